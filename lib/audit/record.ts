import type { Actor } from '@/lib/access/actor-kinds'
import { type SqlTransaction, sendUnread, type Transaction } from '@/lib/access/scoped'
import { calledFrom } from '@/lib/platform/caller'
import { now } from '@/lib/platform/clock'

/** Every act that is put on record. A new one is a line here, so that the list is the whole list. */
export type AuditAction =
  | 'session.opened'
  | 'session.begun'
  | 'session.refused'
  | 'session.closed'
  | 'device.met'
  | 'password.changed'
  | 'password.reset-asked'
  | 'address.asked'
  | 'address.changed'
  | 'factor.set-up'
  | 'factor.refused'
  | 'factor.removed'
  | 'passkey.added'
  | 'passkey.removed'
  | 'recovery-code.used'
  | 'recovery-codes.made'
  | 'invitation.sent'
  | 'invitation.withdrawn'
  | 'invitation.accepted'
  | 'carer.added'
  | 'carer.ended'
  | 'account.created'
  | 'account.deactivated'
  | 'account.reactivated'
  | 'language.chosen'
  | 'reminders.chosen'
  | 'reminder.mailed'
  | 'patient.added'
  | 'patient.changed'
  | 'record.read'
  | 'list.read'
  | 'access.refused'
  | 'access.too-often'
  | 'erasure.asked'
  | 'erasure.withdrawn'
  | 'erasure.declined'
  | 'clinic.changed'
  | 'keeping.set'
  | 'record.closed'
  | 'record.erased'
  | 'appointment.booked'
  | 'appointment.changed'
  | 'appointment.cancelled'
  | 'assignment.made'
  | 'assignment.withdrawn'
  | 'assignment.opened'
  | 'guide.read'
  | 'guide.finished'
  | 'check.answered'
  | 'agenda.added'
  | 'agenda.removed'
  | 'agenda.ranked'
  | 'agenda.reworded'
  | 'agenda.settled'
  | 'answers.read'
  | 'photo.read'
  | 'answers.exported'
  | 'record.exported'
  | 'answers.saved'
  | 'response.completed'
  | 'response.amended'
  | 'clarification.asked'
  | 'clarification.answered'
  | 'visit.reviewed'
  | 'visit.review-taken-back'
  | 'flags.acknowledged'
  | 'flag.escalated'
  | 'watch.set'
  | 'emergency.asked'
  | 'emergency.refused'
  | 'emergency.opened'
  | 'emergency.ended'
  | 'emergency.seen'
  | 'picture.added'
  | 'packet.saved'
  | 'packet.removed'
  | 'library.loaded'
  | 'library.exported'
  | 'draft.begun'
  | 'draft.changed'
  | 'draft.discarded'
  | 'draft.restored'
  | 'draft.reviewed'
  | 'draft.published'
  | 'safety.read'
  | 'library.imported'
  | 'library.retired'
  | 'library.returned'

export type AuditEntry = {
  action: AuditAction
  /** Whose record it concerns */
  patientId?: string
  entity?: string
  entityId?: string
  /**
   * Codes, counts and names of fields. What changed of who somebody is and how to reach them stands as `before` and
   * `after`, field by field; of an answer never here, but in answer_change.
   */
  detail?: Record<string, string | number | boolean | null | string[] | Record<string, string | null>>
}

/** Who it was, where the clinic's own accounts cannot say */
function named(actor: Actor): Record<string, string> {
  if (actor.kind === 'system') return { purpose: actor.purpose }
  return actor.kind === 'emergency' ? { who: actor.who, clinic: actor.from } : {}
}

const row = async (actor: Actor, entry: AuditEntry) => ({
  clinicId: actor.clinicId,
  at: now(),
  // what a parent or carer did for a patient is theirs, not the patient's
  actorKind: actor.kind === 'patient' && actor.behalf ? 'carer' : actor.kind,
  accountId: actor.kind === 'system' ? null : actor.accountId,
  action: entry.action,
  patientId: entry.patientId ?? null,
  entity: entry.entity ?? '',
  entityId: entry.entityId ?? null,
  detail: { ...entry.detail, ...named(actor) },
  ...(await calledFrom()),
})

/** Puts an act on record in the transaction that does it. */
export async function record(tx: Transaction, actor: Actor, entry: AuditEntry): Promise<void> {
  await tx.auditEvent.createMany({ data: [await row(actor, entry)] })
}

/** The same in a postgres.js transaction: sent, and waited for with the commit. */
export async function recordSql(tx: SqlTransaction, actor: Actor, entry: AuditEntry): Promise<void> {
  const { insert } = await recording(tx, actor, entry)
  sendUnread(tx, insert)
}

/** The same as `insert`, a part of a statement that does the act. (In an object: by itself it would be sent as it is given back.) */
export async function recording(tx: SqlTransaction, actor: Actor, entry: AuditEntry) {
  const { clinicId, at, actorKind, accountId, action, patientId, entity, entityId, detail, network, device } =
    await row(actor, entry)
  return {
    insert: tx`
      insert into audit_event (clinic_id, at, actor_kind, account_id, action, patient_id, entity, entity_id, detail, network, device)
      values (${clinicId}, ${at}, ${actorKind}, ${accountId}, ${action}, ${patientId}, ${entity}, ${entityId}, ${tx.json(detail)}, ${network}, ${device})`,
  }
}
