import type { Actor } from '@/lib/access/actor-kinds'
import { canKeepBook, openPatientRowScope } from '@/lib/access/policy'
import { OF_AGE } from '@/lib/access/representation'
import { scoped } from '@/lib/access/scoped'
import { record } from '@/lib/audit/record'
import { now } from '@/lib/platform/clock'

import { fieldErrors } from '@/lib/platform/field'
import { sendMail } from '@/lib/platform/mail'
import { newToken } from '@/lib/platform/token'
import { ageYears } from '@/lib/platform/zoned-time'
import { carerAddedMail } from './account-mail'
import { deliver, type Invited, invite, taken } from './invite'
import { isCarerOf, link } from './related-person'
import { newCarer, oneRelated } from './schema'

const notFound = { ok: false, reason: 'not-found' } as const

/** `linked`: they had an account for somebody else already, and can act for this patient too from now on */
export type CarerInvited = Invited | { ok: true; link: null; linked: true } | { ok: false; reason: 'of-age' }

/**
 * Lets a parent or carer act for a patient: by a link to make an account with, or at once where the address is that of a
 * carer of this clinic, whose it is known to be. Input: patientId, name, email, relationship.
 */
export async function inviteCarer(actor: Actor, input: unknown): Promise<CarerInvited> {
  if (!canKeepBook(actor)) return notFound
  const parsed = newCarer.safeParse(input)
  if (!parsed.success) {
    const errors = fieldErrors(parsed.error)
    return errors.patientId ? notFound : { ok: false, reason: 'invalid', errors }
  }
  const { patientId, name, email, relationship } = parsed.data
  const token = newToken()
  const made = await scoped(actor, async (tx) => {
    const patient = await tx.patient.findFirst({
      where: { AND: [openPatientRowScope(actor), { id: patientId }] },
      include: { clinic: true },
    })
    if (!patient) return notFound
    if (relationship === 'parent' && ageYears(patient.birthDate, now(), patient.clinic.timeZone) >= OF_AGE)
      return { ok: false, reason: 'of-age' } as const
    const { language, clinic } = patient
    const known = await tx.account.findUnique({ where: { email } })
    if (!known) {
      // of another clinic
      if (await taken(email)) return { ok: false, reason: 'email-taken' } as const
      await invite(tx, actor, token, { role: 'carer', relationship, patientId, name, email })
      return { ok: true, linked: false, name, email, language } as const
    }
    if (!isCarerOf(actor.clinicId, known)) return { ok: false, reason: 'email-taken' } as const
    await link(tx, actor, { patientId, accountId: known.id, relationship })
    return { ok: true, linked: true, to: email, language: known.language, clinic: clinic.name } as const
  })
  if (!made.ok) return made
  if (!made.linked) return { ok: true, link: await deliver(actor, token, made) }
  await sendMail(carerAddedMail(made))
  return { ok: true, link: null, linked: true }
}

/** They act for this patient no more, from their next request on. Input: patientId, relatedPersonId. */
export async function endCarer(actor: Actor, input: unknown): Promise<{ ok: true } | typeof notFound> {
  const parsed = oneRelated.safeParse(input)
  if (!canKeepBook(actor) || !parsed.success) return notFound
  const { patientId, relatedPersonId: id } = parsed.data
  return scoped(actor, async (tx) => {
    const { count } = await tx.relatedPerson.updateMany({
      where: { clinicId: actor.clinicId, patientId, id, endedAt: null },
      data: { endedAt: now() },
    })
    if (count === 0) return notFound
    await record(tx, actor, {
      ...{ action: 'carer.ended', patientId, entity: 'related_person', entityId: id },
    })
    return { ok: true }
  })
}
