import { randomUUID } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright/test'
import { hashPassword } from '../lib/account/password'
import { makeWorld, type World } from './factories/world'
import { databaseUrl, expect, expectAccessible, test } from './fixtures'
import { codeOf, giveCode, setUpSecondStep } from './hands/second-step'

const PASSWORD = 'a quiet paper boat'
let passwordHash: Promise<string> | undefined
const peopleWith = async (): Promise<World> => {
  passwordHash ??= hashPassword(PASSWORD)
  return makeWorld(databaseUrl(), await passwordHash)
}

/** From a network of its own, so that no test uses up another's tries */
const visitor = (browser: Browser, javaScriptEnabled = true) =>
  browser.newContext({ javaScriptEnabled, extraHTTPHeaders: { 'X-Forwarded-For': `fd00:${network()}::1` } })
const network = () => randomUUID().slice(0, 4)

async function signIn(page: Page, email: string, password = PASSWORD): Promise<void> {
  await page.getByLabel('Email address').fill(email)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Sign in' }).click()
}

async function bornOn(page: Page, day: string, month: string, year: string): Promise<void> {
  await page.getByLabel('Day').fill(day)
  await page.getByLabel('Month').fill(month)
  await page.getByLabel('Year').fill(year)
}

/** The link in the newest mail to this address, waiting until it is there: it is sent after the page has answered */
async function mailedLink(to: string): Promise<string> {
  const folder = process.env.MAIL_FOLDER ?? ''
  let link = ''
  await expect
    .poll(() => {
      const mails = readdirSync(folder)
        .filter((file) => file.endsWith('.json'))
        .toSorted()
        .map((file) => JSON.parse(readFileSync(join(folder, file), 'utf8')))
      link = /http\S+/.exec(mails.findLast((mail) => mail.to === to)?.text ?? '')?.[0] ?? ''
      return link
    })
    .not.toBe('')
  return link
}

