import { createHash, randomBytes } from 'node:crypto'
import AxeBuilder from '@axe-core/playwright'
import { type BrowserContext, test as base, expect, type Page } from 'playwright/test'
import postgres from 'postgres'

/** The database of the server under test, as the application's role; `npm test` names it. */
export const databaseUrl = (): string => {
  const url = process.env.E2E_DATABASE_URL
  if (!url) throw new Error('E2E_DATABASE_URL is not set: run browser tests with npm test -- browser')
  return url
}

type Signed = (context: BrowserContext, email: string) => Promise<void>

/**
 * `signedIn` makes a session without the screens, for tests about something else. A page of ours that holds what the
 * content security policy refuses fails any test that opens it: `refused` is what was, for a test that means it to be.
 */
export const test = base.extend<{ signedIn: Signed; refused: string[] }, { sql: postgres.Sql }>({
  refused: [
    async ({ browser }, use) => {
      const refused: string[] = []
      const listen = (context: BrowserContext) =>
        context.on('console', (message) => {
          if (/Content Security Policy/i.test(message.text())) refused.push(message.text())
        })
      browser.on('context', listen)
      await use(refused)
      browser.off('context', listen)
      expect(refused, 'what the content security policy refused').toEqual([])
    },
    { auto: true },
  ],
  sql: [
    async ({ browserName: _ }, use) => {
      const sql = postgres(databaseUrl(), { max: 2, onnotice: () => {} })
      await use(sql)
      await sql.end()
    },
    { scope: 'worker' },
  ],
  signedIn: async ({ sql, baseURL }, use) => {
    await use(async (context, email) => {
      const sid = randomBytes(32).toString('base64url')
      const made = await sql`
        insert into session (id_hash, account_id, idle_minutes, expires_at)
        select ${createHash('sha256').update(sid).digest()}, id, 30, now() + interval '1 hour' from account where email = ${email}`
      expect(made.count, `an account ${email}`).toBe(1)
      await context.addCookies([
        { name: 'session', value: sid, url: baseURL ?? '', httpOnly: true, sameSite: 'Lax' },
      ])
    })
  },
})

export { expect }

/** No violation of WCAG 2.2 AA, in the state the page is in now; no sideways scrolling. */
export async function expectAccessible(page: Page): Promise<void> {
  const look = async () => {
    await expect(page).toHaveTitle(/\S/)
    return new AxeBuilder({ page })
      .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
      .analyze()
  }
  let { violations } = await look()
  // between two pages of one application the title is gone for a moment, which may be this one
  if (violations.some(({ id }) => id === 'document-title')) violations = (await look()).violations
  expect(
    violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`),
  ).toEqual([])
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  )
  expect(overflow, `sideways scrolling on ${page.url()}`).toBeLessThanOrEqual(0)
}
