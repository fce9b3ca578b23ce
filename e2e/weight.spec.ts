import type { BrowserContext, Page } from 'playwright/test'
import { makeWorld } from './factories/world'
import { databaseUrl, expect, test } from './fixtures'
import { assignmentOf, at, ITCH, start } from './hands/questions'

/** Bytes of script by address, as they come over the line */
async function scriptsOf(
  context: BrowserContext,
  address: string,
  until: (page: Page) => Promise<void> = async () => {},
): Promise<Map<string, number>> {
  const page = await context.newPage()
  const found = new Map<string, number>()
  page.on('requestfinished', async (request) => {
    if (request.resourceType() !== 'script') return
    const { responseBodySize } = await request.sizes()
    found.set(new URL(request.url()).pathname, responseBodySize)
  })
  await page.goto(address, { waitUntil: 'networkidle' })
  await until(page)
  await page.close()
  return found
}

test('the page that guides are written on brings at most 350 kB of script, its editor with it', async ({
  context,
  signedIn,
}) => {
  const { ours } = await makeWorld(databaseUrl())
  await signedIn(context, ours.clinician.email)
  const address = `/library/guides/drafts/${ours.guideDraftId}?part=section%3Acall`
  const scripts = await scriptsOf(context, address, async (page) => {
    await expect(page.getByRole('toolbar', { name: 'Tools for: Text' })).toBeVisible()
  })
  const bytes = [...scripts.values()].reduce((sum, one) => sum + one, 0)
  expect(bytes).toBeGreaterThan(150_000)
  expect(bytes).toBeLessThanOrEqual(350 * 1024)
})

test('a page of questions brings at most 10 kB of script beyond what every page has', async ({
  browser,
  contextOptions,
  context,
  signedIn,
}) => {
  const { world } = await start(context, signedIn)
  const fresh = async (address: string) => {
    const one = await browser.newContext(contextOptions)
    await one.addCookies(await context.cookies())
    const scripts = await scriptsOf(one, address)
    await one.close()
    return scripts
  }
  const questions = await fresh(at(world, ITCH))
  const others = [
    await fresh('/sign-in?next=/'),
    await fresh('/account'),
    await fresh(`/questions/${assignmentOf(world)}`),
  ]
  const own = [...questions].filter(([path]) => !others.every((one) => one.has(path)))
  expect(own.length).toBeGreaterThan(0)
  expect(own.reduce((sum, [, bytes]) => sum + bytes, 0)).toBeLessThanOrEqual(10_240)
})
