import { makeWorld } from './factories/world'
import { databaseUrl, expect, test } from './fixtures'

test('a patient turns reminders off and on again without JavaScript, in Spanish', async ({
  browser,
  signedIn,
}) => {
  const { ours } = await makeWorld(databaseUrl())
  const context = await browser.newContext({ javaScriptEnabled: false })
  await signedIn(context, ours.patients[0].email)
  const page = await context.newPage()
  await page.goto('/account')
  await page.getByLabel('Español').check()
  await page.getByRole('button', { name: 'Save the language' }).click()
  const choice = page.getByLabel('Recordarme por correo')
  await expect(choice).toBeChecked()
  const save = page.locator('form[action="/account/reminders"]').getByRole('button', { name: 'Guardar' })
  await choice.uncheck()
  await save.click()
  await expect(page.getByText('Ya no recibirá recordatorios por correo.')).toBeVisible()
  await expect(choice).not.toBeChecked()
  await choice.check()
  await save.click()
  await expect(page.getByText('Antes de una consulta le recordamos por correo')).toBeVisible()
  await expect(choice).toBeChecked()
  await context.close()
})
