import { Secret, TOTP } from 'otpauth'
import { expect, type Page } from 'playwright/test'

/** What an app with this key shows, so many half minutes from now: a code works once, the next one is at hand */
export const codeOf = (key: string, halfMinutes = 0): string =>
  new TOTP({ secret: Secret.fromBase32(key) }).generate({ timestamp: Date.now() + halfMinutes * 30_000 })

/**
 * Sets an app up on the page that asks for it; leaves the page with the recovery codes, them, the app's key and the
 * code that was used in hand
 */
export async function setUpSecondStep(page: Page): Promise<{ key: string; used: string; codes: string[] }> {
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Set up your second step')
  const key = ((await page.getByText(/^[A-Z2-7]{4}( [A-Z2-7]{4})+$/).textContent()) ?? '').replaceAll(' ', '')
  const used = codeOf(key)
  await page.getByLabel('Six digits').fill(used)
  await page.getByRole('button', { name: 'Turn it on' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Your recovery codes')
  const codes = await page
    .getByRole('listitem')
    .filter({ hasText: /^\w{4}(-\w{4}){3}$/ })
    .allTextContents()
  expect(codes).toHaveLength(10)
  return { key, used, codes }
}

export async function giveCode(page: Page, code: string): Promise<void> {
  await page.getByLabel('The six digits that it shows now').fill(code)
  await page.getByRole('button', { name: 'Continue' }).click()
}
