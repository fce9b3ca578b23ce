import { makeWorld } from './factories/world'
import { databaseUrl, expect, expectAccessible, test } from './fixtures'
import { said, silentVoice } from './hands/reader'

test.use({ viewport: { width: 320, height: 640 } })

test('text is made larger and stays so, and is read aloud until the page is left', async ({
  page,
  context,
  signedIn,
}) => {
  const { ours } = await makeWorld(databaseUrl())
  const [patient] = ours.patients
  await signedIn(context, patient.email)
  await silentVoice(context)
  const part = `/guides/${patient.guideAssignmentId}/fast-relief`
  await page.goto(part)
  const size = () =>
    page.locator('body').evaluate((body) => Number.parseFloat(getComputedStyle(body).fontSize))
  const before = await size()
  await page.getByRole('button', { name: 'Largest text' }).click()
  await expect(page.getByRole('button', { name: 'Largest text' })).toHaveAttribute('aria-pressed', 'true')
  expect((await size()) / before).toBeCloseTo(1.45, 2)
  await expectAccessible(page)
  const print = `/guides/${patient.guideAssignmentId}/print`
  for (const screen of ['/home', print, `/guides/booklet/${patient.appointmentId}`, '/account']) {
    await page.goto(screen)
    expect((await size()) / before, screen).toBeCloseTo(1.45, 2)
    await expectAccessible(page)
  }
  // where somebody looks for it who reads no guide
  const chosen = page.getByRole('region', { name: 'Size of the text' })
  await expect(chosen.getByRole('button', { name: 'Largest text' })).toHaveAttribute('aria-pressed', 'true')
  await chosen.getByRole('button', { name: 'Larger text' }).click()
  await expect(page).toHaveURL(/\/account#text-size$/)
  await expect(chosen.getByRole('button', { name: 'Larger text' })).toHaveAttribute('aria-pressed', 'true')
  await page.goto(part)
  expect((await size()) / before).toBeCloseTo(1.2, 2)
  await page.getByRole('button', { name: 'Text as it is' }).click()
  await expect.poll(size).toBe(before)

  const spoken = async () => (await said(page)).filter((one) => one !== 'silence')
  await page.getByRole('button', { name: 'Read aloud' }).click()
  await expect(page.getByRole('button', { name: 'Stop reading' })).toBeVisible()
  const all = await spoken()
  expect(all[0]).toBe('en: Why fast relief is not a plan')
  expect(all.length).toBeGreaterThan(3)
  expect(new Set(all).size).toBe(all.length)
  expect(all.join(' ')).not.toMatch(/Ask about this|Close|\d\s*$/)
  await page.getByRole('button', { name: 'Stop reading' }).click()
  expect((await said(page)).at(-1)).toBe('silence')
  await page.getByRole('button', { name: 'Read aloud' }).click()
  await page.goto('/list')
  expect((await said(page)).at(-1)).toBe('silence')
})

for (const javaScriptEnabled of [true, false])
  test(`a hard word is explained over the page, ${javaScriptEnabled ? 'with' : 'without'} JavaScript`, async ({
    browser,
    contextOptions,
    signedIn,
  }) => {
    const { ours } = await makeWorld(databaseUrl())
    const [patient] = ours.patients
    const context = await browser.newContext({ ...contextOptions, javaScriptEnabled })
    await signedIn(context, patient.email)
    const page = await context.newPage()
    await page.goto(`/guides/${patient.guideAssignmentId}/what-changed`)
    const word = page.locator('#reading [popovertarget]').first()
    const meaning = page.locator(`#${await word.getAttribute('popovertarget')}`)
    await expect(meaning).toBeHidden()
    await word.click()
    await expect(meaning).toBeVisible()
    await expect(meaning).toBeInViewport({ ratio: 1 })
    if (javaScriptEnabled) await expectAccessible(page)
    await page.keyboard.press('Escape')
    await expect(meaning).toBeHidden()
    await word.click()
    await meaning.getByRole('button', { name: 'Close' }).click()
    await expect(meaning).toBeHidden()
    await page.getByRole('button', { name: 'Larger text' }).click()
    await expect(page.locator('html')).toHaveClass('text-larger')
    await context.close()
  })
