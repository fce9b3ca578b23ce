import { expectHeld, held } from './factories/draft'
import { killableSite } from './factories/killable-site'
import { expect, test } from './fixtures'
import { next, onDevice, rate, saved, start, unsent } from './hands/questions'

test('a server that is killed at a save loses nothing and doubles nothing', async ({
  browser,
  contextOptions,
  baseURL,
  signedIn,
  sql,
}) => {
  // it starts three times over
  test.slow()
  const site = await killableSite(new URL(baseURL ?? '').hostname)
  try {
    const context = await browser.newContext({ ...contextOptions, baseURL: site.url })
    const { world, tab } = await start(context, signedIn)
    // saved, and nobody heard of it
    site.killAt('after')
    await rate(tab, 7)
    await site.killed()
    await unsent(tab)
    await expectHeld(sql, world, { itch: 7 })
    await site.restart()
    await saved(tab)
    expect((await held(sql, world)).changes).toHaveLength(1)
    // not saved
    site.killAt('before')
    await rate(tab, 3)
    await site.killed()
    await unsent(tab)
    await expectHeld(sql, world, { itch: 7 })
    await site.restart()
    await saved(tab)
    await expectHeld(sql, world, { itch: 3 })
    expect((await held(sql, world)).changes).toHaveLength(2)
    expect(await onDevice(tab)).toEqual([])
    await next(tab)
    await tab.waitForURL(/\/2$/)
    await context.close()
  } finally {
    site.close()
  }
})
