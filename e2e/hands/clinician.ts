import { readFileSync } from 'node:fs'
import { expect, type Page } from 'playwright/test'

type SignIn = { who: string; email: string; password: string }

/** A demo sign-in by the beginning of who it is: "Dr Shah" */
export function demoSignIn(who: string): SignIn {
  const all: SignIn[] = JSON.parse(readFileSync(process.env.DEMO_SIGN_INS ?? '', 'utf8'))
  const found = all.find((one) => one.who.startsWith(who))
  if (!found) throw new Error(`The demo has no ${who}`)
  return found
}

export async function signIn(
  page: Page,
  { email, password }: Pick<SignIn, 'email' | 'password'>,
): Promise<void> {
  await page.goto('/sign-in')
  await page.getByLabel('Email address').fill(email)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'))
}

export type Person = { givenName: string; familyName: string; email: string; birth: [string, string, string] }

/** Adds a patient by hand and leaves the page at theirs */
export async function addPatient(page: Page, person: Person): Promise<void> {
  await page.goto('/patients/new')
  await page.getByLabel('Given name').fill(person.givenName)
  await page.getByLabel('Family name').fill(person.familyName)
  const [day, month, year] = person.birth
  await page.getByLabel('Day').fill(day)
  await page.getByLabel('Month').fill(month)
  await page.getByLabel('Year').fill(year)
  await page.getByLabel('Email').fill(person.email)
  await page.getByRole('button', { name: /^Add/ }).click()
  await expect(
    page.getByRole('heading', { level: 1, name: `${person.givenName} ${person.familyName}` }),
  ).toBeVisible()
}

/** Books a visit ("2026-12-01", "18:00") and leaves the page at the patient's */
export async function bookVisit(page: Page, day: string, time: string, reason: string): Promise<void> {
  await page.getByRole('link', { name: 'New visit' }).click()
  await page.getByLabel('Date').fill(day)
  await page.getByLabel('Time').fill(time)
  await page.getByLabel('Reason').fill(reason)
  await page.getByRole('button', { name: /^Book/ }).click()
  await expect(page.getByText(reason)).toBeVisible()
}

export async function assignThings(page: Page, things: readonly string[], note: string): Promise<void> {
  await page.getByRole('link', { name: 'Assign' }).first().click()
  for (const thing of things) await page.getByRole('checkbox', { name: thing }).check()
  await page.getByLabel('Note to the patient').fill(note)
  await page.getByRole('button', { name: /^Assign/ }).click()
  await expect(page.getByRole('button', { name: 'Undo assigning' })).toBeVisible()
}

/** The link that is shown to hand over, since the test's server has no mail server */
export async function invite(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'Invite to the portal' }).click()
  const link = page.getByText(/\/invitation\/[\w-]{43}$/)
  return (await link.innerText()).trim()
}
