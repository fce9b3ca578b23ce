import type { BrowserContext, Page } from 'playwright/test'
import { makeWorld, type World } from '../factories/world'
import { databaseUrl, expect } from '../fixtures'

/** The questions of "How is your skin?" by their pages */
export const ITCH = 1
export const SLEEP = 2
export const WORDS = 6

export const assignmentOf = ({ ours }: World): string => ours.patients[0].questionnaireAssignmentId
export const at = (world: World, page: number): string => `/questions/${assignmentOf(world)}/${page}`

/** Our first patient on a device of theirs, with the questions begun */
export async function begun(context: BrowserContext, world: World, page = ITCH): Promise<Page> {
  const tab = await context.newPage()
  await tab.goto(`/questions/${assignmentOf(world)}`)
  const me = tab.getByLabel(/^Me, /)
  if (await me.isVisible()) {
    await me.check()
    await tab.getByRole('button', { name: 'Start' }).click()
    await tab.waitForURL(/\/\d+$/)
  }
  await open(tab, world, page)
  return tab
}

/** Opened, and its script has taken over */
export async function open(tab: Page, world: World, page: number): Promise<void> {
  // a page that has just sent what an earlier one kept reads itself again, which may cut this off
  await expect(async () => void (await tab.goto(at(world, page)))).toPass({ timeout: 15_000 })
  await ready(tab)
}
export const ready = (tab: Page) => expect(tab.locator('#question input[name=load]')).toBeAttached()

export const rate = (tab: Page, value: number) => tab.locator(`input[type=radio][value="${value}"]`).check()
export const words = (tab: Page) => tab.getByRole('textbox')
export const next = (tab: Page) => tab.getByRole('button', { name: 'Continue', exact: true }).click()
// a save that failed is tried again after 2, 4, 8 … seconds
export const saved = (tab: Page) =>
  expect(tab.getByText(/^Saved \d\d:\d\d$/)).toBeVisible({ timeout: 30_000 })
export const unsent = (tab: Page) => expect(tab.getByText('kept on this device')).toBeVisible()
export const onDevice = (tab: Page): Promise<[string, string][]> =>
  tab
    .evaluate(() => Object.entries(localStorage).filter(([name]) => name.startsWith('kept:')))
    // between two pages there is nothing to ask
    .catch(() => [['', 'on the way to another page']])

export const LONG = 'It wakes me at two & at four. “Ouch”, I said <b>twice</b> 🌙'

type Started = { world: World; tab: Page }
export async function start(
  context: BrowserContext,
  signedIn: (context: BrowserContext, email: string) => Promise<void>,
  page = ITCH,
): Promise<Started> {
  const world = await makeWorld(databaseUrl())
  await signedIn(context, world.ours.patients[0].email)
  return { world, tab: await begun(context, world, page) }
}
