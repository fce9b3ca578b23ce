import type { Page } from 'playwright/test'
import { hashPassword } from '../lib/account/password'
import { expectHeld, held } from './factories/draft'
import { makeWorld, type World } from './factories/world'
import { databaseUrl, expect, test } from './fixtures'
import {
  assignmentOf,
  at,
  begun,
  ITCH,
  LONG,
  next,
  onDevice,
  open,
  rate,
  saved,
  start,
  unsent,
  WORDS,
  words,
} from './hands/questions'

/** What stays on a device while it is not sent, who can read it, and when it goes */
const PASSWORD = 'a quiet paper boat'

async function people(): Promise<World> {
  return makeWorld(databaseUrl(), await hashPassword(PASSWORD))
}

async function signIn(page: Page, email: string): Promise<void> {
  await page.getByLabel('Email address').fill(email)
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD)
  await page.getByRole('button', { name: 'Sign in' }).click()
}

/** Nothing of the words, not even one */
async function expectUnreadable(page: Page): Promise<void> {
  const text = JSON.stringify(await page.evaluate(() => [{ ...localStorage }, { ...sessionStorage }]))
  for (const word of ['wakes', 'Ouch', 'own-words', 'a.own']) expect(text).not.toContain(word)
}

test('a session that ran out while typing loses no word and leaves none readable', async ({
  context,
  signedIn,
  sql,
}) => {
  const world = await people()
  const { email, accountId } = world.ours.patients[0]
  await signedIn(context, email)
  const tab = await begun(context, world, WORDS)
  await sql`update session set last_seen_at = now() - interval '31 minutes' where account_id = ${accountId}`
  await words(tab).fill(LONG)
  await expect(tab.getByText('Not saved: you are signed out.')).toBeVisible()
  await words(tab).fill(`${LONG} And more.`)
  await expect.poll(async () => (await onDevice(tab)).length).toBe(1)
  await expectUnreadable(tab)
  await next(tab)
  await expect(tab.getByText('What you typed is kept: sign in to go on.')).toBeVisible()
  await signIn(tab, email)
  await expect(words(tab)).toHaveValue(`${LONG} And more.`)
  await expectHeld(sql, world, { 'own-words': `${LONG} And more.` })
  await expect.poll(() => onDevice(tab)).toEqual([])
})

test('a tab that was closed after its session ran out gives its words back to the same person', async ({
  context,
  signedIn,
  sql,
}) => {
  const { world, tab } = await start(context, signedIn, WORDS)
  await context.setOffline(true)
  await words(tab).fill(LONG)
  await unsent(tab)
  await tab.close()
  await context.setOffline(false)
  await context.clearCookies()
  const again = await context.newPage()
  await again.goto('/sign-in')
  await expectUnreadable(again)
  expect(await onDevice(again)).toHaveLength(1)
  await signedIn(context, world.ours.patients[0].email)
  await open(again, world, WORDS)
  await expect(words(again)).toHaveValue(LONG)
  await expectHeld(sql, world, { 'own-words': LONG })
  await expect.poll(() => onDevice(again)).toEqual([])
})

test('a page reloaded without a connection has its words when it is back', async ({
  context,
  signedIn,
  sql,
}) => {
  const { world, tab } = await start(context, signedIn, WORDS)
  await context.setOffline(true)
  await words(tab).fill(LONG)
  await unsent(tab)
  await tab.reload().catch(() => {})
  await context.setOffline(false)
  await open(tab, world, WORDS)
  await expect(words(tab)).toHaveValue(LONG)
  await expectHeld(sql, world, { 'own-words': LONG })
})

test('a killed tab loses nothing, and what is sent later goes first', async ({ context, signedIn, sql }) => {
  const { world, tab } = await start(context, signedIn, WORDS)
  await tab.route('**/save', (route) => route.abort('connectionreset'))
  await words(tab).fill('older words')
  await expect.poll(async () => (await onDevice(tab)).length).toBe(1)
  await tab.close()
  // the next page finds them, cannot send them either, shows them, and adds its own
  const second = await context.newPage()
  let isCut = true
  await second.route('**/save', (route) => (isCut ? route.abort('connectionreset') : route.continue()))
  await open(second, world, WORDS)
  await expect(words(second)).toHaveValue('older words')
  await words(second).fill('older words and newer ones')
  await expect.poll(async () => (await onDevice(second)).length).toBe(2)
  isCut = false
  await saved(second)
  await expectHeld(sql, world, { 'own-words': 'older words and newer ones' })
  expect((await held(sql, world)).changes.map(({ after }) => after)).toEqual([
    'older words',
    'older words and newer ones',
  ])
  await expect.poll(() => onDevice(second)).toEqual([])
})

