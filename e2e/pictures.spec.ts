import { existsSync, mkdirSync } from 'node:fs'
import type { Page } from 'playwright/test'
import { expect, test } from './fixtures'
import { demoSignIn, signIn } from './hands/clinician'

/**
 * The README's pictures, of the demo clinic. Kept as they are once made, since the demo's dates move every day;
 * UPDATE_PICTURES=1 makes them anew.
 */
async function picture(page: Page, name: string): Promise<void> {
  const path = `docs/pictures/${name}.png`
  mkdirSync('docs/pictures', { recursive: true })
  const wanted = !existsSync(path) || process.env.UPDATE_PICTURES === '1'
  const bytes = await page.screenshot(wanted ? { path } : {})
  expect(bytes.length).toBeGreaterThan(10_000)
}

test('the patient’s side', async ({ page, isMobile }) => {
  await signIn(page, demoSignIn('Maria Lopez'))
  await expect(page.getByText('Hello Maria')).toBeVisible()
  if (isMobile) await picture(page, 'patient-home')
})

test('the clinician’s side: the brief fits one screen', async ({ page, isMobile }) => {
  await signIn(page, demoSignIn('Dr Shah'))
  await page.getByRole('link', { name: 'Maria Delgado-Whitcombe' }).first().click()
  for (const part of [
    'Wants to talk about',
    'Flags',
    'Scores',
    'Changed since last time',
    'Read and understood',
    'Missing',
  ])
    await expect(page.getByRole('heading', { level: 2, name: part, exact: true }).first()).toBeVisible()
  if (isMobile) return
  // everything above the full answers stands on the first screen
  for (const part of ['Flags', 'In their own words', 'Does not add up']) {
    const box = await page.getByRole('heading', { level: 2, name: part, exact: true }).first().boundingBox()
    expect(box?.y ?? 10_000).toBeLessThan(768)
  }
  await picture(page, 'brief')
})
