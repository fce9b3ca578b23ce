import { randomUUID } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright/test'
import { hashPassword } from '../lib/account/password'
import { makeWorld, type World } from './factories/world'
import { databaseUrl, expect, expectAccessible, test } from './fixtures'

const PASSWORD = 'a quiet paper boat'
const people = async (): Promise<World> => makeWorld(databaseUrl(), await hashPassword(PASSWORD))

/** From a network of its own, so that no test uses up another's tries */
const fromSomewhere = () => ({ 'X-Forwarded-For': `fd00:${randomUUID().slice(0, 4)}::1` })

const IPHONE =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/19.0 Mobile/15E148 Safari/604.1'

async function signIn(page: Page, email: string): Promise<void> {
  await page.goto('/sign-in')
  await page.getByLabel('Email address').fill(email)
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD)
  await page.getByRole('button', { name: 'Sign in' }).click()
}

type Mail = { to: string; subject: string; text: string }

const subjectsTo = (address: string): string[] => mailsTo(address).map(({ subject }) => subject)

/** All mails to this address, the oldest first */
function mailsTo(address: string): Mail[] {
  const folder = process.env.MAIL_FOLDER ?? ''
  return readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .toSorted()
    .map((file): Mail => JSON.parse(readFileSync(join(folder, file), 'utf8')))
    .filter(({ to }) => to === address)
}

for (const javaScriptEnabled of [true, false])
  test(`one other browser is signed out by its name, JavaScript ${javaScriptEnabled ? 'on' : 'off'}`, async ({
    browser,
    signedIn,
  }) => {
    const { ours } = await people()
    const { email } = ours.patients[0]
    const here = await browser.newContext({ javaScriptEnabled })
    const phone = await browser.newContext({ userAgent: IPHONE, extraHTTPHeaders: fromSomewhere() })
    await signedIn(here, email)
    const other = await phone.newPage()
    await signIn(other, email)
    await expect(other).toHaveURL(/\/home$/)

    const page = await here.newPage()
    await page.goto('/account')
    if (javaScriptEnabled) await expectAccessible(page)
    const listed = page.getByRole('region', { name: 'Where you are signed in' }).getByRole('listitem')
    await expect(listed.filter({ hasText: 'This one.' })).toHaveCount(1)
    const safari = listed.filter({ hasText: 'Safari, iPhone' })
    await expect(safari).toContainText(/Signed in \d.*Last used \d/)
    await safari.getByRole('button', { name: /^Sign out Safari, iPhone/ }).click()
    await expect(page.getByText('That browser is signed out.')).toBeVisible()
    await expect(safari).toHaveCount(0)
    await other.reload()
    await expect(other).toHaveURL(/\/sign-in\?next=%2Fhome$/)
    await page.reload()
    await expect(page.getByRole('heading', { name: 'Your account' })).toBeVisible()
    await here.close()
    await phone.close()
  })

test('a mail tells of a second browser, once, and not of the first', async ({ browser }) => {
  const { ours } = await people()
  const { email } = ours.patients[0]
  const [first, second] = [
    await browser.newContext({ extraHTTPHeaders: fromSomewhere() }),
    await browser.newContext({ userAgent: IPHONE, extraHTTPHeaders: fromSomewhere() }),
  ]
  for (const context of [first, second, first, second]) {
    const page = await context.newPage()
    await signIn(page, email)
    await expect(page).toHaveURL(/\/home$/)
    await page.getByRole('button', { name: 'Sign out' }).click()
    await expect(page).toHaveURL(/\/sign-in/)
  }
  await expect.poll(() => subjectsTo(email)).toEqual(['A new sign-in to your portal account'])
  const [cookie] = (await first.cookies()).filter(({ name }) => name === 'device')
  expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Lax' })
  await first.close()
  await second.close()
})

for (const javaScriptEnabled of [true, false])
  test(`another address is asked for, confirmed from its mail and signed in with, JavaScript ${javaScriptEnabled ? 'on' : 'off'}`, async ({
    browser,
    signedIn,
  }) => {
    const { ours } = await people()
    const { email } = ours.patients[0]
    const wanted = `${randomUUID()}@example.com`
    const context = await browser.newContext({ javaScriptEnabled, extraHTTPHeaders: fromSomewhere() })
    await signedIn(context, email)
    const page = await context.newPage()
    await page.goto('/account')
    const section = page.getByRole('region', { name: 'Change your email address' })
    const send = async (address: string, password: string) => {
      await section.getByLabel('New email address').fill(address)
      await section.getByLabel('Your password now').fill(password)
      await section.getByRole('button', { name: 'Send the link' }).click()
    }
    await send(wanted, 'not the password')
    await expect(section.getByText('This is not your password now')).toBeVisible()
    await expect(section.getByLabel('New email address')).toHaveValue(wanted)
    if (javaScriptEnabled) await expectAccessible(page)
    await send(ours.patients[1].email, PASSWORD)
    const said = page.getByText('If this address can be used here, a link is on its way to it.')
    await expect(said).toBeVisible()
    await page.goto('/account')
    await send(wanted, PASSWORD)
    await expect(said).toBeVisible()
    await expect.poll(() => subjectsTo(wanted)).toEqual(['Confirm your new email address'])
    expect(subjectsTo(ours.patients[1].email)).toEqual([])

    const link = /http\S+/.exec(mailsTo(wanted)[0]?.text ?? '')?.[0] ?? ''
    await page.goto(link)
    await expect(page.getByText(`From then on you sign in with ${wanted}.`)).toBeVisible()
    if (javaScriptEnabled) await expectAccessible(page)
    await page.getByRole('button', { name: 'Use this address' }).click()
    await expect(page.getByText('Your email address is changed.')).toBeVisible()
    await expect(page.getByText(`You sign in with ${wanted}.`)).toBeVisible()
    await expect.poll(() => subjectsTo(email)).toEqual(['Your portal account has a new address'])
    await page.goto(link)
    await expect(page.getByRole('heading', { name: 'This link does not work any more' })).toBeVisible()
    if (javaScriptEnabled) await expectAccessible(page)

    const other = await (await browser.newContext({ extraHTTPHeaders: fromSomewhere() })).newPage()
    await signIn(other, wanted)
    await expect(other).toHaveURL(/\/home$/)
    await context.close()
    await other.context().close()
  })
