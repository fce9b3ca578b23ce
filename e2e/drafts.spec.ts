import type { Browser, Page } from 'playwright/test'
import { makeWorld, type World } from './factories/world'
import { databaseUrl, expect, expectAccessible, test } from './fixtures'
import { said } from './hands/author'
import { tabTo } from './hands/keyboard'

async function openDraft(page: Page, { ours }: World): Promise<void> {
  await page.goto(`/library/questionnaires/drafts/${ours.draftId}?item=a`)
}

/** The same clinic's other clinician, on a device of theirs */
async function colleague(
  browser: Browser,
  options: Parameters<Browser['newContext']>[0],
  sql: Parameters<Parameters<typeof test>[2]>[0]['sql'],
  { ours }: World,
) {
  const email = `lee-${ours.mark.toLowerCase()}@example.com`
  await sql.begin(async (tx) => {
    await tx`select set_config('app.clinic_id', ${ours.clinicId}, true), set_config('app.system', 'on', true)`
    const [account] = await tx`insert into account (clinic_id, role, name, email)
      values (${ours.clinicId}, 'clinician', 'Dr Lee', ${email}) returning id`
    await tx`insert into practitioner (clinic_id, account_id, name, given_name, family_name)
      values (${ours.clinicId}, ${account?.id}, 'Dr Lee', 'Ada', 'Lee')`
  })
  return { email, context: await browser.newContext(options) }
}

for (const javaScriptEnabled of [true, false]) {
  test(`two people write one question, ${javaScriptEnabled ? 'with' : 'without'} JavaScript: the second is told and loses nothing`, async ({
    browser,
    contextOptions,
    signedIn,
    sql,
  }) => {
    const world = await makeWorld(databaseUrl())
    const options = { ...contextOptions, javaScriptEnabled }
    const first = await browser.newContext(options)
    await signedIn(first, world.ours.clinician.email)
    const lee = await colleague(browser, options, sql, world)
    await signedIn(lee.context, lee.email)
    const [mine, theirs] = [await first.newPage(), await lee.context.newPage()]
    await openDraft(mine, world)
    await openDraft(theirs, world)
    const hostile = '<b onclick="x()">Mine</b> & ‮🌙'
    await theirs.locator('#text').fill('How is your skin today?')
    await theirs.locator('#save').click()
    await expect(said(theirs)).toContainText('How is your skin today?')
    await mine.locator('#text').fill(hostile)
    await mine.locator('#save').click()
    await expect(mine.getByText('Somebody changed this while you were writing')).toBeVisible()
    await expect(mine.getByText('Yours and theirs')).toBeVisible()
    await expect(mine.locator('#text')).toHaveValue(hostile)
    await expect(mine.getByText('How is your skin today?').first()).toBeVisible()
    if (javaScriptEnabled) await expectAccessible(mine)
    await mine.getByRole('button', { name: 'Save mine instead' }).click()
    await expect(said(mine)).toContainText('Mine')
    await expect(mine.locator('#text')).toHaveValue(hostile)
    await mine.getByRole('button', { name: 'Undo' }).click()
    await expect(mine.locator('#text')).toHaveValue('How is your skin today?')
    await first.close()
    await lee.context.close()
  })
}

test('what is being written is saved before another item is opened, and kept where it was removed', async ({
  page,
  context,
  signedIn,
}) => {
  const world = await makeWorld(databaseUrl())
  await signedIn(context, world.ours.clinician.email)
  await openDraft(page, world)
  await page.getByRole('button', { name: 'Duplicate' }).click()
  await expect(said(page)).toContainText('Duplicated')
  await page.locator('#text').fill('The second one')
  await page
    .getByRole('link', { name: /^How are you\?/ })
    .first()
    .click()
  await expect(said(page)).toContainText('Changed “The second one”')
  await page.locator('#text').fill('The first one')
  const other = await context.newPage()
  await openDraft(other, world)
  await other.getByRole('button', { name: 'Remove' }).click()
  await expect(said(other)).toContainText('Removed')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByText('What you wrote is kept below')).toBeVisible()
  await expect(page.locator('#text')).toHaveValue('The first one')
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Save as a new question' }).click()
  await expect(said(page)).toContainText('Added “The first one”')
  await expect(page.getByRole('link', { name: /^The first one/ })).toBeVisible()
  // the title and the introduction as well
  await page.getByRole('link', { name: 'Title and introduction' }).click()
  await page.getByLabel('Introduction', { exact: true }).fill('For a first visit.')
  await page.getByRole('button', { name: 'Add at the end' }).click()
  await expect(said(page)).toContainText('Added')
  await page.getByRole('link', { name: 'Title and introduction' }).click()
  await expect(page.getByLabel('Introduction', { exact: true })).toHaveValue('For a first visit.')
  await page.getByLabel('Title', { exact: true }).fill('Skin and sleep')
  await page.getByRole('link', { name: /^The first one/ }).click()
  await expect(page.getByRole('heading', { name: 'Skin and sleep' })).toBeVisible()
})

test('what keeps a draft from being published leads to where it is mended', async ({
  page,
  context,
  signedIn,
}) => {
  const world = await makeWorld(databaseUrl())
  await signedIn(context, world.ours.clinician.email)
  await openDraft(page, world)
  await page.locator('#add-after').selectOption('group')
  await page.getByRole('button', { name: 'Add after this' }).click()
  await tabTo(page, page.locator('#text'))
  await page.goto(`/library/questionnaires/drafts/${world.ours.draftId}/publish`)
  await expectAccessible(page)
  await page.getByRole('link', { name: /has nothing in it/ }).click()
  await expect(page.locator('#text')).toHaveValue('')
  await page.getByRole('button', { name: 'Remove' }).click()
  await expect(page.getByText('Removed the group without a title')).toBeVisible()
  await page.getByRole('link', { name: 'Questionnaires being written' }).click()
  await page
    .getByRole('button', { name: /^Put away.*Being written/ })
    .first()
    .click()
  await expect(page.getByText('It was put away.')).toBeVisible()
  await expectAccessible(page)
})

test('a draft is not taken up while another of the same questionnaire is written, and the list says so', async ({
  page,
  context,
  signedIn,
}) => {
  const { ours } = await makeWorld(databaseUrl())
  await signedIn(context, ours.clinician.email)
  const beginAgain = async () => {
    await page.goto('/library/questionnaires/drafts')
    await page.getByLabel('Questionnaire', { exact: true }).selectOption(ours.broughtInVersionId)
    await page.getByRole('button', { name: 'Begin from this one' }).click()
    await expect(page.getByText('The draft is made.')).toBeVisible()
    await page.getByRole('link', { name: 'Questionnaires being written' }).click()
  }
  await beginAgain()
  const row = page.getByRole('row').filter({ hasText: 'New version' })
  await row.getByRole('button', { name: /^Put away/ }).click()
  await expect(page.getByText('It was put away.')).toBeVisible()
  await beginAgain()
  await row.getByRole('button', { name: /^Take up/ }).click()
  await expect(
    page.getByText('Your clinic is writing this in another draft already. Put that one away first'),
  ).toBeVisible()
  await expectAccessible(page)
  await row.getByRole('button', { name: /^Put away/ }).click()
  await row
    .getByRole('button', { name: /^Take up/ })
    .first()
    .click()
  await expect(page.getByText('It can be written on again.')).toBeVisible()
})
