import { makeWorld } from './factories/world'
import { databaseUrl, expect, test } from './fixtures'
import { demoSignIn } from './hands/clinician'
import { press, tabTo, typeInto } from './hands/keyboard'

test('a patient answers with the keyboard alone', async ({ page, context, signedIn }) => {
  const world = await makeWorld(databaseUrl())
  await signedIn(context, world.ours.patients[0].email)
  await page.goto('/home')
  await press(page, page.getByRole('link', { name: /^How is your skin\?/ }))
  await press(page, page.getByLabel(/^Me, /), 'Space')
  await press(page, page.getByRole('button', { name: 'Start' }))
  await expect(page.getByRole('heading', { level: 1, name: /worst itch/ })).toBeVisible()
  await tabTo(page, page.locator('input[type=radio][value="0"]'))
  for (let steps = 0; steps < 7; steps++) await page.keyboard.press('ArrowDown')
  await press(page, page.getByRole('button', { name: 'Continue', exact: true }))
  await expect(page.getByRole('heading', { level: 1, name: /sleep/ })).toBeVisible()
  await press(page, page.getByRole('button', { name: 'Back', exact: true }))
  await expect(page.locator('input[type=radio][value="7"]')).toBeChecked()
})

test('a clinician signs in, finds a visit and marks its brief as reviewed with the keyboard alone', async ({
  page,
}) => {
  const { email, password } = demoSignIn('Dr Okafor')
  await page.goto('/sign-in')
  await typeInto(page, page.getByLabel('Email address'), email)
  await typeInto(page, page.getByLabel('Password', { exact: true }), password)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'Visits' })).toBeVisible()
  await press(page, page.locator('main a[href^="/visits/"]').first())
  await expect(page.getByRole('heading', { level: 2, name: 'Flags' })).toBeVisible()
  const review = page.getByRole('button', { name: /reviewed/i }).first()
  if (await review.isVisible()) await press(page, review)
  await expect(page.getByText(/Reviewed by Dr Okafor/).first()).toBeVisible()
})
