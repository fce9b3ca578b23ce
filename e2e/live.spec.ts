import type { Page } from 'playwright/test'
import { makeWorld } from './factories/world'
import { databaseUrl, expect, expectAccessible, test } from './fixtures'

/** A mark that a page loses when it is loaded anew */
const mark = (page: Page) => page.evaluate(() => document.documentElement.setAttribute('data-mark', ''))
const isMarked = (page: Page) => page.evaluate(() => document.documentElement.hasAttribute('data-mark'))

async function amend(page: Page, assignmentId: string): Promise<void> {
  await page.goto(`/questions/${assignmentId}/answers`)
  await page
    .getByRole('link', { name: /^Change/ })
    .first()
    .click()
  await page.getByLabel('Something else').check()
  await page.getByRole('button', { name: 'Continue' }).click()
  await page.getByRole('textbox').fill('Can I swim?')
  await page.getByRole('button', { name: 'Continue' }).click()
  await page.getByLabel('Why are you changing this?').fill('I forgot')
  await page.getByRole('button', { name: 'Send the change to Dr Shah' }).click()
  await expect(page.getByText('Your change was sent')).toBeVisible()
}

test('an open list and an open brief show what a patient sends, without a reload, and keep no session alive', async ({
  browser,
  contextOptions,
  signedIn,
  sql,
}) => {
  const world = await makeWorld(databaseUrl())
  const { ours, theirs } = world
  const [patient] = ours.patients
  const open = async (email: string, path: string) => {
    const context = await browser.newContext(contextOptions)
    await signedIn(context, email)
    const page = await context.newPage()
    await page.goto(path)
    return page
  }
  const visit = `/visits/${patient.appointmentId}`
  const brief = await open(ours.clinician.email, visit)
  await brief.getByRole('button', { name: 'Mark reviewed' }).click()
  await expect(brief.getByText('Reviewed by')).toBeVisible()
  const list = await open(ours.clinician.email, '/today?when=week')
  const row = list.getByRole('row').filter({ has: list.locator(`a[href="${visit}"]`) })
  await expect(row).toContainText('Reviewed')
  const elsewhere = await open(theirs.clinician.email, '/today?when=week')
  for (const page of [list, elsewhere])
    await expect(page.getByText('Changes show by themselves.')).toBeVisible()
  const heard: string[] = []
  elsewhere.on('request', (request) => heard.push(request.url()))
  await Promise.all([brief, list, elsewhere].map(mark))
  await sql`update session set last_seen_at = now() - interval '10 minutes' where account_id = ${ours.clinician.accountId}`
  const place = await brief.locator('#brief h2').first().boundingBox()

  await amend(await open(patient.email, '/home'), patient.sentAssignmentId)

  await expect(row).not.toContainText('Reviewed')
  await expect(brief.getByText(/^New answers, \d\d:\d\d\.$/)).toBeVisible()
  expect(await brief.locator('#brief h2').first().boundingBox()).toEqual(place)
  expect(await Promise.all([brief, list, elsewhere].map(isMarked))).toEqual([true, true, true])
  expect(heard).toEqual([])
  const [seen] = await sql`
    select max(last_seen_at) < now() - interval '9 minutes' as long from session where account_id = ${ours.clinician.accountId}`
  expect(seen).toEqual({ long: true })
  await expectAccessible(brief)
  await expectAccessible(list)

  await brief.getByRole('link', { name: 'Show them' }).click()
  await expect(brief.locator('#brief').getByText('Changed after sending')).toBeVisible()
  await expect(brief.getByText(/^New answers/)).toBeHidden()
})
