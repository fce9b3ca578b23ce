import { expect, expectAccessible, test } from './fixtures'
import { peopleWith, signIn, visitor } from './hands/account'
import { setUpSecondStep } from './hands/second-step'

test('signing out everywhere else ends the other browser’s session at its next request', async ({
  browser,
  page,
  context,
  signedIn,
}) => {
  const { ours } = await peopleWith()
  const { email } = ours.patients[0]
  await signedIn(context, email)
  const other = await (await visitor(browser)).newPage()
  await other.goto('/sign-in')
  await signIn(other, email)
  await expect(other).toHaveURL(/\/home$/)
  await page.goto('/account')
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Sign out everywhere else' }).click()
  await expect(page.getByText('You are signed out everywhere else.')).toBeVisible()
  await other.reload()
  await expect(other).toHaveURL(/\/sign-in\?next=%2Fhome$/)
})

test('a form sent after the session ran out waits until one has signed in again', async ({
  page,
  context,
  signedIn,
  sql,
}) => {
  const { ours } = await peopleWith()
  const { accountId, email } = ours.administrator
  await signedIn(context, email)
  await page.goto('/accounts')
  await page.getByLabel('Name', { exact: true }).fill('Ada Moss')
  await sql`update session set last_seen_at = now() - interval '31 minutes' where account_id = ${accountId}`
  await page.getByRole('button', { name: 'Invite', exact: true }).click()
  await expect(page.getByText('What you typed is kept: sign in to go on.')).toBeVisible()
  await signIn(page, email)
  await setUpSecondStep(page)
  await page.getByRole('button', { name: 'I have kept them' }).click()
  await expect(page).toHaveURL(/\/accounts\?again=/)
  await expect(page.getByLabel('Name', { exact: true })).toHaveValue('Ada Moss')
})

test.describe('before a session ends', () => {
  const idle = (minutes: number) => `${minutes} minutes`

  test('a warning comes two minutes ahead, and one tap goes on', async ({ page, context, signedIn, sql }) => {
    const { ours } = await peopleWith()
    const { accountId, email } = ours.patients[0]
    const seenLast = (minutes: number) =>
      sql`update session set last_seen_at = now() - ${idle(minutes)}::interval where account_id = ${accountId}`
    await page.clock.install()
    await signedIn(context, email)
    await page.goto('/home')
    const warning = page.getByRole('dialog', { name: 'You will be signed out in two minutes' })
    await page.clock.fastForward('01:01')
    await expect(warning).toBeHidden()
    await seenLast(28.5)
    // the timer starts with the page's script, which a busy machine may run after the first leap
    await expect(async () => {
      await page.clock.fastForward('28:00')
      await expect(warning).toBeVisible({ timeout: 1000 })
    }).toPass()
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Stay signed in' }).click()
    await expect(warning).toBeHidden()
    const [row] =
      await sql`select max(last_seen_at) > now() - interval '1 minute' as seen from session where account_id = ${accountId}`
    expect(row).toEqual({ seen: true })

    await seenLast(31)
    await expect(async () => {
      await page.clock.fastForward('29:00')
      await expect(page).toHaveURL(/\/sign-in\?next=%2Fhome$/, { timeout: 1000 })
    }).toPass()
  })

  test('what is typed stays when it has ended', async ({ page, context, signedIn, sql }) => {
    const { ours } = await peopleWith()
    const { accountId, email } = ours.administrator
    await page.clock.install()
    await signedIn(context, email)
    await page.goto('/accounts')
    await page.getByLabel('Name', { exact: true }).fill('Ada Moss')
    await sql`update session set last_seen_at = now() - interval '31 minutes' where account_id = ${accountId}`
    await page.clock.fastForward('01:01')
    await expect(page.getByText('What you have typed is still here.')).toBeVisible()
    await expect(page.getByLabel('Name', { exact: true })).toHaveValue('Ada Moss')
    await expectAccessible(page)
  })
})
