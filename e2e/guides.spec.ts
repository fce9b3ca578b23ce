import type { Page } from 'playwright/test'
import { makeWorld } from './factories/world'
import { databaseUrl, expect, expectAccessible, test } from './fixtures'

/** Opens everything that is closed, so that it is looked at too */
async function openAll(page: Page): Promise<void> {
  const closed = page.locator('details:not([open]) > summary')
  for (let left = await closed.count(); left > 0; left--) await closed.first().click()
}

test('a guide is read to its end, checked, asked about, and found again', async ({
  page,
  context,
  signedIn,
}) => {
  const { ours } = await makeWorld(databaseUrl())
  const [patient] = ours.patients
  await signedIn(context, patient.email)
  await page.goto(`/guides/${patient.guideAssignmentId}`)
  await expect(page).toHaveURL(/\/flare$/)
  await expect(page.getByText('Part 1 of 5')).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Continue' }).click()

  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Why fast relief is not a plan')
  await page.getByRole('button', { name: 'Check my answer' }).click()
  await expect(page).toHaveTitle(/^Error: /)
  await expectAccessible(page)
  await page.getByLabel('I’m not sure').check()
  await page.getByRole('button', { name: 'Check my answer' }).click()
  await expect(page.getByText('This is the part that answers it')).toBeVisible()
  await page.getByRole('button', { name: 'Put this on my list for the visit' }).click()
  await expect(page.getByText('This topic is on your list for the visit.')).toBeVisible()

  await page.getByText('Ask about this at my visit').click()
  await page.getByLabel(/^Your question/).fill('How long is <b>short</b>?')
  await openAll(page)
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Put on my list' }).click()
  await expect(page.getByText('This part is on your list for the visit.')).toBeVisible()

  // what was looked at and not gone on from does not count
  await page.goto(`/guides/${patient.guideAssignmentId}`)
  await expect(page).toHaveURL(/\/fast-relief$/)
  for (let part = 2; part < 5; part++) await page.getByRole('button', { name: 'Continue' }).click()
  await page.getByRole('button', { name: 'Finish this guide' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('You have read this guide')
  await expect(page.getByText('Awaiting clinical review')).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('link', { name: /to print$/ }).click()
  await expect(page.getByRole('heading', { level: 2, name: 'Sources' })).toBeVisible()
  await expectAccessible(page)

  await page.goto('/list')
  await expect(page.getByRole('listitem').getByText('How long is <b>short</b>?').first()).toBeVisible()
})

test('what is written for the list and not sent is there again, until it is sent', async ({
  page,
  context,
  signedIn,
}) => {
  const { ours } = await makeWorld(databaseUrl())
  await signedIn(context, ours.patients[0].email)
  await page.goto('/list')
  const box = page.getByLabel('What else do you want to talk about?')
  const onDevice = () =>
    page.evaluate(() => Object.entries(localStorage).filter(([name]) => name.startsWith('kept:')))
  await box.fill('My hands\nAt work.')
  await expect.poll(async () => (await onDevice()).length).toBe(1)
  expect(JSON.stringify(await onDevice())).not.toContain('hands')
  await page.goto('/home')
  await page.goto('/list')
  await expect(box).toHaveValue('My hands\nAt work.')
  await expect(page.getByText('What you had written here before is back.')).toBeVisible()
  await page.getByRole('button', { name: 'Add to my list' }).click()
  await expect(page.getByRole('listitem').getByText('My hands').first()).toBeVisible()
  await expect.poll(onDevice).toEqual([])
  await expect(box).toHaveValue('')
})

test('the list is put in order, and what was removed comes back', async ({ page, context, signedIn }) => {
  const { ours } = await makeWorld(databaseUrl())
  await signedIn(context, ours.patients[0].email)
  await page.goto('/list')
  const topics = page.locator('ol > li > p:first-child')
  await page.getByLabel('What else do you want to talk about?').fill('My hands\nAt work.')
  await page.getByRole('button', { name: 'Add to my list' }).click()
  await expect(topics).toHaveText(['Sleep', 'My hands'])
  await page.getByRole('button', { name: 'Move up: My hands' }).click()
  await expect(topics).toHaveText(['My hands', 'Sleep'])
  await page.getByRole('button', { name: 'Remove: My hands' }).click()
  await expect(topics).toHaveText(['Sleep'])
  await page.getByRole('button', { name: 'Put it back' }).click()
  await expect(topics).toHaveText(['My hands', 'Sleep'])
  await openAll(page)
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Remove: My hands' }).click()
  await page.getByRole('button', { name: 'Remove: Sleep' }).click()
  await expect(page.getByText('There is nothing on your list yet')).toBeVisible()
  await expectAccessible(page)
})

test.describe('with JavaScript off', () => {
  test.use({ javaScriptEnabled: false })

  test('a guide is read and its list kept all the same', async ({ page, context, signedIn }) => {
    const { ours } = await makeWorld(databaseUrl())
    const [patient] = ours.patients
    await signedIn(context, patient.email)
    await page.goto(`/guides/${patient.guideAssignmentId}`)
    await page.getByText('Ask about this at my visit').click()
    await page.getByRole('button', { name: 'Put on my list' }).click()
    for (let part = 1; part < 5; part++) await page.getByRole('button', { name: 'Continue' }).click()
    await page.getByRole('button', { name: 'Finish this guide' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('You have read this guide')
    await page.goto('/list')
    await page.getByRole('button', { name: 'Move up: What a flare can feel like' }).click()
    await expect(page.locator('ol > li').first()).toContainText('What a flare can feel like')
  })
})

test('a guide that was taken back says so, and keeps nothing more', async ({
  page,
  context,
  signedIn,
  sql,
}) => {
  const { ours } = await makeWorld(databaseUrl())
  const [patient] = ours.patients
  await signedIn(context, patient.email)
  await page.goto(`/guides/${patient.guideAssignmentId}`)
  await sql.begin(async (tx) => {
    await tx`select set_config('app.clinic_id', ${ours.clinicId}, true)`
    await tx`update assignment set status = 'cancelled' where id = ${patient.guideAssignmentId}`
  })
  await page.getByRole('button', { name: 'Continue' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Your clinic took this guide back')
  await expectAccessible(page)
})
