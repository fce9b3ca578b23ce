import type { Actor, Clinician } from '@/lib/access/actor-kinds'
import { canAdminister, canReadInEmergency } from '@/lib/access/policy'
import { type SqlTransaction, scopedSql } from '@/lib/access/scoped'
import { administratorAddresses } from '@/lib/account/administrator-rows'
import { recordSql } from '@/lib/audit/record'
import { actorClinic } from '@/lib/clinic/queries'
import { folded } from '@/lib/patient/patient-search'
import { now } from '@/lib/platform/clock'
import { environment } from '@/lib/platform/env'
import { type FieldErrors, fieldErrors } from '@/lib/platform/field'
import { sendMail } from '@/lib/platform/mail'
import { isoDay } from '@/lib/platform/zoned-time'
import { emergencyMail } from './emergency-mail'
import { openAccesses, readerOf } from './reader'
import { emergencyAsked, oneAccess } from './schema'

const notFound = { ok: false, reason: 'not-found' } as const

const HOUR = 60 * 60_000
/** Somebody in an emergency mistypes a name; nobody needs to try names all day */
const ASKS_AN_HOUR = 5

type Found = { clinicId: string; patientId: string }
export type EmergencyOpened =
  | { ok: true; accessIds: string[] }
  | typeof notFound
  | { ok: false; reason: 'invalid'; errors: FieldErrors }
  | { ok: false; reason: 'too-many' | 'nobody' }

/**
 * Opens what other clinics hold on a person, by their whole name and birth date, for an hour. Who asks, and who is let in, is
 * on record on both sides, and the administrators of the patient's clinic are mailed. Input: givenName, familyName,
 * birthDate {day, month, year}, reason.
 */
export async function openInEmergency(actor: Actor, input: unknown): Promise<EmergencyOpened> {
  if (!canReadInEmergency(actor)) return notFound
  const { name, timeZone } = await actorClinic(actor)
  const parsed = emergencyAsked(isoDay(now(), timeZone)).safeParse(input)
  if (!parsed.success) return { ok: false, reason: 'invalid', errors: fieldErrors(parsed.error) }
  const { reason, ...person } = parsed.data
  const found = await lookFor(actor, person)
  if (found === 'too-many') return { ok: false, reason: found }
  if (found.length === 0) return { ok: false, reason: 'nobody' }
  const accessIds: string[] = []
  for (const one of found) accessIds.push(await open(actor, { ...one, who: actor.name, from: name }, reason))
  return { ok: true, accessIds }
}

type Person = { givenName: string; familyName: string; birthDate: Date }

/** Each look is on record before its answer is known, in the asking clinic, without the name */
function lookFor(
  actor: Clinician,
  { givenName, familyName, birthDate }: Person,
): Promise<Found[] | 'too-many'> {
  return scopedSql(actor, async (tx) => {
    await tx`select pg_advisory_xact_lock(hashtextextended('emergency ' || ${actor.accountId}, 0))`
    const [asked] = await tx<{ count: number }[]>`
      select count(*)::int from audit_event
      where clinic_id = ${actor.clinicId} and account_id = ${actor.accountId} and action = 'emergency.asked'
        and at > ${new Date(now().getTime() - HOUR)}`
    if ((asked?.count ?? 0) >= ASKS_AN_HOUR) {
      await recordSql(tx, actor, { action: 'emergency.refused' })
      return 'too-many'
    }
    const found = await tx<Found[]>`
      select clinic_id as "clinicId", patient_id as "patientId"
      from known_elsewhere(${actor.accountId}, ${folded(givenName)}, ${folded(familyName)}, ${birthDate.toISOString().slice(0, 10)}::date)`
    await recordSql(tx, actor, { action: 'emergency.asked', detail: { found: found.length } })
    return [...found]
  })
}

