import type { BrowserContext, Page } from 'playwright/test'
import { expect } from '../fixtures'

/** Waits until the browser would go on with the guide of this page without a connection */
export const keepsGuides = (page: Page) =>
  expect
    .poll(() =>
      page.evaluate(async () => {
        const [one, ...others] = await navigator.serviceWorker.getRegistrations()
        return (
          others.length === 0 &&
          one?.active?.state === 'activated' &&
          navigator.serviceWorker.controller !== null
        )
      }),
    )
    .toBe(true)

/** Gives the browser a voice that says nothing and keeps what it was given, from page to page */
export const silentVoice = (context: BrowserContext) =>
  context.addInitScript(() => {
    const said: string[] = JSON.parse(sessionStorage.getItem('said') ?? '[]')
    const keep = (one: string) => {
      said.push(one)
      sessionStorage.setItem('said', JSON.stringify(said))
    }
    const voice = {
      getVoices: () => [],
      speak: ({ text, lang }: SpeechSynthesisUtterance) => keep(`${lang}: ${text}`),
      cancel: () => keep('silence'),
    }
    Object.defineProperty(window, 'speechSynthesis', { value: voice })
  })

/** What the silent voice was given: "en: Some words", or "silence" where it was told to stop */
export const said = (page: Page) =>
  page.evaluate((): string[] => JSON.parse(sessionStorage.getItem('said') ?? '[]'))
