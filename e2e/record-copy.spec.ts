import { readFileSync } from 'node:fs'
import type { Page } from 'playwright/test'
import { makeWorld } from './factories/world'
import { databaseUrl, expect, expectAccessible, test } from './fixtures'

/** The whole record in one file, from the two places that hand it out */

type Entry = { resource: { resourceType: string; name?: unknown; status?: string } }

async function taken(page: Page, link: string): Promise<Entry[]> {
  const waiting = page.waitForEvent('download')
  await page.getByRole('link', { name: link }).click()
  const download = await waiting
  // a name would say on a shared device who is a patient of which clinic
  expect(download.suggestedFilename()).toMatch(/^record-[\w-]+\.json$/)
  const { entry }: { entry: Entry[] } = JSON.parse(readFileSync(await download.path(), 'utf8'))
  return entry
}

const named = (entries: Entry[], type: string) =>
  entries.filter(({ resource }) => resource.resourceType === type).map(({ resource }) => resource)

test('a patient takes their record away, and a clinician takes a copy', async ({
  browser,
  contextOptions,
  signedIn,
}) => {
  const { ours } = await makeWorld(databaseUrl())
  const [own] = ours.patients
  const as = async (email: string) => {
    const context = await browser.newContext(contextOptions)
    await signedIn(context, email)
    return context.newPage()
  }
  const patient = await as(own.email)
  await patient.goto('/account')
  const mine = await taken(patient, 'Download my record')
  expect(named(mine, 'Patient')).toMatchObject([{ name: [{ family: ours.mark, given: ['Maria'] }] }])
  expect(named(mine, 'QuestionnaireResponse').map(({ status }) => status)).toContain('completed')

  const clinician = await as(ours.clinician.email)
  await clinician.goto(`/patients/${own.patientId}`)
  const copy = await taken(clinician, 'Download the record')
  expect(named(copy, 'Patient')).toMatchObject([{ name: [{ family: ours.mark, given: ['Maria'] }] }])
  expect(named(copy, 'QuestionnaireResponse').map(({ status }) => status)).not.toContain('in-progress')

  await patient.goto('/account/readers')
  await expect(patient.getByText('Dr Shah took a copy of your whole record')).toBeVisible()
})

test('whoever cannot have a copy reads why, on a page with a way on', async ({ page, signedIn, sql }) => {
  const { ours, theirs } = await makeWorld(databaseUrl())
  const { accountId, email } = ours.clinician
  const [own] = ours.patients
  await signedIn(page.context(), email)
  for (const address of [
    `/patients/${theirs.patients[0].patientId}/export`,
    `/visits/${theirs.patients[0].appointmentId}/export`,
    `/visits/${theirs.patients[0].appointmentId}/note`,
  ]) {
    expect((await page.goto(address))?.status(), address).toBe(404)
    await expect(page.getByRole('heading', { name: 'This page is not here' })).toBeVisible()
    await expect(page.getByRole('link', { name: 'Go to the start page' })).toBeVisible()
  }
  await sql`
    insert into throttle (key, failures, last_failed_at, blocked_until)
    values (${`copy:${accountId}`}, 60, now(), now() + interval '1 hour')
    on conflict (key) do update set failures = excluded.failures, blocked_until = excluded.blocked_until`
  expect((await page.goto(`/patients/${own.patientId}/export`))?.status()).toBe(429)
  await expect(page.getByRole('heading', { name: 'Wait a few minutes' })).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('link', { name: 'Go back to the page' }).click()
  await expect(page).toHaveURL(`/patients/${own.patientId}`)
})
