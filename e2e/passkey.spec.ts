import { randomUUID } from 'node:crypto'
import type { Browser, Page } from 'playwright/test'
import { hashPassword } from '../lib/account/password'
import { makeWorld, type World } from './factories/world'
import { databaseUrl, expect, expectAccessible, test } from './fixtures'

const PASSWORD = 'a quiet paper boat'
const people = async (): Promise<World['ours']> =>
  (await makeWorld(databaseUrl(), await hashPassword(PASSWORD))).ours

/** A browser whose device holds passkeys and whose user is there to unlock it, in a network of its own */
async function withDevice(browser: Browser) {
  const context = await browser.newContext({
    extraHTTPHeaders: { 'X-Forwarded-For': `fd00:${randomUUID().slice(0, 4)}::1` },
  })
  const page = await context.newPage()
  const device = await context.newCDPSession(page)
  await device.send('WebAuthn.enable')
  const { authenticatorId } = await device.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
  return { context, page, device, authenticatorId }
}

async function signOut(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Sign out', exact: true }).click()
  await expect(page).toHaveURL(/\/sign-in$/)
}

async function addPasskey(page: Page, name: string): Promise<void> {
  await page.goto('/account')
  await page.getByLabel('Name for this passkey').fill(name)
  await page.getByLabel('Your password now').last().fill(PASSWORD)
  await page.getByRole('button', { name: 'Add a passkey' }).click()
}

for (const who of ['patient', 'clinician'] as const)
  test(`a ${who} signs in with a passkey alone, also while guesses make the password wait`, async ({
    browser,
    signedIn,
    sql,
  }) => {
    const ours = await people()
    const { email, accountId } = who === 'patient' ? ours.patients[0] : ours.clinician
    await sql`delete from passkey where account_id = ${accountId}`
    const { context, page } = await withDevice(browser)
    await signedIn(context, email)
    await addPasskey(page, 'My <b>phone</b>')
    await expect(page.getByText('Your passkey is added.')).toBeVisible()
    await expect(page.getByText('My <b>phone</b>', { exact: true }).first()).toBeVisible()
    await expect(page.getByText('not used yet')).toBeVisible()
    await expectAccessible(page)
    await signOut(page)
    for (let at = 0; at < 12; at++)
      await page.request.post('/sign-in/enter', {
        form: { email, password: 'a guess' },
        headers: { Origin: new URL(page.url()).origin },
        maxRedirects: 0,
      })
    await page.goto('/sign-in?next=/account')
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Use a passkey' }).click()
    await expect(page).toHaveURL(/\/account$/)
    await expect(page.getByText(/last used/).first()).toBeVisible()

    await page.getByRole('button', { name: /^Remove/ }).click()
    await expect(page.getByText('The passkey is removed')).toBeVisible()
    await signOut(page)
    await page.goto('/sign-in')
    await page.getByRole('button', { name: 'Use a passkey' }).click()
    await expect(page.getByText('That did not work with this passkey.').first()).toBeVisible()
    await expect(page).toHaveURL(/\/sign-in/)
    await expectAccessible(page)
  })

test('a passkey takes its password to add, its user to be verified, and each challenge once', async ({
  browser,
  baseURL,
  signedIn,
  sql,
}) => {
  const { patients } = await people()
  const [{ email, accountId }] = patients
  await sql`delete from passkey where account_id = ${accountId}`
  const { context, page, device, authenticatorId } = await withDevice(browser)
  await signedIn(context, email)
  await page.goto('/account')
  await page.getByLabel('Your password now').last().fill('not this one')
  await page.getByRole('button', { name: 'Add a passkey' }).click()
  await expect(page.getByText('This is not your password now')).toBeVisible()
  await addPasskey(page, 'Phone')
  await expect(page.getByText('Your passkey is added.')).toBeVisible()

  const enter = async (signed: string) => {
    const answer = await page.request.post('/sign-in/passkey/enter', {
      form: { 'signed-password': signed, next: '//elsewhere.example' },
      headers: { Origin: baseURL ?? '' },
      maxRedirects: 0,
    })
    return answer.headers().location
  }
  await signOut(page)
  await page.goto('/sign-in?next=/account')
  let signed = ''
  await page.route('**/sign-in/passkey/enter', (route) => {
    signed = new URLSearchParams(route.request().postData() ?? '').get('signed-password') ?? ''
    return route.abort()
  })
  await page.getByRole('button', { name: 'Use a passkey' }).click()
  await expect.poll(() => signed).not.toBe('')
  const bent = JSON.parse(signed)
  bent.response.clientDataJSON = Buffer.from(
    Buffer.from(bent.response.clientDataJSON, 'base64url')
      .toString()
      .replace(/"origin":"[^"]+"/, '"origin":"https://elsewhere.example"'),
  ).toString('base64url')
  await page.unroute('**/sign-in/passkey/enter')
  expect(await enter(signed)).toBe('/')
  expect(await enter(signed), 'replayed').toMatch(/^\/sign-in/)
  for (const nonsense of ['', '{}', '[]', 'null', '{"id":{"not":""}}', JSON.stringify(bent)])
    expect(await enter(nonsense), nonsense.slice(0, 40)).toMatch(/^\/sign-in/)

  await page.goto('/account')
  await signOut(page)
  await device.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: false })
  await page.goto('/sign-in')
  await page.getByRole('button', { name: 'Use a passkey' }).click()
  await expect(page.getByText('That did not work with this passkey.').first()).toBeVisible()
})
