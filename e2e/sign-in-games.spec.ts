import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from './fixtures'
import { opened, PASSWORD, peopleWith, send, typed } from './hostile/posting'

test('the same password opens, whichever way its letters are composed, and no other does', async ({
  request,
  baseURL,
}) => {
  const { ours } = await peopleWith()
  const { email } = ours.patients[0]
  const tried = async (password: string, address = email) =>
    send(request, '/sign-in/enter', typed({ email: address, password }), { Origin: baseURL ?? '' })
  expect(opened(await tried(PASSWORD.normalize('NFC')))).toBe(true)
  expect(opened(await tried(PASSWORD.normalize('NFD')))).toBe(true)
  expect(opened(await tried(PASSWORD, `  ${email.toUpperCase()} `))).toBe(true)
  for (const wrong of [`${PASSWORD} `, PASSWORD.toUpperCase(), 'cafe au lait a midi', `${PASSWORD}\u0000`])
    expect(opened(await tried(wrong)), JSON.stringify(wrong)).toBe(false)
})

test('a password can be pasted, where it is given and where it is chosen', async ({
  page,
  context,
  signedIn,
}) => {
  const { ours } = await peopleWith()
  await signedIn(context, ours.clinician.email)
  const pasted = async (from: string, to: string) => {
    await page.getByLabel(from, { exact: true }).fill(PASSWORD)
    await page.getByLabel(from, { exact: true }).press('ControlOrMeta+a')
    await page.getByLabel(from, { exact: true }).press('ControlOrMeta+x')
    await page.getByLabel(to, { exact: true }).press('ControlOrMeta+v')
    await expect(page.getByLabel(to, { exact: true })).toHaveValue(PASSWORD)
  }
  await page.goto('/patients/new')
  await page.getByLabel('Given name').fill(PASSWORD)
  await page.getByLabel('Given name').press('ControlOrMeta+a')
  await page.getByLabel('Given name').press('ControlOrMeta+c')
  await page.goto('/account')
  for (const name of ['current-password', 'password']) {
    await page.locator(`input[name="${name}"]`).press('ControlOrMeta+v')
    await expect(page.locator(`input[name="${name}"]`)).toHaveValue(PASSWORD)
  }
  await context.clearCookies()
  await page.goto('/sign-in')
  await pasted('Email address', 'Password')
})

test('says what is wrong with an address or a password that cannot be one', async ({ page }) => {
  const { ours } = await peopleWith()
  const { email } = ours.patients[0]
  const tried = async (address: string, password: string) => {
    await page.goto('/sign-in')
    await page.getByLabel('Email address').fill(address)
    await page.getByLabel('Password', { exact: true }).fill(password)
    await page.getByRole('button', { name: 'Sign in' }).click()
    await expect(page).toHaveTitle(/^Error: /)
  }
  await tried(email.replace('@', '\uff20'), PASSWORD)
  await expect(page.getByText('Enter your email address, such as').first()).toBeVisible()
  await expect(page.getByLabel('Email address')).toHaveValue(email.replace('@', '\uff20'))
  await tried(email, PASSWORD + 'x'.repeat(200))
  await expect(page.getByText('This is longer than 200 characters').first()).toBeVisible()
})

const AWAY = [
  '//evil.example',
  '/\\evil.example',
  '/.//evil.example',
  '/a/..//evil.example',
  '/%2e//evil.example',
  '/\t/evil.example',
  'https://evil.example/',
  'javascript:alert(1)',
  '/home\r\nSet-Cookie: a=b',
]

for (const next of AWAY)
  test(`signing in does not lead to ${JSON.stringify(next)}`, async ({ page, context, baseURL }) => {
    const { ours } = await peopleWith()
    const site = new URL(baseURL ?? '').host
    await page.goto(`/sign-in?next=${encodeURIComponent(next)}&callbackUrl=${encodeURIComponent(next)}`)
    expect(ownHref(await page.locator('input[name=next]').first().inputValue(), baseURL).host).toBe(site)
    const fields = { email: ours.patients[0].email, password: PASSWORD, next, callbackUrl: next }
    const answer = await send(context.request, '/sign-in/enter', typed(fields), { Origin: baseURL ?? '' })
    expect(opened(answer)).toBe(true)
    expect(ownHref(answer.headers().location, baseURL).host).toBe(site)
    // whoever is in already is led on by the page itself
    await page.goto(`/sign-in?next=${encodeURIComponent(next)}`)
    expect(new URL(page.url()).host).toBe(site)
    await expect(page).toHaveURL(/\/home$/)
  })

const ownHref = (path = '', base = ''): URL => new URL(path, base)

test('a forged host and forged forwarding headers lead nowhere and stand in no mail', async ({
  request,
  baseURL,
}) => {
  const { ours } = await peopleWith()
  const forged = {
    Host: 'evil.example',
    'X-Forwarded-Host': 'evil.example',
    'X-Forwarded-Proto': 'https',
    'X-Forwarded-Server': 'evil.example',
    'X-Original-URL': '/accounts',
    'X-Rewrite-URL': '/accounts',
    Forwarded: 'host=evil.example;proto=https',
    'X-HTTP-Method-Override': 'DELETE',
  }
  const { email } = ours.patients[1]
  for (const Origin of [baseURL ?? '', 'http://evil.example']) {
    const answer = await send(request, '/sign-in/enter', typed({ email, password: PASSWORD }), {
      ...forged,
      Origin,
    })
    expect([303, 403]).toContain(answer.status())
    expect(JSON.stringify(answer.headersArray())).not.toContain('evil')
    await send(request, '/reset/ask', typed({ email }), { ...forged, Origin })
  }
  for (const path of ['/sign-in', '/reset', '/home']) {
    const answer = await request.get(path, { headers: forged, maxRedirects: 0 })
    expect(answer.status(), path).toBeLessThan(400)
    expect(answer.headers().location ?? '', path).not.toContain('evil')
    expect(await answer.text(), path).not.toContain('evil.example')
  }
  const mails = () =>
    readdirSync(process.env.MAIL_FOLDER ?? '')
      .filter((file) => file.endsWith('.json'))
      .map((file) => readFileSync(join(process.env.MAIL_FOLDER ?? '', file), 'utf8'))
      .filter((mail) => mail.includes(email))
  await expect.poll(() => mails().length).toBeGreaterThan(0)
  for (const mail of mails()) expect(mail).not.toContain('evil')
})