test('signing out sends what was typed and leaves nothing', async ({ context, signedIn, sql }) => {
  const { world, tab } = await start(context, signedIn, WORDS)
  await words(tab).fill(LONG)
  await tab.getByRole('button', { name: 'Sign out' }).click()
  await expect(tab).toHaveURL(/\/sign-in/)
  expect(await tab.evaluate(() => localStorage.length)).toBe(0)
  await expectHeld(sql, world, { 'own-words': LONG })
})

test('somebody else who signs in finds nothing', async ({ context, sql }) => {
  const world = await people()
  const [first, second] = world.ours.patients
  const tab = await context.newPage()
  await tab.goto('/sign-in')
  await signIn(tab, first.email)
  await tab.waitForURL(/\/home$/)
  const page = await begun(context, world, WORDS)
  await context.setOffline(true)
  await words(page).fill(LONG)
  await unsent(page)
  await page.close()
  await context.setOffline(false)
  const cookies = (await context.cookies()).filter(({ name }) => name !== 'session')
  await context.clearCookies()
  await context.addCookies(cookies)
  await tab.goto('/sign-in')
  expect(await onDevice(tab)).toHaveLength(1)
  await signIn(tab, second.email)
  await tab.waitForURL(/\/home$/)
  expect(await onDevice(tab)).toEqual([])
  await tab.goto(`/questions/${assignmentOf(world)}/${WORDS}`)
  await expect(tab.getByText(LONG)).toHaveCount(0)
  await expectHeld(sql, world, {})
})

test('after sending nothing is left, and what came too late is shown', async ({ context, signedIn, sql }) => {
  const { world, tab } = await start(context, signedIn, ITCH)
  const other = await context.newPage()
  await open(other, world, WORDS)
  await other.route('**/save', (route) =>
    route.request().isNavigationRequest() ? route.continue() : route.abort(),
  )
  let page = ITCH
  // the page before has fields of the same kind: the next one has to be there first
  const onward = async () => {
    await next(tab)
    await tab.waitForURL(at(world, ++page))
  }
  await rate(tab, 7)
  await onward()
  await rate(tab, 3)
  await onward()
  await tab.getByRole('radio').first().check()
  await onward()
  await words(tab).fill('2')
  await onward()
  await tab.getByRole('checkbox').first().check()
  await onward()
  await next(tab)
  await tab.waitForURL(/\/check$/)
  await tab.getByRole('button', { name: /^Send to/ }).click()
  await tab.waitForURL(/\/sent$/)
  expect(await onDevice(tab)).toEqual([])
  const before = await held(sql, world)
  expect(before.status).toBe('completed')

  await words(other).fill(LONG)
  await unsent(other)
  await other.close()
  const late = await context.newPage()
  await late.goto(`/questions/${assignmentOf(world)}/answers`)
  await expect(late.getByText('This came too late to be added')).toBeVisible()
  await expect(late.getByText(LONG)).toBeVisible()
  expect(await onDevice(late)).toEqual([])
  expect(await held(sql, world)).toEqual(before)
})

test('a browser that cannot encrypt keeps nothing, and says what is unsent', async ({
  context,
  signedIn,
  sql,
}) => {
  await context.addInitScript(() => Object.defineProperty(crypto, 'subtle', { value: undefined }))
  const { world, tab } = await start(context, signedIn, WORDS)
  await context.setOffline(true)
  await words(tab).fill(LONG)
  await expect(tab.getByText('Keep this page open.')).toBeVisible()
  expect(await tab.evaluate(() => localStorage.length)).toBe(0)
  await context.setOffline(false)
  await saved(tab)
  await expectHeld(sql, world, { 'own-words': LONG })
})