/** One that is open already goes on, and nobody is told twice */
async function open(
  actor: Clinician,
  found: Found & { who: string; from: string },
  reason: string,
): Promise<string> {
  const { who, from } = found
  const reader = readerOf(actor, found)
  const at = now()
  const opened = await scopedSql(reader, async (tx) => {
    await tx`select pg_advisory_xact_lock(hashtextextended('emergency ' || ${actor.accountId}, 0))`
    const [before] = await tx<{ id: string }[]>`
      select id from emergency_access where clinic_id = ${found.clinicId} and patient_id = ${found.patientId}
        and account_id = ${actor.accountId} and ended_at is null and ends_at > ${at}`
    if (before) return { id: before.id, told: null }
    const [made] = await tx<{ id: string }[]>`
      insert into emergency_access (clinic_id, patient_id, reader_clinic_id, account_id, reader_name, reader_clinic, reason, opened_at, ends_at)
      values (${found.clinicId}, ${found.patientId}, ${actor.clinicId}, ${actor.accountId}, ${who}, ${from}, ${reason}, ${at}, ${new Date(at.getTime() + HOUR)})
      returning id`
    if (!made) throw new Error('an access was not stored')
    await recordSql(tx, reader, {
      ...{ action: 'emergency.opened', patientId: found.patientId },
      ...{ entity: 'emergency_access', entityId: made.id },
    })
    return { id: made.id, told: await theirClinic(tx, found.clinicId) }
  })
  if (opened.told) {
    const { clinic, addresses } = opened.told
    const link = `${environment().APP_URL}/audit/emergencies`
    await Promise.all(addresses.map((to) => sendMail(emergencyMail({ to, clinic, who, from, link }))))
  }
  return opened.id
}

async function theirClinic(tx: SqlTransaction, clinicId: string) {
  const [clinic] = await tx<{ name: string }[]>`select name from clinic where id = ${clinicId}`
  return { clinic: clinic?.name ?? '', addresses: await administratorAddresses(tx, clinicId) }
}

/** Whoever opened it needs it no more. Input: accessId. */
export async function endEmergency(actor: Actor, input: unknown): Promise<{ ok: true } | typeof notFound> {
  const parsed = oneAccess.safeParse(input)
  if (!canReadInEmergency(actor) || !parsed.success) return notFound
  const { accessId } = parsed.data
  const [access] = await openAccesses(actor, accessId)
  if (!access) return notFound
  const { reader } = access
  return scopedSql(reader, async (tx) => {
    const { count } = await tx`
      update emergency_access set ended_at = ${now()}
      where clinic_id = ${reader.clinicId} and id = ${accessId} and ended_at is null`
    if (count === 0) return notFound
    await recordSql(tx, reader, {
      ...{ action: 'emergency.ended', patientId: reader.patientId },
      ...{ entity: 'emergency_access', entityId: accessId },
    })
    return { ok: true }
  })
}

/** An administrator of the patient's clinic has looked into it; the first who says so stands. Input: accessId. */
export async function seeEmergency(actor: Actor, input: unknown): Promise<{ ok: true } | typeof notFound> {
  const parsed = oneAccess.safeParse(input)
  if (!canAdminister(actor) || !parsed.success) return notFound
  const { accessId } = parsed.data
  return scopedSql(actor, async (tx) => {
    const [seen] = await tx<{ patientId: string; isNew: boolean }[]>`
      select patient_id as "patientId", seen_at is null as "isNew" from emergency_access
      where clinic_id = ${actor.clinicId} and id = ${accessId} for update`
    if (!seen) return notFound
    if (!seen.isNew) return { ok: true }
    await tx`
      update emergency_access set seen_at = ${now()}, seen_by = ${actor.name}
      where clinic_id = ${actor.clinicId} and id = ${accessId}`
    await recordSql(tx, actor, {
      ...{
        action: 'emergency.seen',
        patientId: seen.patientId,
        entity: 'emergency_access',
        entityId: accessId,
      },
    })
    return { ok: true }
  })
}
