import type { PendingQuery, Row } from 'postgres'
import type { PatientActor } from '@/lib/access/actor-kinds'
import type { SqlTransaction } from '@/lib/access/scoped'

/**
 * Which rows of agenda_item (by that name or alias) somebody sees on a list. From 12 on, what a patient and their parent or
 * carer wrote there themselves is each one's own; what came from answers follows its question, which the caller looks at.
 */
export function ownTopics(tx: SqlTransaction, actor: PatientActor, table: string): PendingQuery<Row[]> {
  if (actor.hides === null) return tx`true`
  const column = (name: string) => tx(`${table}.${name}`)
  return tx`(${column('origin')} like 'response:%' or ${column('origin')} like 'carried:%' or exists (
    select 1 from related_person k where k.clinic_id = ${actor.clinicId} and k.patient_id = ${actor.patientId}
      and k.account_id = ${column('added_by')}) = ${actor.behalf !== null})`
}

/** The same thing from a patient and from their carer stands there twice: neither is to learn of the other's. */
export const originBy = (actor: PatientActor, origin: string): string =>
  actor.behalf ? `carer:${origin}` : origin

/** What `originBy` was made of */
export const plainOrigin = (origin: string): string => origin.replace(/^carer:/, '')
