import { randomUUID } from 'node:crypto'
import { expect, expectAccessible, test } from './fixtures'
import { PASSWORD, peopleWith, signIn, visitor } from './hands/account'
import { codeOf, giveCode, setUpSecondStep } from './hands/second-step'

test('an administrator invites, deactivates at once, and reads what happened', async ({
  browser,
  page,
  context,
  signedIn,
}) => {
  const { ours } = await peopleWith()
  await signedIn(context, ours.administrator.email)
  await page.goto('/accounts')
  await expectAccessible(page)
  const colleague = {
    name: `Dr <i>Okafor</i> ${randomUUID().slice(0, 8)}`,
    email: `${randomUUID()}@example.com`,
  }
  await page.getByLabel('Name', { exact: true }).fill(colleague.name)
  await page.getByRole('button', { name: 'Invite', exact: true }).click()
  await expect(page).toHaveTitle(/^Error: /)
  await expect(page.getByLabel('Name', { exact: true })).toHaveValue(colleague.name)
  await expectAccessible(page)
  await expect(page.getByRole('link', { name: 'Choose what they do' })).toBeVisible()
  await page.getByLabel('Email address').fill(colleague.email)
  await page.getByRole('radio', { name: /^Clinician/ }).check()
  await page.getByRole('button', { name: 'Invite', exact: true }).click()
  const link = (await page.getByText(/^http.*\/invitation\//).textContent()) ?? ''
  await expectAccessible(page)

  const other = await (await visitor(browser)).newPage()
  await other.goto(link)
  await other.getByLabel('New password').fill(PASSWORD)
  await other.getByRole('button', { name: /begin$/ }).click()
  const { key } = await setUpSecondStep(other)
  await other.getByRole('button', { name: 'I have kept them' }).click()
  await expect(other).toHaveURL(/\/today$/)
  await page.goto('/accounts')
  await page.getByRole('button', { name: `Deactivate ${colleague.name}` }).click()
  await expect(page.getByRole('status').filter({ hasText: 'Deactivated.' })).toBeVisible()
  await other.getByRole('link', { name: 'Patients' }).click()
  await expect(other).toHaveURL(/\/sign-in/)
  await signIn(other, colleague.email)
  await expect(other.getByText('is not right').first()).toBeVisible()
  await page.getByRole('button', { name: `Reactivate ${colleague.name}` }).click()
  await expect(page.getByRole('button', { name: `Deactivate ${colleague.name}` })).toBeVisible()
  await signIn(other, colleague.email)
  await giveCode(other, codeOf(key, 1))
  await expect(other).toHaveURL(/\/patients$/)

  await page.goto('/audit')
  await page.getByLabel('Who or whose').fill(colleague.name)
  await page.getByRole('button', { name: 'Show' }).click()
  await expect(page.getByText('Deactivated an account').last()).toBeVisible()
  await expectAccessible(page)
  await page.getByLabel('Day').fill('2001-01-01')
  await page.getByRole('button', { name: 'Show' }).click()
  await expect(page.getByText('Nothing found.')).toBeVisible()
})
