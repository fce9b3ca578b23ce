import { makeWorld } from './factories/world'
import { databaseUrl, expect, expectAccessible, test } from './fixtures'

for (const javaScriptEnabled of [true, false])
  test(`another clinic’s patient is read in an emergency, JavaScript ${javaScriptEnabled ? 'on' : 'off'}`, async ({
    browser,
    contextOptions,
    signedIn,
  }) => {
    const { ours, theirs } = await makeWorld(databaseUrl())
    const as = async (email: string) => {
      const context = await browser.newContext({ ...contextOptions, javaScriptEnabled })
      await signedIn(context, email)
      return context.newPage()
    }
    const page = await as(theirs.clinician.email)
    await page.goto('/patients')
    await page.getByRole('link', { name: 'Emergency access' }).click()
    // the world's own is open already: what is tried here is one that is not
    await page.getByRole('link', { name: `Maria ${ours.mark}` }).click()
    await page.getByRole('button', { name: 'Close the record now' }).click()
    await expect(page.getByText('You can no longer read that record.')).toBeVisible()

    await page.getByLabel('Given name').fill('Maria')
    await page.getByLabel('Family name').fill(ours.mark)
    await page.getByLabel('Day').fill('5')
    await page.getByLabel('Month').fill('3')
    await page.getByLabel('Year').fill('1981')
    await page.getByLabel('Why you need it now').fill('fever')
    await page.getByRole('button', { name: 'Open the record' }).click()
    await expect(page).toHaveTitle(/^Error: /)
    await expect(
      page.getByRole('link', { name: 'Say in a sentence why you need this record now' }),
    ).toBeVisible()
    await page.getByLabel('Why you need it now').fill('She has a high fever and cannot speak')
    await page.getByRole('button', { name: 'Open the record' }).click()
    await expect(page.getByText('No other clinic here has a patient of this name')).toBeVisible()
    await expect(page.getByLabel('Family name')).toHaveValue(ours.mark)
    await page.getByLabel('Day').fill('4')
    if (javaScriptEnabled) await expectAccessible(page)
    await page.getByRole('button', { name: 'Open the record' }).click()

    await expect(page.getByRole('heading', { name: /^Emergency access until \d/ })).toBeVisible()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(`Maria ${ours.mark}`)
    await expect(page.getByText('not of your clinic', { exact: false })).toBeVisible()
    await expect(
      page.getByRole('heading', { level: 2, name: /^What you would like to know|version/ }),
    ).toBeVisible()
    if (javaScriptEnabled) await expectAccessible(page)
    const here = page.url()

    const administrator = await as(ours.administrator.email)
    await administrator.goto('/audit')
    await expect(administrator.getByText(/not looked into/)).toBeVisible()
    await administrator.getByRole('link', { name: 'Emergency access from other clinics' }).click()
    const line = administrator.getByRole('row').filter({ hasText: 'She has a high fever and cannot speak' })
    await expect(line).toContainText('Their clinic')
    if (javaScriptEnabled) await expectAccessible(administrator)
    await line.getByRole('button', { name: 'I have looked into it' }).click()
    await expect(line.getByRole('button')).toHaveCount(0)

    const patient = await as(ours.patients[0].email)
    await patient.goto('/account/readers')
    await expect(
      patient.getByText(/^In an emergency, from another clinic, .*Their clinic looked at your answers$/),
    ).toBeVisible()

    await page.getByRole('button', { name: 'Close the record now' }).click()
    const gone = await page.goto(here)
    expect(gone?.status()).toBe(404)
    await expect(page.getByText(ours.mark)).toHaveCount(0)
  })
