import type { Page } from 'playwright/test'
import { expectHeld } from './factories/draft'
import { expect, test } from './fixtures'
import {
  assignmentOf,
  at,
  ITCH,
  LONG,
  next,
  onDevice,
  ready,
  saved,
  start,
  WORDS,
  words,
} from './hands/questions'

/** What the server cannot take is nobody's answer yet, and is not lost: it waits where it was typed */
test('what came back with an error waits on the device until it is mended, and is never called saved', async ({
  context,
  signedIn,
  sql,
}) => {
  const { world, tab } = await start(context, signedIn, WORDS)
  const tooLong = 'z'.repeat(2100)
  const isShown = async (page: Page) => {
    await expect(page.getByRole('link', { name: /2,000 characters or fewer/ })).toBeVisible()
    await ready(page)
    await expect(page.getByText('Something here needs a change.')).toBeVisible()
    await expect(page.getByText(/^Saved /)).toHaveCount(0)
    expect(new URL(page.url()).pathname).toBe(at(world, WORDS))
    await expect(words(page)).toHaveValue(tooLong)
  }
  await words(tab).fill(LONG)
  await saved(tab)
  await words(tab).fill(tooLong)
  await next(tab)
  await isShown(tab)
  await expect.poll(() => onDevice(tab)).toHaveLength(1)
  // left, and come back to another page; then to the page of all answers
  await tab.goto('/home')
  for (const path of [at(world, ITCH), `/questions/${assignmentOf(world)}/check`]) {
    await tab.goto(path)
    await isShown(tab)
  }
  await expectHeld(sql, world, { 'own-words': LONG })
  await words(tab).fill('In a few words')
  await next(tab)
  await tab.waitForURL(/\/check$/)
  await expect.poll(() => onDevice(tab)).toEqual([])
  expect(new URL(tab.url()).pathname).toMatch(/\/check$/)
  await expectHeld(sql, world, { 'own-words': 'In a few words' })
})

test('what cannot be an answer is there again though its page was left before the server could say so', async ({
  context,
  signedIn,
  sql,
}) => {
  const { world, tab } = await start(context, signedIn, WORDS)
  const tooLong = 'z'.repeat(2100)
  await words(tab).fill(tooLong)
  await expect.poll(() => onDevice(tab)).toHaveLength(1)
  await tab.goto('/home')
  // the last save of the page that was left
  await expect
    .poll(() =>
      sql.begin(async (tx) => {
        await tx`select set_config('app.clinic_id', ${world.ours.clinicId}, true)`
        return tx`select 1 from page_load where assignment_id = ${assignmentOf(world)}`
      }),
    )
    .toHaveLength(1)
  await tab.goto(at(world, ITCH))
  await tab.waitForURL(new RegExp(`${at(world, WORDS)}\\?`))
  await expect(words(tab)).toHaveValue(tooLong)
})
