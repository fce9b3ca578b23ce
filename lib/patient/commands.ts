import type { Actor } from '@/lib/access/actor-kinds'
import { canKeepBook, openPatientRowScope } from '@/lib/access/policy'
import { scoped, type Transaction } from '@/lib/access/scoped'
import { record } from '@/lib/audit/record'
import { actorClinic } from '@/lib/clinic/queries'
import { now } from '@/lib/platform/clock'
import { type FieldErrors, fieldErrors } from '@/lib/platform/field'
import { isoDay } from '@/lib/platform/zoned-time'
import { changedPatient, newPatient, type Who } from './schema'

type Refused = { ok: false; reason: 'not-found' } | { ok: false; reason: 'invalid'; errors: FieldErrors }
/** Somebody else of that name and birth date is here */
type Twin = { ok: false; reason: 'duplicate'; patientId: string }
export type Added = { ok: true; patientId: string } | Refused | Twin
export type Changed = { ok: true } | Refused | Twin

/**
 * Adds a patient by hand. Somebody of the same name and birth date is pointed at instead, until `anyway` says that
 * they are two people. Input: givenName, familyName, birthDate {day, month, year}, language, email, phone, anyway.
 */
export async function addPatient(actor: Actor, input: unknown): Promise<Added> {
  if (!canKeepBook(actor)) return { ok: false, reason: 'not-found' }
  const { timeZone } = await actorClinic(actor)
  const parsed = newPatient(isoDay(now(), timeZone)).safeParse(input)
  if (!parsed.success) return { ok: false, reason: 'invalid', errors: fieldErrors(parsed.error) }
  const { anyway, ...who } = parsed.data
  return scoped(actor, async (tx) => {
    // Two posts of the same person at once queue up here, so that the second finds the first
    await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`${actor.clinicId} ${who.givenName} ${who.familyName}`}, 0))`
    const twin = anyway ? null : await sameNameAndBirthDate(tx, actor, who)
    if (twin) return { ok: false, reason: 'duplicate', patientId: twin.id }
    const { id } = await tx.patient.create({
      data: { clinicId: actor.clinicId, createdAt: now(), ...row(who) },
      select: { id: true },
    })
    await record(tx, actor, { action: 'patient.added', patientId: id, entity: 'patient', entityId: id })
    return { ok: true, patientId: id }
  })
}

function sameNameAndBirthDate(tx: Transaction, actor: Actor, who: Omit<Who, 'anyway'>, butNot?: string) {
  const { givenName, familyName, birthDate } = who
  const like = (text: string) => ({ equals: text.replace(/[\\%_]/g, '\\$&'), mode: 'insensitive' as const })
  return tx.patient.findFirst({
    where: {
      // who comes back after an erasure is entered anew
      ...openPatientRowScope(actor),
      birthDate,
      givenName: like(givenName),
      familyName: like(familyName),
      ...(butNot && { id: { not: butNot } }),
    },
    select: { id: true },
    orderBy: { createdAt: 'asc' },
  })
}

/**
 * Corrects who a patient is and how to reach them. Their account takes the name over; the address they sign in with is
 * the account's own and stays. Becoming somebody who is here already is asked about, as in adding.
 */
export async function changePatient(actor: Actor, input: unknown): Promise<Changed> {
  if (!canKeepBook(actor)) return { ok: false, reason: 'not-found' }
  const { timeZone } = await actorClinic(actor)
  const parsed = changedPatient(isoDay(now(), timeZone)).safeParse(input)
  if (!parsed.success) {
    const errors = fieldErrors(parsed.error)
    return errors.patientId ? { ok: false, reason: 'not-found' } : { ok: false, reason: 'invalid', errors }
  }
  const { patientId, anyway, ...who } = parsed.data
  return scoped(actor, async (tx) => {
    const where = { ...openPatientRowScope(actor), id: patientId }
    const before = await tx.patient.findFirst({ where })
    if (!before) return { ok: false, reason: 'not-found' }
    const after = row(who)
    const [is, was] = [onRecord(after), onRecord(before)]
    const changed = Object.keys(is).filter((field) => is[field] !== was[field])
    if (changed.length === 0) return { ok: true }
    const another = changed.some((field) => ['givenName', 'familyName', 'birthDate'].includes(field))
    const twin = another && !anyway ? await sameNameAndBirthDate(tx, actor, who, patientId) : null
    if (twin) return { ok: false, reason: 'duplicate', patientId: twin.id }
    await tx.patient.updateMany({ where, data: after })
    if (before.accountId)
      await tx.account.updateMany({
        where: { id: before.accountId, clinicId: actor.clinicId },
        data: {
          name: `${who.givenName} ${who.familyName}`,
          // what they chose for themselves stands until the clinic says otherwise
          ...(changed.includes('language') && { language: who.language }),
        },
      })
    await record(tx, actor, {
      action: 'patient.changed',
      patientId,
      entity: 'patient',
      entityId: patientId,
      detail: { before: only(was, changed), after: only(is, changed) },
    })
    return { ok: true }
  })
}

const row = ({ givenName, familyName, birthDate, language, email, phone }: Omit<Who, 'anyway'>) => ({
  givenName,
  familyName,
  birthDate,
  language,
  email: email || null,
  phone: phone || null,
})

type Known = Omit<ReturnType<typeof row>, 'language'> & { language: string }

const onRecord = (who: Known): Record<string, string | null> => ({
  ...{
    givenName: who.givenName,
    familyName: who.familyName,
    birthDate: who.birthDate.toISOString().slice(0, 10),
  },
  ...{ language: who.language, email: who.email, phone: who.phone },
})

const only = (fields: Record<string, string | null>, names: readonly string[]) =>
  Object.fromEntries(names.map((name) => [name, fields[name] ?? null]))
