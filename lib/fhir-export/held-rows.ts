import type { SqlTransaction } from '@/lib/access/scoped'
import { whoDid } from '@/lib/audit/who-did'
import type { HeldKind, HeldRow } from './held-resource'

/** Whose record, and whether for themselves: a draft and what somebody took back are the patient's own */
export type Whose = Readonly<{ clinicId: string; patientId: string; isOwn: boolean }>

type Read = (tx: SqlTransaction, whose: Whose) => PromiseLike<readonly HeldRow[]>

/** What is known of the person and of how they use the portal. Never a hash, a secret or a token. */
const ofThePerson: Partial<Record<HeldKind, Read>> = {
  account: (tx, { clinicId, patientId }) => tx`
    select a.name, a.email, a.role::text, a.language, a.created_at as "createdAt", a.last_seen_at as "lastSeenAt",
      a.password_changed_at as "passwordChangedAt", a.deactivated_at as "deactivatedAt"
    from account a join patient p on p.clinic_id = a.clinic_id and p.account_id = a.id
    where p.clinic_id = ${clinicId} and p.id = ${patientId}`,
  'patient-entry': (tx, { clinicId, patientId }) => tx`
    select created_at as "createdAt" from patient where clinic_id = ${clinicId} and id = ${patientId}`,
  'details-changed': (tx, { clinicId, patientId }) => tx`
    select e.at, coalesce(a.name, '') as who, e.detail as changes from audit_event e
    left join account a on a.clinic_id = e.clinic_id and a.id = e.account_id
    where e.clinic_id = ${clinicId} and e.patient_id = ${patientId} and e.action = 'patient.changed' order by e.at, e.id`,
  erasure: (tx, { clinicId, patientId }) => tx`
    select asked_at as "askedAt", asker_name as "askedBy", closed_at as "closedAt", reason,
      declined_at as "declinedAt", decline_reason as "declinedBecause"
    from erasure where clinic_id = ${clinicId} and patient_id = ${patientId}`,
  invitation: (tx, { clinicId, patientId }) => tx`
    select i.name, i.email, i.role::text, coalesce(w.name, '') as "invitedBy", i.created_at as "createdAt",
      i.expires_at as "expiresAt", i.accepted_at as "acceptedAt", i.withdrawn_at as "withdrawnAt"
    from invitation i left join account w on w.clinic_id = i.clinic_id and w.id = i.invited_by
    where i.clinic_id = ${clinicId} and i.patient_id = ${patientId} order by i.created_at, i.id`,
  browser: (tx, { clinicId, patientId, isOwn }) => tx`
    select s.user_agent as browser, s.created_at as "signedInAt", s.last_seen_at as "lastSeenAt", s.expires_at as "expiresAt"
    from session s join patient p on p.account_id = s.account_id
    where p.clinic_id = ${clinicId} and p.id = ${patientId} and ${isOwn} order by s.created_at`,
  device: (tx, { clinicId, patientId, isOwn }) => tx`
    select d.first_seen_at as "firstSeenAt", d.last_seen_at as "lastSeenAt"
    from device d join patient p on p.account_id = d.account_id
    where p.clinic_id = ${clinicId} and p.id = ${patientId} and ${isOwn} order by d.first_seen_at`,
  'address-change': (tx, { clinicId, patientId, isOwn }) => tx`
    select c.email, c.created_at as "askedAt", c.expires_at as "expiresAt"
    from address_change c join patient p on p.account_id = c.account_id
    where p.clinic_id = ${clinicId} and p.id = ${patientId} and ${isOwn}`,
  passkey: (tx, { clinicId, patientId, isOwn }) => tx`
    select k.name, k.created_at as "createdAt", k.last_used_at as "lastUsedAt"
    from passkey k join patient p on p.account_id = k.account_id
    where p.clinic_id = ${clinicId} and p.id = ${patientId} and ${isOwn} order by k.created_at`,
  reader: (tx, { clinicId, patientId }) => tx`
    select e.at, ${whoDid(tx)} as who, e.actor_kind as role, e.action from audit_event e
    left join account a on a.clinic_id = e.clinic_id and a.id = e.account_id
    where e.clinic_id = ${clinicId} and e.patient_id = ${patientId} and e.actor_kind <> 'patient'
      and e.action in ('record.read', 'answers.read', 'photo.read', 'answers.exported', 'record.exported')
    order by e.at, e.id`,
  'emergency-access': (tx, { clinicId, patientId }) => tx`
    select reader_name as who, reader_clinic as clinic, reason, opened_at as "openedAt", ends_at as "endsAt",
      ended_at as "endedAt", seen_by as "lookedIntoBy", seen_at as "lookedIntoAt"
    from emergency_access where clinic_id = ${clinicId} and patient_id = ${patientId} order by opened_at, id`,
}

