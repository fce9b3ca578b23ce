import { readFileSync } from 'node:fs'
import type { Page } from 'playwright/test'
import { makeWorld } from './factories/world'
import { databaseUrl, expect, test } from './fixtures'

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
