import type { Request } from 'playwright/test'
import { expectHeld, held } from './factories/draft'
import { expect, test } from './fixtures'
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
  ready,
  SLEEP,
  saved,
  start,
  unsent,
  WORDS,
  words,
} from './hands/questions'

/**
 * Nothing that a patient has typed is lost, doubled or changed, whatever happens on the way: each run ends by comparing what
 * was typed with what PostgreSQL holds.
 */
test('two tabs merge answer by answer, and tell where both answered', async ({ context, signedIn, sql }) => {
  const { world, tab } = await start(context, signedIn)
  const other = await begun(context, world, ITCH)
  await rate(tab, 7)
  await saved(tab)
  await open(other, world, SLEEP)
  await rate(other, 3)
  await saved(other)
  const late = await context.newPage()
  await open(late, world, ITCH)
  await rate(tab, 8)
  await saved(tab)
  await rate(late, 2)
  await expect(late.getByText(/was answered differently in another tab/)).toContainText('8 of 10')
  await expectHeld(sql, world, { itch: 2, 'sleep-loss': 3 })
})

test('a second device goes on where the first stopped', async ({
  browser,
  context,
  contextOptions,
  signedIn,
  sql,
}) => {
  const { world, tab } = await start(context, signedIn)
  await rate(tab, 7)
  await next(tab)
  await tab.waitForURL(/\/2$/)
  await sql.begin(async (tx) => {
    await tx`select set_config('app.clinic_id', ${world.ours.clinicId}, true)`
    await tx`
      update questionnaire_response set saved_at = saved_at - interval '3 days'
      where assignment_id = ${assignmentOf(world)}`
  })
  const second = await browser.newContext(contextOptions)
  await signedIn(second, world.ours.patients[0].email)
  const elsewhere = await second.newPage()
  await elsewhere.goto(`/questions/${assignmentOf(world)}`)
  await elsewhere
    .getByRole('button', { name: 'Continue' })
    .or(elsewhere.getByRole('link', { name: 'Continue' }))
    .click()
  await elsewhere.waitForURL(/\/2$/)
  // a time alone would say today
  await expect(elsewhere.getByText(/^Saved \d+ \w+, \d\d:\d\d$/)).toBeVisible()
  await rate(elsewhere, 4)
  await next(elsewhere)
  await elsewhere.waitForURL(/\/3$/)
  await ready(tab)
  await rate(tab, 5)
  await expect(tab.getByText(/was answered differently in another tab/)).toBeVisible()
  await expectHeld(sql, world, { itch: 7, 'sleep-loss': 5 })
  await second.close()
})

test('a connection cut at every step loses nothing', async ({ context, signedIn, sql }) => {
  const { world, tab } = await start(context, signedIn)
  for (const [page, value] of [
    [ITCH, 9],
    [SLEEP, 6],
  ] as const) {
    await ready(tab)
    await context.setOffline(true)
    await rate(tab, value)
    await unsent(tab)
    // the page stays with what was typed, and is not given away for the browser's error
    await next(tab)
    await expect(tab.locator(`input[type=radio][value="${value}"]`)).toBeChecked()
    await context.setOffline(false)
    await saved(tab)
    await next(tab)
    await tab.waitForURL(at(world, page + 1))
  }
  await open(tab, world, WORDS)
  await context.setOffline(true)
  await words(tab).fill(LONG)
  await unsent(tab)
  await context.setOffline(false)
  await saved(tab)
  await expectHeld(sql, world, { itch: 9, 'sleep-loss': 6, 'own-words': LONG })
  expect(await onDevice(tab)).toEqual([])
})

test('a reply that never came is no second answer', async ({ context, signedIn, sql }) => {
  const { world, tab } = await start(context, signedIn)
  let dropped = 0
  await tab.route('**/save', async (route) => {
    // the server does the work, and nobody hears of it
    if (dropped++ < 2) {
      await route.fetch({ maxRedirects: 0 })
      await route.abort('connectionreset')
    } else await route.continue()
  })
  await rate(tab, 7)
  await unsent(tab)
  await rate(tab, 8)
  await saved(tab)
  expect(dropped).toBeGreaterThan(2)
  await expect(tab.getByText('answered differently')).toHaveCount(0)
  await expectHeld(sql, world, { itch: 8 })
  expect(await onDevice(tab)).toEqual([])
})

test('a post whose answer never came is sent again when the page is back', async ({
  context,
  signedIn,
  sql,
}) => {
  for (const isTaken of [true, false]) {
    const { world, tab } = await start(context, signedIn, WORDS)
    await tab.route('**/save', async (route) => {
      if (isTaken && route.request().isNavigationRequest()) await route.fetch({ maxRedirects: 0 })
      await route.abort('connectionreset')
    })
    await words(tab).fill(LONG)
    await expect.poll(async () => (await onDevice(tab)).length).toBe(1)
    await tab
      .evaluate(() => HTMLFormElement.prototype.submit.call(document.getElementById('question')))
      .catch(() => {})
    await tab.unroute('**/save')
    await open(tab, world, WORDS)
    await expect(words(tab)).toHaveValue(LONG)
    await expectHeld(sql, world, { 'own-words': LONG })
    await expect.poll(() => onDevice(tab)).toEqual([])
  }
})

