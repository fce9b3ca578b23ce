import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import { actorOf } from '@/lib/access/actor'
import { changePatient } from '@/lib/patient/commands'
import { acceptInvitation, openInvitation } from './accept-invitation'
import {
  accepting,
  asClinic,
  clinician,
  invitedPatient,
  recordOf,
  resetLink,
  worldOnce,
} from './account.fixtures'
import { invitationMail, passwordChangedMail, resetMail } from './account-mail'
import { chooseLanguage } from './language-commands'
import { openReset } from './reset-password'

worldOnce()

/** A patient whose record says Spanish, with the link that was sent */
async function spanishPatient() {
  const invited = await invitedPatient()
  await asClinic((tx) => tx`update patient set language = 'es' where id = ${invited.patientId}`)
  return invited
}

const patientOf = async (accountId: string) => {
  const actor = await actorOf(accountId)
  if (actor?.kind !== 'patient') throw new Error('no patient')
  return actor
}

async function accepted(token: string) {
  const done = await accepting(token)
  if (!('accountId' in done)) throw new Error('no account was made')
  return done
}

it('follows the record from the invitation to the account, the reset and every later sign-in', async () => {
  const { token } = await spanishPatient()
  expect(await openInvitation(token)).toMatchObject({ language: 'es' })
  const { accountId, language } = await accepted(token)
  expect(language).toBe('es')
  expect(await patientOf(accountId)).toMatchObject({ language: 'es' })
  expect(await openReset(await resetLink(accountId))).toEqual({ language: 'es' })
})

it('is what the patient read the invitation in, where that is another', async () => {
  const { token } = await spanishPatient()
  const given = { token, birthDate: '2001-02-03', password: `a word ${randomUUID()}`, userAgent: 'test' }
  expect(await acceptInvitation({ ...given, language: 'en' })).toMatchObject({ ok: true, language: 'en' })
})

it('is the patient’s own choice, on record, until the clinic notes another', async () => {
  const { token, patientId } = await invitedPatient()
  const { accountId } = await accepted(token)
  const actor = await patientOf(accountId)
  expect(await chooseLanguage(actor, { language: 'xx' })).toEqual({ ok: false, reason: 'not-found' })
  expect(await chooseLanguage(await clinician(), { language: 'es' })).toMatchObject({ ok: false })
  expect(await chooseLanguage(actor, { language: 'es' })).toEqual({ ok: true })
  expect(await chooseLanguage(actor, { language: 'es' })).toEqual({ ok: true })
  expect(await patientOf(accountId)).toMatchObject({ language: 'es' })
  expect(await recordOf('language.chosen', accountId)).toHaveLength(1)

  const who = { givenName: 'Nina', familyName: 'Park', birthDate: { day: '3', month: '2', year: '2001' } }
  const kept = { patientId, ...who, language: 'en', email: '', phone: '+1 555 010 0100' }
  expect(await changePatient(await clinician(), kept)).toEqual({ ok: true })
  expect(await patientOf(accountId)).toMatchObject({ language: 'es' })
  await changePatient(await clinician(), { ...kept, language: 'es' })
  await changePatient(await clinician(), kept)
  expect(await patientOf(accountId)).toMatchObject({ language: 'en' })
})

it('is the language of the mails, with the same facts in each', () => {
  const words = { clinic: 'Larkfield', phone: '555', link: 'https://x/y', name: 'Ana', days: 14, minutes: 60 }
  for (const mail of [invitationMail, resetMail, passwordChangedMail]) {
    const [english, spanish] = ['en', 'es'].map((language) => mail({ to: 'a@b.c', language, ...words }))
    expect(spanish?.subject).not.toBe(english?.subject)
    expect(spanish?.text).toMatch(/contraseña/)
    expect(english?.text).toMatch(/password/)
    for (const fact of Object.values(words).map(String))
      expect(spanish?.text.includes(fact), fact).toBe(english?.text.includes(fact))
    expect(`${spanish?.text}${english?.text}`).not.toMatch(/[{}]|mail\./)
  }
})
