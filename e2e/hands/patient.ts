import { expect, type Page } from 'playwright/test'
import type { Person } from './clinician'

export const PASSWORD = 'seven green umbrellas'

/** Looks at a page: is it accessible, what does it look like */
export type Look = (page: Page) => Promise<void>

export async function acceptInvitation(page: Page, link: string, person: Person): Promise<void> {
  await page.goto(link)
  const [day, month, year] = person.birth
  await page.getByLabel('Day').fill(day)
  await page.getByLabel('Month').fill(month)
  await page.getByLabel('Year').fill(year)
  await page.getByLabel('New password').fill(PASSWORD)
  await page.getByRole('button', { name: 'Choose this password and begin' }).click()
  await expect(page.getByText(`Hello ${person.givenName}`)).toBeVisible()
}

/** A page's questions by the start of their words, and what is said to each */
export type Said = Record<string, (page: Page) => Promise<void>>

export const pick =
  (label: string | RegExp) =>
  (page: Page): Promise<void> =>
    page.getByLabel(label).first().check()

/** Opens a task from home and answers page by page until the check page; the rest is answered with no */
export async function answer(page: Page, task: string, said: Said, look: Look): Promise<void> {
  await page.goto('/home')
  await page
    .getByRole('link', { name: new RegExp(`^${escaped(task)}`) })
    .first()
    .click()
  await look(page)
  await page.getByLabel(/^Me, /).check()
  await page.getByRole('button', { name: 'Start' }).click()
  for (let pages = 0; pages < 60; pages++) {
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    const { pathname } = new URL(page.url())
    if (pathname.endsWith('/check')) return
    if (pathname.endsWith('/urgent')) {
      await look(page)
      await page.getByRole('link', { name: 'Go on with the questions' }).click()
      await page.waitForURL((url) => !url.pathname.endsWith('/urgent'))
      continue
    }
    await look(page)
    const text = await page.getByRole('main').innerText()
    for (const [question, say] of Object.entries(said)) if (text.includes(question)) await say(page)
    await answerRest(page)
    await page.getByRole('button', { name: 'Continue', exact: true }).click()
    await page.waitForURL((url) => url.pathname !== pathname)
  }
  throw new Error(`${task} does not end`)
}

/** Says no to every question of the page that has no answer yet, or picks its first choice where there is no "No" */
async function answerRest(page: Page): Promise<void> {
  const groups = page
    .locator('fieldset')
    .filter({ has: page.locator('input[type=radio], input[type=checkbox]') })
  for (const group of await groups.all()) {
    if ((await group.locator('input:checked').count()) > 0) continue
    const no = group.getByLabel('No', { exact: true })
    const choice = (await no.count()) > 0 ? no : group.locator('input[type=radio], input[type=checkbox]')
    await choice.first().check()
  }
}

const escaped = (text: string): string => text.replace(/[?.*+()[\]]/g, '\\$&')

export async function send(page: Page, to: string, look: Look): Promise<void> {
  await look(page)
  await page.getByRole('button', { name: `Send to ${to}` }).click()
  await expect(page.getByRole('heading', { level: 1, name: `Sent to ${to}` })).toBeVisible()
  await look(page)
}

/** Reads a guide to its end, with a wrong answer to its first check, which goes on the list */
export async function readGuide(page: Page, title: string, wrong: string, look: Look): Promise<void> {
  await page.goto('/home')
  await page.getByRole('link', { name: title }).first().click()
  let checked = false
  for (let parts = 0; parts < 20; parts++) {
    await expect(page.getByText(/^Part \d+ of \d+$/)).toBeVisible()
    await look(page)
    const option = page.getByLabel(wrong)
    if (!checked && (await option.isVisible())) {
      await option.check()
      await page.getByRole('button', { name: 'Check my answer' }).click()
      await expect(page.getByText('Not quite')).toBeVisible()
      await look(page)
      await page.getByRole('button', { name: 'Put this on my list for the visit' }).click()
      await expect(page.getByText('This topic is on your list for the visit.')).toBeVisible()
      checked = true
    }
    const last = page.getByRole('button', { name: 'Finish this guide' })
    if (await last.isVisible()) {
      await last.click()
      break
    }
    const { pathname } = new URL(page.url())
    await page.getByRole('button', { name: 'Continue', exact: true }).click()
    await page.waitForURL((url) => url.pathname !== pathname)
  }
  await expect(page.getByRole('heading', { level: 1, name: 'You have read this guide' })).toBeVisible()
  await look(page)
  expect(checked, 'the check was met').toBe(true)
}
