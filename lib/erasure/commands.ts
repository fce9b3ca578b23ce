import type { Actor } from '@/lib/access/actor-kinds'
import { canAskErasure, canErase } from '@/lib/access/policy'
import { scopedSql } from '@/lib/access/scoped'
import { administratorAddresses } from '@/lib/account/administrator-rows'
import { recordSql } from '@/lib/audit/record'
import { actorClinic } from '@/lib/clinic/queries'
import { now } from '@/lib/platform/clock'
import { environment } from '@/lib/platform/env'
import { type FieldErrors, fieldErrors } from '@/lib/platform/field'
import { sendMail } from '@/lib/platform/mail'
import { isoDay } from '@/lib/platform/zoned-time'
import { erasedMail, erasureAskedMail } from './erasure-mail'
import { shownOf } from './reach'
import { reachOf, type Standing, standing } from './reach-rows'
import { carriedOut, isNameOf, onePatient, patientIn } from './schema'
import { howReached, type Told, tellPatient } from './telling'

const notFound = { ok: false, reason: 'not-found' } as const

/**
 * Asks for the erasure of a record: the patient of their own, the clinic's people on their word. Administrators hear of it
 * by mail; `told`: whether one went out, or it was asked for before. Asking again changes nothing, unless it was declined. Input:
 * patientId.
 */
export async function askErasure(
  actor: Actor,
  input: unknown,
): Promise<{ ok: true; told: 'now' | 'before' | 'no' } | typeof notFound> {
  const { data } = onePatient.safeParse(input)
  if (!(data && canAskErasure(actor, data.patientId))) return notFound
  const { patientId } = data
  const { clinicId, accountId, name } = actor
  const told = await scopedSql(actor, async (tx) => {
    const [patient] = await tx`select id from patient where clinic_id = ${clinicId} and id = ${patientId}`
    if (!patient) return null
    const asked = await tx`
      insert into erasure (clinic_id, patient_id, asked_by, asker_name, asked_at)
      values (${clinicId}, ${patientId}, ${accountId}, ${name}, ${now()})
      on conflict (clinic_id, patient_id) do update set asked_by = excluded.asked_by, asker_name = excluded.asker_name,
        asked_at = excluded.asked_at, declined_at = null, declined_by = null, decline_reason = ''
      where erasure.declined_at is not null`
    if (asked.count === 0) return 'before'
    await recordSql(tx, actor, {
      ...{ action: 'erasure.asked', patientId, entity: 'erasure', entityId: patientId },
    })
    return administratorAddresses(tx, clinicId)
  })
  if (!told) return notFound
  if (told === 'before') return { ok: true, told }
  const words = { clinic: (await actorClinic(actor)).name, link: `${environment().APP_URL}/erasures` }
  const posted = await Promise.all(told.map((to) => sendMail(erasureAskedMail({ to, ...words }))))
  return { ok: true, told: posted.some((one) => one !== 'nowhere') ? 'now' : 'no' }
}

/** Takes back what was asked for and not carried out yet. Where nothing stands, nothing changes. Input: patientId. */
export async function withdrawErasure(actor: Actor, input: unknown): Promise<{ ok: true } | typeof notFound> {
  const { data } = onePatient.safeParse(input)
  if (!(data && canAskErasure(actor, data.patientId))) return notFound
  const { patientId } = data
  return scopedSql(actor, async (tx) => {
    const [patient] =
      await tx`select id from patient where clinic_id = ${actor.clinicId} and id = ${patientId}`
    if (!patient) return notFound
    const gone = await tx`
      delete from erasure where clinic_id = ${actor.clinicId} and patient_id = ${patientId}
        and closed_at is null and declined_at is null`
    if (gone.count > 0)
      await recordSql(tx, actor, {
        ...{ action: 'erasure.withdrawn', patientId, entity: 'erasure', entityId: patientId },
      })
    return { ok: true }
  })
}

export type Erased =
  | { ok: true; keptUntil: Date | null; told: Told }
  | typeof notFound
  | { ok: false; reason: 'invalid'; errors: FieldErrors }

/**
 * Carries out what somebody else asked for: closes the record, or erases the whole where nothing of it has to be kept, and
 * tells the patient by mail; `told`: what became of that. Twice is once. Input: patientId, name, birthDate {day, month, year}, reason, shown.
 */
export async function eraseRecord(actor: Actor, input: unknown): Promise<Erased> {
  const patientId = patientIn(input)
  if (!canErase(actor) || patientId === null) return notFound
  const clinic = await actorClinic(actor)
  const done = await scopedSql(actor, async (tx) => {
    await tx`select hold_record(${patientId})`
    const [asked] = await standing(tx, patientId)
    if (!asked) return notFound
    const reach = await reachOf(tx, asked, clinic.timeZone)
    if (asked.closedAt && !reach.whole) return notFound
    const parsed = carriedOut(isoDay(now(), clinic.timeZone)).safeParse(input)
    const errors = parsed.success ? notThem(parsed.data, asked) : fieldErrors(parsed.error)
    if (parsed.success && parsed.data.shown !== shownOf(reach)) errors[''] = CHANGED
    if (!parsed.success || Object.keys(errors).length > 0)
      return { ok: false, reason: 'invalid', errors } as const
    const reached = await howReached(tx, patientId)
    const [row] = await tx<{ gone: Record<string, number> | null }[]>`
      select erase_patient(${patientId}, ${actor.accountId}, ${reach.whole}, ${parsed.data.reason}, ${now()}) as gone`
    if (!row?.gone) return notFound
    await recordSql(tx, actor, {
      action: reach.whole ? 'record.erased' : 'record.closed',
      ...{ patientId, entity: 'erasure', entityId: patientId, detail: row.gone },
    })
    return { ok: true, keptUntil: reach.whole ? null : reach.keptUntil, reached } as const
  })
  if (!done.ok) return done
  const { keptUntil, reached } = done
  const told = await tellPatient(reached, (who) =>
    erasedMail({ ...who, keptUntil, clinic: clinic.name, phone: clinic.phone }),
  )
  return { ok: true, keptUntil, told }
}

const CHANGED =
  'This record has changed since you opened the page. Read what goes and what stays once more, then send it again.'

function notThem(typed: { name: string; birthDate: Date }, asked: Standing): FieldErrors {
  return {
    ...(isNameOf(typed.name, asked) ? {} : { name: 'Type the name as it stands at the top of this page' }),
    ...(typed.birthDate.getTime() === asked.birthDate.getTime()
      ? {}
      : { birthDate: 'This is not the birth date of this patient' }),
  }
}