test('requests that come late, twice or in the wrong order do nothing', async ({
  context,
  signedIn,
  sql,
  baseURL,
}) => {
  const { world, tab } = await start(context, signedIn, WORDS)
  const sent: { url: string; data: Buffer; headers: Record<string, string> }[] = []
  await tab.route('**/save', async (route) => {
    const request = route.request()
    sent.push({
      url: request.url(),
      data: request.postDataBuffer() ?? Buffer.of(),
      headers: request.headers(),
    })
    // the first two get lost on the way, to arrive later
    if (sent.length <= 2) await route.abort('timedout')
    else await route.continue()
  })
  await words(tab).fill('first')
  await unsent(tab)
  await words(tab).fill('second')
  await expect.poll(() => sent.length).toBeGreaterThanOrEqual(2)
  await words(tab).fill('third, the last')
  await saved(tab)
  await next(tab)
  await tab.waitForURL(/\/check$/)
  const late = (one: (typeof sent)[number] | undefined) =>
    context.request.post(one?.url ?? '', {
      headers: { ...one?.headers, origin: baseURL ?? '' },
      data: one?.data ?? Buffer.of(),
      maxRedirects: 0,
    })
  for (const one of [sent[1], sent[0], sent[0], sent[2], sent.at(-1)])
    expect((await late(one)).status()).toBeLessThan(400)
  await expectHeld(sql, world, { 'own-words': 'third, the last' })
  // and it never stood otherwise, not even for a moment
  expect((await held(sql, world)).changes.map(({ after }) => after)).toEqual(['third, the last'])
})

test('a save that is under way cannot win over the post that follows it', async ({
  context,
  signedIn,
  sql,
  baseURL,
}) => {
  const { world, tab } = await start(context, signedIn, WORDS)
  let delayed: Request | undefined
  await tab.route('**/save', async (route) => {
    if (delayed) return route.continue()
    delayed = route.request()
  })
  await words(tab).fill('half a sen')
  await expect.poll(() => delayed?.url()).toBeDefined()
  await words(tab).fill('half a sentence is whole now')
  await next(tab)
  await tab.waitForURL(/\/check$/)
  const reply = await context.request.post(delayed?.url() ?? '', {
    headers: { ...delayed?.headers(), origin: baseURL ?? '' },
    data: delayed?.postDataBuffer() ?? Buffer.of(),
  })
  expect(reply.status()).toBe(200)
  await expectHeld(sql, world, { 'own-words': 'half a sentence is whole now' })
  // and it never stood otherwise, not even for a moment
  expect((await held(sql, world)).changes.map(({ after }) => after)).toEqual(['half a sentence is whole now'])
})

test('going on while an earlier page is still being sent does go on', async ({ context, signedIn, sql }) => {
  const { world, tab } = await start(context, signedIn)
  await context.setOffline(true)
  await rate(tab, 7)
  await unsent(tab)
  await tab.close()
  await context.setOffline(false)
  const later = await context.newPage()
  let release = () => {}
  const released = new Promise<void>((resolve) => {
    release = resolve
  })
  await later.route('**/save', async (route) => {
    await released
    await route.continue()
  })
  const sending = later.waitForRequest('**/save')
  await open(later, world, SLEEP)
  await sending
  await rate(later, 4)
  await next(later)
  release()
  await later.waitForURL(at(world, 3))
  await expectHeld(sql, world, { itch: 7, 'sleep-loss': 4 })
})

test('a double tap is one', async ({ context, signedIn, sql }) => {
  const { world, tab } = await start(context, signedIn)
  await rate(tab, 7)
  await tab.getByRole('button', { name: 'Continue', exact: true }).dblclick()
  await tab.waitForURL(/\/2$/)
  await expectHeld(sql, world, { itch: 7 })
  expect((await held(sql, world)).changes).toHaveLength(1)
})

test('a clock an hour off changes nothing', async ({ context, signedIn, sql }) => {
  const { world, tab } = await start(context, signedIn)
  for (const hours of [1, -1]) {
    await tab.clock.setSystemTime(Date.now() + hours * 3_600_000)
    await open(tab, world, ITCH)
    await rate(tab, 5 + hours)
    await saved(tab)
    await context.setOffline(true)
    await rate(tab, 7 + hours)
    await unsent(tab)
    await context.setOffline(false)
    await saved(tab)
  }
  await expectHeld(sql, world, { itch: 6 })
})
