import { expect, type Locator, type Page } from 'playwright/test'
import { press, tabTo } from './keyboard'

/** What the page said last was done, read out with the button that has the focus */
export const said = (page: Page): Locator => page.locator('#said')

/** Picks in a list as somebody without a mouse would: the focus on it, then the letters it begins with */
export async function choose(page: Page, list: Locator, words: string): Promise<void> {
  await tabTo(page, list)
  await page.keyboard.press('Home')
  const chosen = list.locator('option:checked')
  if (!(await chosen.innerText()).startsWith(words)) await page.keyboard.type(words)
  await expect(chosen).toHaveText(new RegExp(`^${words}`))
}

/** Replaces what stands in a field */
export async function write(page: Page, field: Locator, text: string): Promise<void> {
  await tabTo(page, field)
  await page.keyboard.press('ControlOrMeta+A')
  await page.keyboard.type(text)
}

/** A form of the editor sent with the keyboard, and the page come back from it */
export async function save(page: Page, button: Locator, words: RegExp): Promise<void> {
  await press(page, button)
  await expect(said(page)).toContainText(words)
}

/** One more item, by what kind; the form that asks for its words has the focus */
export async function addItem(
  page: Page,
  where: 'end' | 'after' | 'inside',
  kind: string,
  words: string,
): Promise<void> {
  const names = { end: 'Add at the end', after: 'Add after this', inside: 'Add inside' }
  await choose(page, page.locator(`#add-${where}`), kind)
  await press(page, page.getByRole('button', { name: names[where] }))
  await expect(said(page)).toContainText(/^Added/)
  await expect(page.locator('#text')).toBeFocused()
  await page.keyboard.type(words)
}

/** The answers of a choice, each with what it counts */
export async function writeOptions(page: Page, options: readonly [string, string][]): Promise<void> {
  for (const [at, [words, counts]] of options.entries()) {
    await write(page, page.locator(`#optionWords-${at}`), words)
    await write(page, page.locator(`#optionWeight-${at}`), counts)
  }
}
