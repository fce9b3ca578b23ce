import type { Page } from 'playwright/test'
import { makeWorld } from './factories/world'
import { databaseUrl, expect, test } from './fixtures'
import { assignmentOf } from './hands/questions'

/** What of a page lies outside of it, or is cut off where it stands */
const outside = (page: Page) =>
  page.evaluate(() => {
    const wide = document.documentElement.clientWidth
    const found: string[] = []
    if (document.documentElement.scrollWidth > wide) found.push('the page scrolls sideways')
    const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    for (let node = words.nextNode(); node; node = words.nextNode()) {
      const parent = node.parentElement
      if (!node.textContent?.trim() || !parent || parent.closest('.sr-only, [popover], dialog, script'))
        continue
      const place = document.createRange()
      place.selectNodeContents(node)
      const lines = [...place.getClientRects()].filter(({ width: across }) => across > 0)
      const clip = parent.closest('.overflow-hidden, .truncate')?.getBoundingClientRect()
      if (lines.some(({ left, right }) => left < -1 || right > wide + 1))
        found.push(`outside: ${node.textContent}`)
      if (clip && lines.some(({ left, right }) => left < clip.left - 1 || right > clip.right + 1))
        found.push(`cut off: ${node.textContent}`)
    }
    return found
  })

for (const language of ['en-XA', 'en-XB'])
  test(`every screen of a patient has room for longer words${language === 'en-XB' ? ' from right to left' : ''}`, async ({
    browser,
    contextOptions,
    signedIn,
    baseURL,
  }) => {
    test.slow()
    const world = await makeWorld(databaseUrl())
    const { ours } = world
    const [patient] = ours.patients
    const context = await browser.newContext({ ...contextOptions, viewport: { width: 320, height: 640 } })
    await signedIn(context, patient.email)
    await context.addCookies([{ name: 'language', value: language, url: baseURL ?? '' }])
    const page = await context.newPage()
    const guide = `/guides/${patient.guideAssignmentId}`
    const sent = `/questions/${patient.sentAssignmentId}`
    const screens = [
      ...['/home', '/list', '/account', '/account/readers'],
      ...[`${guide}/fast-relief`, `${guide}/fast-relief/ask/1`, `${guide}/finish`, `${guide}/print`],
      ...[`${guide}/changes`, `/guides/booklet/${patient.appointmentId}`],
      ...[
        `/questions/${assignmentOf(world)}`,
        `${sent}/sent`,
        `${sent}/answers`,
        `${sent}/change`,
        `${sent}/asked`,
      ],
      '/nowhere',
    ]
    for (const screen of screens) {
      await page.setViewportSize({ width: 320, height: 640 })
      await page.goto(screen)
      await expect(page.locator('html')).toHaveAttribute('lang', 'en')
      if (language === 'en-XB') await expect(page.locator('html')).toHaveAttribute('dir', 'rtl')
      expect(await outside(page), `${screen} at 320`).toEqual([])
      await page.setViewportSize({ width: 390, height: 844 })
      expect(await outside(page), `${screen} at 390`).toEqual([])
    }
    await page.goto(`/questions/${assignmentOf(world)}`)
    await page.locator('input[type=radio]').first().check()
    await page.locator('main form button').click()
    for (let number = 1; number <= 6; number++) {
      await page.goto(`/questions/${assignmentOf(world)}/${number}`)
      for (const width of [320, 390]) {
        await page.setViewportSize({ width, height: 844 })
        expect(await outside(page), `question ${number} at ${width}`).toEqual([])
      }
    }
    await page.goto(`/questions/${assignmentOf(world)}/check`)
    expect(await outside(page)).toEqual([])
    await context.clearCookies({ name: 'session' })
    for (const screen of ['/sign-in', '/reset', '/reset/never-was', '/invitation/never-was']) {
      await page.goto(screen)
      expect(await outside(page), screen).toEqual([])
    }
    await context.close()
  })