for (const javaScript of [true, false]) {
  test.describe(`with JavaScript ${javaScript ? 'on' : 'off'}`, () => {
    test('a patient is invited, chooses a password, signs out and in again', async ({
      browser,
      page,
      context,
      signedIn,
    }) => {
      const { ours } = await peopleWith()
      await signedIn(context, ours.clinician.email)
      await page.goto(`/patients/${ours.uninvited.patientId}`)
      await page.getByRole('button', { name: 'Invite to the portal' }).click()
      const link = (await page.getByText(/^http.*\/invitation\//).textContent()) ?? ''
      await expectAccessible(page)
      await expect(page).not.toHaveURL(/invitation\//)

      const patient = await (await visitor(browser, javaScript)).newPage()
      await patient.goto(link)
      if (javaScript) await expectAccessible(patient)
      await bornOn(patient, '2', '28', '63')
      await patient.getByLabel('New password').fill('short')
      await patient.getByRole('button', { name: /begin$/ }).click()
      // everything at once, by its part, in the order of the page
      await expect(
        patient.getByRole('link', { name: /^The month is a number from 1 to 12\..* four figures/ }),
      ).toBeVisible()
      await expect(patient.getByRole('link', { name: /at least 15 characters$/ })).toBeVisible()
      await bornOn(patient, '1', '2', '1999')
      await patient.getByLabel('New password').fill('seven green umbrellas')
      await patient.getByRole('button', { name: /begin$/ }).click()
      await expect(patient).toHaveTitle(/^Error: /)
      await expect(patient.getByLabel('Year')).toHaveValue('1999')
      await expect(patient.getByLabel('New password')).toHaveValue('')
      if (javaScript) await expectAccessible(patient)
      await bornOn(patient, '6', '5', '1990')
      await patient.getByLabel('New password').fill('too short')
      await patient.getByRole('button', { name: /begin$/ }).click()
      await expect(patient.getByText('Choose a password of at least 15 characters').first()).toBeVisible()
      await patient.getByLabel('New password').fill('seven green umbrellas')
      await patient.getByRole('button', { name: /begin$/ }).click()
      await expect(patient).toHaveURL(/\/home$/)
      const heading = (await patient.getByRole('heading', { level: 1 }).textContent()) ?? ''

      await patient.getByRole('button', { name: 'Sign out' }).click()
      await expect(patient).toHaveURL(/\/sign-in$/)
      await patient.goBack()
      await expect(patient).toHaveURL(/\/sign-in/)
      await expect(patient.getByText(heading, { exact: true })).toHaveCount(0)
      await patient.goto(link)
      await expect(patient.getByText('It was used already.')).toBeVisible()
    })

    test('a wrong password is said, and the way back in leads through the mail', async ({ browser }) => {
      const { ours } = await peopleWith()
      const { email } = ours.patients[0]
      const page = await (await visitor(browser, javaScript)).newPage()
      await page.goto('/sign-in?next=//elsewhere.example/')
      if (javaScript) await expectAccessible(page)
      await signIn(page, email, 'not this one')
      await expect(page).toHaveTitle(/^Error: /)
      await expect(page.getByLabel('Email address')).toHaveValue(email)
      await expect(page.getByLabel('Password', { exact: true })).toHaveValue('')
      if (javaScript) await expectAccessible(page)

      await page.getByRole('link', { name: 'I have forgotten my password' }).click()
      await expect(page).toHaveURL(/\/reset$/)
      await page.getByLabel('Email address').fill(email)
      await page.getByRole('button', { name: 'Send the link' }).click()
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('Look at your mail')
      if (javaScript) await expectAccessible(page)
      const link = await mailedLink(email)
      await page.goto(link)
      await page.getByLabel('New password').fill('passwordpassword')
      await page.getByRole('button', { name: 'Save this password' }).click()
      await expect(page.getByText('This password is too easy to guess').first()).toBeVisible()
      if (javaScript) await expectAccessible(page)
      await page.getByLabel('New password').fill('seven green umbrellas')
      await page.getByRole('button', { name: 'Save this password' }).click()
      await expect(page.getByText('Your password is changed. Sign in with the new one.')).toBeVisible()
      await signIn(page, email, 'seven green umbrellas')
      await expect(page).toHaveURL(/\/home$/)
      await page.goto(link)
      await expect(page.getByText('This link was used or has run out.')).toBeVisible()
    })
  })
}

test('who changes the password goes on in a new session, and every other ends', async ({ browser }) => {
  const { ours } = await peopleWith()
  const { email } = ours.patients[0]
  const [here, there] = await Promise.all(
    [0, 1].map(async () => {
      const page = await (await visitor(browser)).newPage()
      await page.goto('/sign-in?next=/account')
      await signIn(page, email)
      await expect(page).toHaveURL(/\/account$/)
      return page
    }),
  )
  if (!here || !there) throw new Error('two pages')
  const sid = async () => (await here.context().cookies()).find(({ name }) => name === 'session')?.value
  const before = await sid()
  const form = here.locator('form', { has: here.getByRole('button', { name: 'Save this password' }) })
  await form.getByLabel('Your password now').fill(PASSWORD)
  await form.getByLabel('New password').fill('four brass trumpets')
  await form.getByRole('button', { name: 'Save this password' }).click()
  await expect(here.getByText('Your password is changed. You were signed out everywhere else.')).toBeVisible()
  expect(await sid()).not.toBe(before)
  await here.goto('/home')
  await expect(here).toHaveURL(/\/home$/)
  await there.goto('/home')
  await expect(there).toHaveURL(/\/sign-in/)
})

test('too many tries have to wait, whether or not the address exists', async ({ browser }) => {
  const { ours } = await peopleWith()
  for (const email of [ours.patients[0].email, `${randomUUID()}@example.com`]) {
    const page = await (await visitor(browser)).newPage()
    await page.goto('/sign-in')
    for (let at = 0; at < 5; at++) {
      await signIn(page, email, `guess ${at}`)
      await expect(page.getByText('is not right').first()).toBeVisible()
    }
    // the first wait is a second: sooner or later a try falls into one
    const told = page.getByText('There were too many tries.').first()
    await expect(async () => {
      await signIn(page, email, 'one more guess')
      await expect(page).toHaveTitle(/^Error: /)
      expect(await told.isVisible()).toBe(true)
    }).toPass()
    await expectAccessible(page)
  }
})

test('a password is shown and hidden while it is typed', async ({ page }) => {
  await page.goto('/sign-in')
  const password = page.getByLabel('Password', { exact: true })
  await password.fill(PASSWORD)
  await page.getByRole('button', { name: 'Show password' }).click()
  await expect(password).toHaveAttribute('type', 'text')
  await expect(password).toHaveValue(PASSWORD)
  await page.getByRole('button', { name: 'Hide password' }).click()
  await expect(password).toHaveAttribute('type', 'password')
})

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
  await expect(page.getByRole('status')).toContainText('Deactivated.')
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