/** What they were given to read, and what they want to talk about */
const ofTheVisits: Partial<Record<HeldKind, Read>> = {
  'guide-opening': (tx, { clinicId, patientId }) => tx`
    select 'Task/' || assignment_id as about, section_id as section, first_opened_at as "firstOpenedAt",
      last_opened_at as "lastOpenedAt", times, seconds, end_seen_at as "endSeenAt", devices
    from guide_opening where clinic_id = ${clinicId} and patient_id = ${patientId} order by first_opened_at, section_id`,
  'guide-reading': (tx, { clinicId, patientId }) => tx`
    select 'Task/' || assignment_id as about, section_id as section, first_read_at as "firstReadAt",
      last_read_at as "lastReadAt", times
    from guide_reading where clinic_id = ${clinicId} and patient_id = ${patientId} order by first_read_at, section_id`,
  'safety-read': (tx, { clinicId, patientId }) => tx`
    select 'Task/' || assignment_id as about, block_id as block, read_at as "readAt"
    from safety_read where clinic_id = ${clinicId} and patient_id = ${patientId} order by read_at, block_id`,
  'check-answer': (tx, { clinicId, patientId }) => tx`
    select 'Task/' || assignment_id as about, check_id as check, option_id as option, understood, answered_at as "answeredAt"
    from check_answer where clinic_id = ${clinicId} and patient_id = ${patientId} order by answered_at, id`,
  topic: (tx, { clinicId, patientId, isOwn }) => tx`
    select 'Appointment/' || appointment_id as about, source::text, topic, own_words as "ownWords", rank, origin, place,
      created_at as "createdAt", removed_at as "removedAt"
    from agenda_item where clinic_id = ${clinicId} and patient_id = ${patientId} and (${isOwn} or removed_at is null)
    order by appointment_id, rank, id`,
  'topic-outcome': (tx, { clinicId, patientId, isOwn }) => tx`
    select 'Appointment/' || t.appointment_id as about, t.topic, o.outcome::text, o.decider_name as "decidedBy",
      o.decided_at as "decidedAt"
    from topic_outcome o join agenda_item t on t.clinic_id = o.clinic_id and t.id = o.agenda_item_id
    where o.clinic_id = ${clinicId} and o.patient_id = ${patientId} and (${isOwn} or t.removed_at is null)
    order by o.decided_at, o.agenda_item_id`,
  review: (tx, { clinicId, patientId }) => tx`
    select 'Appointment/' || appointment_id as about, reviewer_name as "reviewedBy", reviewed_at as "reviewedAt"
    from review where clinic_id = ${clinicId} and patient_id = ${patientId} order by reviewed_at, id`,
}

/** What became of their answers. `sent` keeps a draft from the clinic. */
const ofTheAnswers: Partial<Record<HeldKind, Read>> = {
  'answer-change': (tx, { clinicId, patientId, isOwn }) => tx`
    select 'QuestionnaireResponse/' || c.response_id as about, c.revision, c.link_id as "linkId", c.before, c.after,
      coalesce(w.name, '') as "changedBy", c.changed_at as "changedAt"
    from answer_change c
    join questionnaire_response r on r.clinic_id = c.clinic_id and r.id = c.response_id
    left join account w on w.clinic_id = c.clinic_id and w.id = c.changed_by
    where c.clinic_id = ${clinicId} and c.patient_id = ${patientId} and (${isOwn} or r.status <> 'in-progress')
    order by c.response_id, c.revision, c.id`,
  correction: (tx, { clinicId, patientId }) => tx`
    select 'QuestionnaireResponse/' || m.response_id as about, m.revision, m.reason, m.cleared as "clearedFlags",
      coalesce(w.name, '') as "correctedBy", m.amended_at as "correctedAt"
    from amendment m left join account w on w.clinic_id = m.clinic_id and w.id = m.amended_by
    where m.clinic_id = ${clinicId} and m.patient_id = ${patientId} order by m.amended_at, m.id`,
  clarification: (tx, { clinicId, patientId }) => tx`
    select 'QuestionnaireResponse/' || response_id as about, link_id as "linkId", question, words, asker_name as "askedBy",
      asked_at as "askedAt", answered_at as "answeredAt", reply, revision
    from clarification where clinic_id = ${clinicId} and patient_id = ${patientId} order by asked_at, id`,
  'flag-acknowledgement': (tx, { clinicId, patientId }) => tx`
    select 'Flag/' || id as about, acknowledger_name as "seenBy", acknowledged_at as "seenAt"
    from flag where clinic_id = ${clinicId} and patient_id = ${patientId} and acknowledged_at is not null
    order by acknowledged_at, id`,
  // the clinic's own: row-level security gives a patient none
  escalation: (tx, { clinicId, patientId }) => tx`
    select 'Flag/' || flag_id as about, step, to_name as "passedTo", raised_at as "raisedAt", at, mailed_at as "mailedAt"
    from escalation where clinic_id = ${clinicId} and patient_id = ${patientId} order by at, id`,
  photo: (tx, { clinicId, patientId, isOwn }) => tx`
    select 'Binary/' || a.id as about, a.link_id as "linkId", a.content_type as "contentType", a.size, a.width, a.height,
      a.stored_at as "storedAt"
    from attachment a
    left join questionnaire_response r on r.clinic_id = a.clinic_id and r.assignment_id = a.assignment_id
    where a.clinic_id = ${clinicId} and a.patient_id = ${patientId} and (${isOwn} or r.status <> 'in-progress')
    order by a.stored_at, a.id`,
}

/** Every kind with its rows, in this order */
export const heldReads = Object.entries({ ...ofThePerson, ...ofTheVisits, ...ofTheAnswers }) as [
  HeldKind,
  Read,
][]
