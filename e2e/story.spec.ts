import { randomUUID } from 'node:crypto'
import type { Page } from 'playwright/test'
import { addDays, isoDay } from '@/lib/platform/zoned-time'
import { expect, expectAccessible, test } from './fixtures'
import {
  addPatient,
  assignThings,
  bookVisit,
  demoSignIn,
  invite,
  type Person,
  signIn,
} from './hands/clinician'
import { acceptInvitation, answer, type Look, pick, readGuide, send } from './hands/patient'

const THINGS = [
  'How JAK inhibitors work',
  'How is your skin?',
  'What do you want to talk about?',
  'JAK inhibitor safety check',
]

const newPerson = (familyName: string): Person => ({
  givenName: 'Nora',
  familyName,
  email: `${randomUUID()}@example.com`,
  birth: ['3', '4', '1990'],
})

/** A letter-only word that no other test has, so that the patient can be searched for */
const oneOff = (): string => `Quist${randomUUID().replace(/[^a-f]/g, '')}`

/** The clinic's half before the patient's: who it is for, the visit, what to do; gives the invitation's link */
async function prepare(page: Page, person: Person, time: string, look: Look): Promise<string> {
  await signIn(page, demoSignIn('Dr Shah'))
  await look(page)
  await addPatient(page, person)
  await look(page)
  await bookVisit(
    page,
    addDays(isoDay(new Date(), 'America/New_York'), 2),
    time,
    'Talk about a JAK inhibitor',
  )
  await assignThings(page, THINGS, 'See you on the day. Take your time with the safety check.')
  await look(page)
  return invite(page)
}

async function patientsHalf(page: Page, link: string, person: Person, look: Look): Promise<void> {
  await acceptInvitation(page, link, person)
  await look(page)
  await readGuide(page, 'How JAK inhibitors work', 'They kill the germs that cause eczema.', look)
  await answer(
    page,
    'How is your skin?',
    {
      'worst itch': (on) => on.locator('input[type=radio][value="9"]').check(),
      'sleep did your skin': (on) => on.locator('input[type=radio][value="6"]').check(),
      'well is your eczema controlled': (on) => on.getByRole('radio').nth(3).check(),
      'did you have a flare': (on) =>
        on.getByRole('textbox').or(on.getByRole('spinbutton')).first().fill('4'),
    },
    look,
  )
  await send(page, 'Dr Shah', look)
  await answer(page, 'JAK inhibitor safety check', { 'chest pain': pick('Yes') }, look)
  await expect(page.getByText('chest pain').first()).toBeVisible()
  await send(page, 'Dr Shah', look)
}

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with JavaScript' : 'the patient without JavaScript', () => {
    test('a visit is prepared, read about, answered and reviewed', async ({
      browser,
      page,
      contextOptions,
      isMobile,
    }) => {
      test.setTimeout(300_000)
      const person = newPerson(oneOff())
      const look: Look = javaScriptEnabled ? expectAccessible : async () => {}
      // after the demo's hours, and apart from the other runs of this story: two visits of one clinician clash
      const time = `${isMobile ? 18 : 20}:${javaScriptEnabled ? '00' : '30'}`
      const link = await prepare(page, person, time, look)
      const phone = await browser.newContext({ ...contextOptions, javaScriptEnabled })
      const patient = await phone.newPage()
      await patientsHalf(patient, link, person, look)

      await page.goto('/today')
      await page.getByLabel('Name or birth date').fill(person.familyName)
      await page.getByRole('button', { name: 'Show', exact: true }).click()
      await look(page)
      await page
        .getByRole('link', { name: `${person.givenName} ${person.familyName}` })
        .first()
        .click()
      await expect(page.getByRole('article')).toContainText('What a JAK inhibitor does to the signal', {
        useInnerText: true,
      })
      await expect(page.getByText(/9/).first()).toBeVisible()
      await look(page)
      await page
        .getByRole('button', { name: /reviewed/i })
        .first()
        .click()
      await expect(page.getByText(/Reviewed by Dr Shah/).first()).toBeVisible()
      await patient.goto('/home')
      await expect(patient.getByText('Dr Shah has read your answers.')).toBeVisible()
      await phone.close()
    })
  })
}
