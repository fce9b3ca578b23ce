import type { BrowserContext, Page } from 'playwright/test'
import { expectHeld, storedAnswers } from './factories/draft'
import { assignShipped } from './factories/shipped'
import { makeWorld } from './factories/world'
import { databaseUrl, expect, expectAccessible, test } from './fixtures'
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
  words,
} from './hands/questions'

/** Without a connection the patient goes on through the questions, and everything arrives when there is one again */
const back = (tab: Page) => tab.getByRole('button', { name: 'Back', exact: true }).click()

const heading = (tab: Page, name: string | RegExp) =>
  expect(tab.getByRole('heading', { level: 1, name })).toBeVisible()

/** Cut off once what comes after this page is here; `go` loads the page */
async function cutOffAfter(context: BrowserContext, tab: Page, go: () => Promise<unknown>): Promise<void> {
  const ahead = tab.waitForResponse(/\/ahead\//)
  await go()
  await (await ahead).finished()
  await context.setOffline(true)
}

test('the questions go on without a connection, and what was answered arrives in order', async ({
  context,
  signedIn,
  sql,
}) => {
  const { world, tab } = await start(context, signedIn)
  const sent: string[] = []
  await cutOffAfter(context, tab, () => open(tab, world, ITCH))
  tab.on('requestfinished', (request) => {
    if (request.method() === 'POST') sent.push(new URL(request.url()).pathname.split('/')[3] ?? '')
  })
  await rate(tab, 9)
  await unsent(tab)
  await next(tab)
  await heading(tab, /sleep/i)
  await expect(tab.getByText('Question 2', { exact: true })).toBeVisible()
  await expect(tab.getByRole('heading', { level: 1 })).toBeFocused()
  await expectAccessible(tab)
  await rate(tab, 6)
  await next(tab)
  await tab.getByLabel('Mostly controlled').check()
  await back(tab)
  await heading(tab, /sleep/i)
  await expect(tab.locator('input[type=radio][value="6"]')).toBeChecked()
  await rate(tab, 5)
  await next(tab)
  await expect(tab.getByLabel('Mostly controlled')).toBeChecked()
  await next(tab)
  await tab.getByRole('textbox').fill('3')
  await next(tab)
  await tab.getByLabel('Face', { exact: true }).check()
  await next(tab)
  await words(tab).fill(LONG)
  await next(tab)
  // the page of all answers is made by the server
  await expect(tab.getByText('The next page needs a connection')).toBeVisible()
  await expect(words(tab)).toHaveValue(LONG)
  await context.setOffline(false)
  await saved(tab)
  expect([...new Set(sent)]).toEqual(['1', '2', '3', '4', '5', '6'])
  const all = {
    itch: 9,
    'sleep-loss': 5,
    control: 'mostly',
    'flare-days': 3,
    areas: 'face',
    'own-words': LONG,
  }
  await expectHeld(sql, world, all)
  expect(await onDevice(tab)).toEqual([])
  await next(tab)
  await tab.waitForURL(/\/check$/)
})

test('a tab that is closed on the way without a connection loses nothing', async ({
  context,
  signedIn,
  sql,
}) => {
  const { world, tab } = await start(context, signedIn)
  await cutOffAfter(context, tab, () => open(tab, world, ITCH))
  for (const value of [9, 6]) {
    await rate(tab, value)
    await unsent(tab)
    await next(tab)
  }
  await tab.getByLabel('Mostly controlled').check()
  await unsent(tab)
  await tab.close()
  await context.setOffline(false)
  const later = await begun(context, world, ITCH)
  await expectHeld(sql, world, { itch: 9, 'sleep-loss': 6, control: 'mostly' })
  await expect.poll(() => onDevice(later)).toEqual([])
  await expect(later.locator('input[type=radio][value="9"]')).toBeChecked()
})

test('back on the line, the page stands where the patient is, with what others have seen to arrive', async ({
  context,
  signedIn,
  sql,
}) => {
  const { world, tab } = await start(context, signedIn)
  await cutOffAfter(context, tab, () => open(tab, world, ITCH))
  await rate(tab, 4)
  await unsent(tab)
  await next(tab)
  await heading(tab, /sleep/i)
  await context.setOffline(false)
  await expectHeld(sql, world, { itch: 4 })
  await tab.waitForURL(at(world, 2))
  await expect(tab.getByText(/^Question 2 of /)).toBeVisible()
  await rate(tab, 2)
  await next(tab)
  await tab.waitForURL(at(world, 3))
  await expectHeld(sql, world, { itch: 4, 'sleep-loss': 2 })
})

test('only what an answer asks for comes next, and nobody is led past an answer that may need help now', async ({
  context,
  signedIn,
  sql,
}) => {
  const { world, tab } = await start(context, signedIn)
  const begin = async (name: string, page: number) => {
    const id = await assignShipped(databaseUrl(), world, name)
    await tab.goto(`/questions/${id}`)
    await tab.getByLabel(/^Me, /).check()
    await tab.getByRole('button', { name: 'Start' }).click()
    await cutOffAfter(context, tab, () => tab.goto(`/questions/${id}/${page}`))
    return id
  }
  const FOLLOW = 5
  const before = await begin('before-your-visit', FOLLOW)
  await tab.getByLabel('Always').check()
  await unsent(tab)
  await next(tab)
  await heading(tab, 'Which treatments have you tried for your eczema?')
  await back(tab)
  await tab.getByLabel('Hardly ever').check()
  await next(tab)
  await heading(tab, 'What gets in the way of your treatment?')
  await next(tab)
  await tab.getByLabel('A JAK inhibitor').check()
  await next(tab)
  await heading(tab, 'How much did they help?')
  await expect(tab.getByRole('group')).toHaveCount(1)
  await tab.getByLabel('A little').check()
  await context.setOffline(false)
  await saved(tab)
  expect(await storedAnswers(sql, world, before)).toMatchObject({
    'follow-plan': { values: [{ valueCoding: { display: 'Hardly ever' } }] },
    tried: { values: [{ valueCoding: { display: 'A JAK inhibitor' } }] },
    'helped-jak': { values: [{ valueCoding: { display: 'A little' } }] },
  })

  await begin('jak-safety-check', 1)
  for (const group of await tab.getByRole('group').all())
    await group.getByLabel('No', { exact: true }).check()
  await unsent(tab)
  await next(tab)
  await expect(tab.getByText('The next page needs a connection')).toBeVisible()
  await context.setOffline(false)
  await saved(tab)
})

test('what comes after a page is nobody else’s to see', async ({ context, signedIn }) => {
  const world = await makeWorld(databaseUrl())
  await signedIn(context, world.ours.patients[1].email)
  const answer = await context.request.get(`/questions/${assignmentOf(world)}/ahead/1`)
  expect(answer.status()).toBe(404)
})
