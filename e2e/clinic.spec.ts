import { makeWorld } from './factories/world'
import { databaseUrl, expect, expectAccessible, test } from './fixtures'

for (const javaScriptEnabled of [true, false])
  test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
    test.use({ javaScriptEnabled })

    test('an administrator sets whom patients call, and patients read it; what is wrong is told and kept', async ({
      page,
      signedIn,
    }) => {
      const { ours } = await makeWorld(databaseUrl())
      await signedIn(page.context(), ours.administrator.email)
      await page.goto('/accounts')
      await page.getByRole('link', { name: 'Clinic', exact: true }).click()
      await page.getByLabel('Phone number').fill('ask at the desk')
      await page.getByLabel('Number for emergencies').fill('112')
      await page.getByRole('button', { name: 'Save' }).click()
      await expect(page).toHaveTitle('Error: Clinic')
      await expect(
        page.getByRole('link', { name: 'Enter the clinic’s phone number, such as +1 555 010 0123' }),
      ).toBeVisible()
      await expect(page.getByLabel('Phone number')).toHaveValue('ask at the desk')
      await expect(page.getByLabel('Number for emergencies')).toHaveValue('112')
      if (javaScriptEnabled) await expectAccessible(page)
      await page.getByLabel('Phone number').fill('+49 30 5550 0123')
      await page.getByRole('button', { name: 'Save' }).click()
      await expect(page.getByRole('status').filter({ hasText: 'Saved' })).toBeVisible()
      if (javaScriptEnabled) await expectAccessible(page)

      await signedIn(page.context(), ours.patients[0].email)
      await page.goto('/home')
      await expect(page.getByRole('contentinfo')).toContainText('Call 112 now')
      await expect(page.getByRole('link', { name: /\+49 30 5550 0123/ })).toBeVisible()
    })
  })
