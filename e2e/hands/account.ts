import { randomUUID } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright/test'
import { hashPassword } from '../../lib/account/password'
import { makeWorld, type World } from '../factories/world'
import { databaseUrl, expect } from '../fixtures'

export const PASSWORD = 'a quiet paper boat'
let passwordHash: Promise<string> | undefined
export const peopleWith = async (): Promise<World> => {
  passwordHash ??= hashPassword(PASSWORD)
  return makeWorld(databaseUrl(), await passwordHash)
}

/** From a network of its own, so that no test uses up another's tries */
export const visitor = (browser: Browser, javaScriptEnabled = true) =>
  browser.newContext({ javaScriptEnabled, extraHTTPHeaders: { 'X-Forwarded-For': `fd00:${network()}::1` } })
const network = () => randomUUID().slice(0, 4)

export async function signIn(page: Page, email: string, password = PASSWORD): Promise<void> {
  await page.getByLabel('Email address').fill(email)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Sign in' }).click()
}

export async function bornOn(page: Page, day: string, month: string, year: string): Promise<void> {
  await page.getByLabel('Day').fill(day)
  await page.getByLabel('Month').fill(month)
  await page.getByLabel('Year').fill(year)
}

/** The link in the newest mail to this address, waiting until it is there: it is sent after the page has answered */
export async function mailedLink(to: string): Promise<string> {
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
