import { defineConfig } from 'playwright/test'

// `npm test -- browser [files]` starts the server under test and finds the browser; the environment names both
const { CHROMIUM_PATH = '', E2E_BASE_URL = '' } = process.env

const asRoot = process.getuid?.() === 0
const quiet = ['--disable-background-networking', '--disable-component-update']

export default defineConfig({
  testDir: '.',
  outputDir: '../.data/test-results',
  workers: 2,
  fullyParallel: true,
  forbidOnly: true,
  // what passes only then is named by npm test
  retries: 1,
  // nothing here is about speed: on a machine that others use as well everything takes its time
  timeout: 120_000,
  expect: { timeout: 20_000 },
  use: {
    baseURL: E2E_BASE_URL,
    actionTimeout: 20_000,
    navigationTimeout: 30_000,
    browserName: 'chromium',
    launchOptions: { executablePath: CHROMIUM_PATH, args: asRoot ? ['--no-sandbox', ...quiet] : quiet },
    // not the server's zone, not the clinic's: a date shown in the wrong one is seen
    timezoneId: 'Europe/London',
    locale: 'en-US',
    screenshot: 'only-on-failure',
    trace: 'retain-on-failure',
  },
  projects: [
    // verdicts on access, guesses, headers and nonsense, and what a server tells of itself, do not depend on the screen
    {
      name: 'phone',
      testIgnore: [
        ...['access.spec.ts', 'access-games.spec.ts', 'sign-in-games.spec.ts', 'guesses.spec.ts'],
        ...['hostile*.spec.ts', 'payloads.spec.ts', 'security-headers.spec.ts', 'observed.spec.ts'],
        ...['bare-server.spec.ts', 'canary.spec.ts'],
      ],
      use: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
    },
    { name: 'desktop', use: { viewport: { width: 1366, height: 768 } } },
  ],
})
