import { makeWorld } from './factories/world'
import { databaseUrl, expect, expectAccessible, test } from './fixtures'

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
    test.use({ javaScriptEnabled })

    test('a clinic says its hours and who is on call; what is wrong is told and kept', async ({
      page,
      signedIn,
    }) => {
      const { ours } = await makeWorld(databaseUrl())
      await signedIn(page.context(), ours.administrator.email)
      await page.goto('/on-call')
      await expect(page.getByText('Nobody is on call')).toBeVisible()
      if (javaScriptEnabled) await expectAccessible(page)
      await page.getByLabel('Saturday: opens').fill('13:00')
      await page.getByLabel('Saturday: closes').fill('09:00')
      await page.getByLabel('Urgent: minutes').fill('2')
      await page.getByLabel('First').selectOption({ label: 'Dr Shah' })
      await page.getByLabel('Third').selectOption({ label: 'Dr Shah' })
      await page.getByRole('button', { name: 'Save' }).click()
      await expect(page).toHaveTitle(/^Error: /)
      for (const sentence of [
        'On Saturday the clinic has to close after it opens (00:00 is midnight)',
        'Each person can be on call once: choose somebody else',
        'Enter a number of minutes from 5 to 1440',
      ])
        await expect(page.getByRole('link', { name: sentence })).toBeVisible()
      await expect(page.getByLabel('Saturday: opens')).toHaveValue('13:00')
      await expect(page.getByLabel('Urgent: minutes')).toHaveValue('2')
      if (javaScriptEnabled) await expectAccessible(page)
      await page.getByLabel('Saturday: closes').fill('00:00')
      await page.getByLabel('Urgent: minutes').fill('20')
      await page.getByLabel('Third').selectOption({ label: 'Nobody' })
      await page.getByRole('button', { name: 'Save' }).click()
      await expect(page.getByText('Saved')).toBeVisible()
      await expect(page.getByText('Nobody is on call')).toBeHidden()
      await expect(page.getByLabel('First')).toHaveValue(ours.clinician.accountId)
      await expect(page.getByLabel('Saturday: closes')).toHaveValue('00:00')
    })
  })
}
