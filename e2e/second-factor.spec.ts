import { randomUUID } from 'node:crypto'
import type { Browser, Page } from 'playwright/test'
import { hashPassword } from '../lib/account/password'
import { makeWorld, type World } from './factories/world'
import { databaseUrl, expect, expectAccessible, test } from './fixtures'
import { codeOf, giveCode, setUpSecondStep } from './hands/second-step'

const PASSWORD = 'a quiet paper boat'
let passwordHash: Promise<string> | undefined
const people = async (): Promise<World['ours']> => {
  passwordHash ??= hashPassword(PASSWORD)
  return (await makeWorld(databaseUrl(), await passwordHash)).ours
}

/** From a network of its own, so that no test uses up another's tries */
const visitor = (browser: Browser, javaScriptEnabled = true) =>
  browser.newContext({
    javaScriptEnabled,
    extraHTTPHeaders: { 'X-Forwarded-For': `fd00:${randomUUID().slice(0, 4)}::1` },
  })

async function givePassword(page: Page, email: string, next = '/'): Promise<void> {
  await page.goto(`/sign-in?next=${encodeURIComponent(next)}`)
  await page.getByLabel('Email address').fill(email)
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD)
  await page.getByRole('button', { name: 'Sign in' }).click()
}

for (const javaScript of [true, false])
  test(`a colleague sets up a second step and signs in with it, JavaScript ${javaScript ? 'on' : 'off'}`, async ({
    browser,
  }) => {
    const { clinician } = await people()
    const page = await (await visitor(browser, javaScript)).newPage()
    await givePassword(page, clinician.email, '/patients')
    if (javaScript) await expectAccessible(page)
    await page.goto('/patients')
    await expect(page, 'the password alone opens nothing').toHaveURL(/\/sign-in\?next=%2Fpatients$/)
    await page.goto('/sign-in/set-up?next=/patients')
    await page.getByLabel('Six digits').fill('12')
    await page.getByRole('button', { name: 'Turn it on' }).click()
    await expect(page).toHaveTitle(/^Error: /)
    if (javaScript) await expectAccessible(page)
    const { key, used, codes } = await setUpSecondStep(page)
    if (javaScript) await expectAccessible(page)
    await page.getByRole('button', { name: 'I have kept them' }).click()
    await expect(page).toHaveURL(/\/patients$/)
    await page.goto('/account/recovery-codes')
    await expect(page.getByText('Recovery codes are shown once.')).toBeVisible()

    await page.getByRole('button', { name: 'Sign out' }).click()
    await givePassword(page, clinician.email, '/patients')
    if (javaScript) await expectAccessible(page)
    await giveCode(page, used)
    await expect(page.getByText('This code is not right or was used already.').first()).toBeVisible()
    await expect(page).toHaveTitle(/^Error: /)
    await giveCode(page, codeOf(key, 1))
    await expect(page).toHaveURL(/\/patients$/)

    await page.getByRole('button', { name: 'Sign out' }).click()
    await givePassword(page, clinician.email, '/patients')
    await page.getByRole('link', { name: 'I do not have my phone' }).click()
    if (javaScript) await expectAccessible(page)
    await page.getByLabel('Recovery code').fill(codes[3]?.toUpperCase() ?? '')
    await page.getByRole('button', { name: 'Continue' }).click()
    await expect(page).toHaveURL(/\/patients$/)
    await page.goto('/account')
    await expect(page.getByText('9 recovery codes are left.')).toBeVisible()
  })

test('new recovery codes and another app are had for a code', async ({ browser }) => {
  const { administrator } = await people()
  const page = await (await visitor(browser)).newPage()
  await givePassword(page, administrator.email, '/account')
  const first = await setUpSecondStep(page)
  await page.getByRole('button', { name: 'I have kept them' }).click()
  await expect(page).toHaveURL(/\/account$/)
  await expectAccessible(page)
  await page.getByLabel('Code from your app').fill('123456')
  await page.getByRole('button', { name: 'Make new recovery codes' }).click()
  await expect(page).toHaveTitle(/^Error: /)
  await expectAccessible(page)
  await page.getByLabel('Code from your app').fill(codeOf(first.key, 1))
  await page.getByRole('button', { name: 'Make new recovery codes' }).click()
  const codes = page.getByRole('listitem').filter({ hasText: /^\w{4}(-\w{4}){3}$/ })
  await expect(codes).toHaveCount(10)
  const [recovery = ''] = await codes.allTextContents()
  await page.getByRole('button', { name: 'I have kept them' }).click()
  await page.getByLabel('Code from your app').fill(recovery)
  await page.getByRole('button', { name: 'Set up another app' }).click()
  const second = await setUpSecondStep(page)
  expect(second.key).not.toBe(first.key)
})

test('an administrator takes away what a colleague lost', async ({ browser, page, context, signedIn }) => {
  const { administrator, clinician } = await people()
  const colleague = await (await visitor(browser)).newPage()
  await givePassword(colleague, clinician.email, '/patients')
  await setUpSecondStep(colleague)
  await signedIn(context, administrator.email)
  await page.goto('/accounts')
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Take second step away from Dr Shah' }).click()
  await expect(page.getByRole('button', { name: /from Dr Shah/ })).toHaveCount(0)
  await expect(page.getByRole('status').filter({ hasText: 'set up a new second step' })).toBeVisible()
  await colleague.goto('/patients')
  await expect(colleague).toHaveURL(/\/sign-in/)
  await givePassword(colleague, clinician.email, '/patients')
  await expect(colleague.getByRole('heading', { level: 1 })).toHaveText('Set up your second step')
})

test('whoever waits longer than ten minutes begins again', async ({ browser, sql }) => {
  const { clinician } = await people()
  const page = await (await visitor(browser)).newPage()
  await givePassword(page, clinician.email, '/patients')
  await page.getByLabel('Six digits').fill('123456')
  await sql`update half_session set expires_at = now() where account_id = ${clinician.accountId}`
  await page.getByRole('button', { name: 'Turn it on' }).click()
  await expect(page.getByText('That took longer than ten minutes. Sign in again.')).toBeVisible()
  await expectAccessible(page)
  await page.goto('/sign-in/code?next=//elsewhere.example')
  await expect(page).toHaveURL(/\/sign-in\?next=%2F$/)
})
