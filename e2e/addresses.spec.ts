import type { BrowserContext, Page } from 'playwright/test'
import { makeWorld } from './factories/world'
import { databaseUrl, expect, test } from './fixtures'

/** What a proxy's log and a browser's history would hold: each address asked for, each that it was sent on to, each it came from */
function addressesOf(context: BrowserContext): string[] {
  const seen: string[] = []
  context.on('request', (request) => {
    seen.push(request.url(), request.headers().referer ?? '')
  })
  context.on('response', (response) => void seen.push(response.headers().location ?? ''))
  return seen
}

for (const javaScriptEnabled of [true, false])
  test(`no word of anybody stands in an address, JavaScript ${javaScriptEnabled ? 'on' : 'off'}`, async ({
    browser,
    contextOptions,
    signedIn,
  }) => {
    test.slow()
    const { ours } = await makeWorld(databaseUrl())
    const [own] = ours.patients
    const seen: string[] = []
    const as = async (email: string): Promise<Page> => {
      const context = await browser.newContext({ ...contextOptions, javaScriptEnabled })
      await signedIn(context, email)
      const page = await context.newPage()
      const addresses = addressesOf(context)
      page.on('close', () => seen.push(...addresses))
      return page
    }

    const clinician = await as(ours.clinician.email)
    await clinician.goto('/patients')
    await clinician.getByLabel('Name or birth date').fill(`Maria ${ours.mark}`)
    await clinician.getByRole('button', { name: 'Search' }).click()
    await expect(clinician.getByText('1 patient found for')).toBeVisible()
    // read again, and gone back to from the patient
    await clinician.reload()
    await clinician.getByRole('link', { name: `Maria ${ours.mark}` }).click()
    await expect(clinician.getByRole('heading', { level: 1 })).toContainText(ours.mark)
    await clinician.goBack()
    await expect(clinician.getByText('1 patient found for')).toBeVisible()
    await expect(clinician.getByLabel('Name or birth date')).toHaveValue(`Maria ${ours.mark}`)
    await clinician.getByLabel('Name or birth date').fill('Nobodycanary')
    await clinician.getByRole('button', { name: 'Search' }).click()
    await expect(clinician.getByRole('heading', { name: 'Nobody found' })).toBeVisible()

    await clinician.goto('/today')
    await clinician.getByLabel('Name or birth date').fill(ours.mark)
    await clinician.getByRole('button', { name: 'Show', exact: true }).click()
    await expect(clinician.getByRole('link', { name: `Maria ${ours.mark}` }).first()).toBeVisible()
    await clinician.getByLabel('Name or birth date').fill('Nobodycanary')
    await clinician.getByRole('button', { name: 'Show', exact: true }).click()
    await expect(clinician.getByRole('heading', { name: 'No visit fits' })).toBeVisible()
    await clinician.getByRole('button', { name: 'Show all of them' }).click()
    await expect(clinician.getByLabel('Name or birth date')).toHaveValue('')
    await expect(clinician.getByRole('link', { name: `Maria ${ours.mark}` }).first()).toBeVisible()

    await clinician.goto('/patients/new')
    await clinician.getByLabel('Given name').fill('Nobodycanary')
    await clinician.getByRole('button', { name: 'Add this patient' }).click()
    await expect(clinician).toHaveTitle(/^Error: /)
    await expect(clinician.getByLabel('Given name')).toHaveValue('Nobodycanary')

    const administrator = await as(ours.administrator.email)
    await administrator.goto('/audit')
    await administrator.getByLabel('Who or whose').fill(ours.mark)
    await administrator.getByLabel('What happened').selectOption({ label: 'Opened a record' })
    await administrator.getByRole('button', { name: 'Show', exact: true }).click()
    await expect(administrator.getByRole('row').filter({ hasText: ours.mark }).first()).toBeVisible()
    await expect(administrator.getByLabel('Who or whose')).toHaveValue(ours.mark)

    const patient = await as(own.email)
    await patient.goto('/list')
    await patient.getByLabel('What else do you want to talk about?').fill('Nobodycanary at night')
    await patient.getByRole('button', { name: 'Add to my list' }).click()
    await expect(patient.getByText('Nobodycanary at night').first()).toBeVisible()

    for (const page of [clinician, administrator, patient]) await page.close()
    expect(seen.length).toBeGreaterThan(20)
    for (const address of seen) expect(address).not.toMatch(new RegExp(`${ours.mark}|canary|maria`, 'i'))
  })
