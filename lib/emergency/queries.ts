import type { Actor } from '@/lib/access/actor-kinds'
import { canAdminister, canReadInEmergency } from '@/lib/access/policy'
import { scopedSql } from '@/lib/access/scoped'
import { pinnedQuestionnaire } from '@/lib/assignment/pinned'
import { recordSql } from '@/lib/audit/record'
import type { FlagKind, Respondent, Severity } from '@/lib/brief/brief'
import { id } from '@/lib/platform/field'
import { type AnswerRow, answerRows } from '@/lib/questionnaire/answer-words'
import { answersSchema } from '@/lib/questionnaire/answers-schema'
import { openAccesses } from './reader'

export type EmergencyLine = { id: string; clinic: string; name: string; endsAt: Date }

/** What a clinician has open at other clinics at this moment; null for who may not */
export async function openEmergencies(actor: Actor): Promise<EmergencyLine[] | null> {
  if (!canReadInEmergency(actor)) return null
  const lines: EmergencyLine[] = []
  for (const { id: accessId, endsAt, reader } of await openAccesses(actor)) {
    const [line] = await scopedSql(
      reader,
      (tx) => tx<{ clinic: string; name: string }[]>`
        select c.name as clinic, p.given_name || ' ' || p.family_name as name
        from patient p join clinic c on c.id = p.clinic_id
        where p.clinic_id = ${reader.clinicId} and p.id = ${reader.patientId}`,
    )
    if (line) lines.push({ id: accessId, endsAt, ...line })
  }
  return lines
}

export type EmergencyForm = {
  responseId: string
  title: string
  version: string
  sentAt: Date
  respondent: Respondent | null
  flags: { severity: Severity; kind: FlagKind; words: string }[]
  rows: AnswerRow[]
}

export type EmergencyRecord = {
  endsAt: Date
  reason: string
  clinic: { name: string; phone: string }
  patient: { givenName: string; familyName: string; birthDate: Date }
  /** The latest that was sent of each questionnaire, the latest first */
  forms: EmergencyForm[]
}

type Sent = Omit<EmergencyForm, 'flags' | 'rows'> & { versionId: string; answers: unknown }

/**
 * What another clinic holds on the patient whom this access is for: the latest answers they sent to each questionnaire, with
 * the flags these raised. Photos and drafts are not in it. Null where the access is not the actor's, ended or over. Each
 * reading is on record in the patient's clinic.
 */
export async function emergencyRecord(actor: Actor, accessId: string): Promise<EmergencyRecord | null> {
  if (!canReadInEmergency(actor) || !id.safeParse(accessId).success) return null
  const [access] = await openAccesses(actor, accessId)
  if (!access) return null
  const { endsAt, reason, reader } = access
  const { clinicId, patientId } = reader
  return scopedSql(reader, async (tx) => {
    const [patient] = await tx<(EmergencyRecord['patient'] & EmergencyRecord['clinic'])[]>`
      select p.given_name as "givenName", p.family_name as "familyName", p.birth_date as "birthDate", c.name, c.phone
      from patient p join clinic c on c.id = p.clinic_id where p.clinic_id = ${clinicId} and p.id = ${patientId}`
    if (!patient) return null
    const sent = await tx<Sent[]>`
      select * from (
        select distinct on (s.questionnaire_id) r.id as "responseId", v.title, v.version, r.completed_at as "sentAt",
          r.respondent, r.questionnaire_version_id as "versionId", r.answers
        from questionnaire_response r
        join assignment s on s.clinic_id = r.clinic_id and s.id = r.assignment_id
        join questionnaire_version v on v.id = r.questionnaire_version_id
        where r.clinic_id = ${clinicId} and r.patient_id = ${patientId} and r.status <> 'in-progress'
        order by s.questionnaire_id, r.completed_at desc, r.id
      ) latest order by "sentAt" desc, "responseId"`
    const flags = await tx<(EmergencyForm['flags'][number] & { responseId: string })[]>`
      select response_id as "responseId", severity, kind, words from flag
      where clinic_id = ${clinicId} and response_id = any(${sent.map(({ responseId }) => responseId)})
      order by severity, kind, raised_at, id`
    const forms: EmergencyForm[] = []
    for (const { versionId, answers, ...form } of sent)
      forms.push({
        ...form,
        flags: flags
          .filter(({ responseId }) => responseId === form.responseId)
          .map(({ severity, kind, words }) => ({ severity, kind, words })),
        rows: answerRows(await pinnedQuestionnaire(tx, versionId), answersSchema.parse(answers)),
      })
    await recordSql(tx, reader, {
      ...{ action: 'answers.read', patientId, entity: 'emergency_access', entityId: accessId },
      detail: { sent: forms.length },
    })
    const { name, phone, ...who } = patient
    return { endsAt, reason, clinic: { name, phone }, patient: who, forms }
  })
}

export type EmergencySeen = {
  id: string
  patient: string
  who: string
  from: string
  reason: string
  openedAt: Date
  endedAt: Date
  seen: { by: string; at: Date } | null
}

/** Who of other clinics opened a record of this one, the latest 100, for its administrators; null for everybody else */
export async function clinicEmergencies(actor: Actor): Promise<EmergencySeen[] | null> {
  if (!canAdminister(actor)) return null
  const rows = await scopedSql(
    actor,
    (tx) => tx<(Omit<EmergencySeen, 'seen'> & { seenBy: string | null; seenAt: Date | null })[]>`
      select e.id, p.given_name || ' ' || p.family_name as patient, e.reader_name as who, e.reader_clinic as "from", e.reason,
        e.opened_at as "openedAt", coalesce(e.ended_at, e.ends_at) as "endedAt", e.seen_by as "seenBy", e.seen_at as "seenAt"
      from emergency_access e join patient p on p.clinic_id = e.clinic_id and p.id = e.patient_id
      where e.clinic_id = ${actor.clinicId}
      order by e.seen_at is not null, e.opened_at desc, e.id limit 100`,
  )
  return rows.map(({ seenBy, seenAt, ...row }) => ({
    ...row,
    seen: seenBy !== null && seenAt ? { by: seenBy, at: seenAt } : null,
  }))
}
