import { actsToday } from '@/lib/access/represented-rows'
import type { SqlTransaction } from '@/lib/access/scoped'
import { pinnedQuestionnaire } from '@/lib/assignment/pinned'
import { photoStore } from '@/lib/attachment/photo-store'
import { answersSchema } from '@/lib/questionnaire/answers-schema'
import type { Whose } from './held-rows'
import { day, type Resource, referenceTo, whole } from './resource'
import { responseResource } from './response-resources'
import type { ResponseRecord } from './visit-record'

type PersonRow = {
  givenName: string
  familyName: string
  birthDate: Date
  language: string
  email: string | null
  phone: string | null
}

/** Who they are and how they are reached; null for a patient who is not there */
export async function personResource(
  tx: SqlTransaction,
  { clinicId, patientId }: Whose,
): Promise<Resource | null> {
  const [row] = await tx<PersonRow[]>`
    select given_name as "givenName", family_name as "familyName", birth_date as "birthDate", language, email, phone
    from patient where clinic_id = ${clinicId} and id = ${patientId}`
  if (!row) return null
  const { email, phone } = row
  return whole({
    resourceType: 'Patient',
    id: patientId,
    name: [{ use: 'official', family: row.familyName, given: [row.givenName] }],
    telecom: [
      ...(phone ? [{ system: 'phone', value: phone }] : []),
      ...(email ? [{ system: 'email', value: email }] : []),
    ],
    birthDate: day(row.birthDate),
    communication: [
      {
        language: { coding: [{ system: 'urn:ietf:bcp:47', code: row.language }], text: row.language },
        preferred: true,
      },
    ],
  })
}

type RelatedRow = {
  id: string
  relationship: 'parent' | 'carer'
  name: string
  since: Date
  endedAt: Date | null
  acts: boolean
}

/** HL7 has a code for a parent, and none for somebody who cares for an adult */
const relationships = {
  parent: {
    coding: [{ system: 'http://terminology.hl7.org/CodeSystem/v3-RoleCode', code: 'PRN' }],
    text: 'Parent',
  },
  carer: { text: 'Carer' },
}

/** Who may or might act for them, by name; how to reach them is theirs and not of this record */
export async function relatedResources(
  tx: SqlTransaction,
  { clinicId, patientId }: Whose,
): Promise<Resource[]> {
  const rows = await tx<RelatedRow[]>`
    select k.id, k.relationship::text, coalesce(a.name, '') as name, k.since, k.ended_at as "endedAt",
      ${actsToday(tx)} as acts
    from related_person k left join account a on a.clinic_id = k.clinic_id and a.id = k.account_id
    where k.clinic_id = ${clinicId} and k.patient_id = ${patientId} order by k.since, k.id`
  return rows.map(({ id, relationship, name, since, endedAt, acts }) =>
    whole({
      ...{ resourceType: 'RelatedPerson', id, active: acts },
      patient: referenceTo('Patient', patientId),
      relationship: [relationships[relationship]],
      name: name ? [{ text: name }] : [],
      period: { start: since.toISOString(), ...(endedAt ? { end: endedAt.toISOString() } : {}) },
    }),
  )
}

export async function visitIds(tx: SqlTransaction, { clinicId, patientId }: Whose): Promise<string[]> {
  const rows = await tx<{ id: string }[]>`
    select id from appointment where clinic_id = ${clinicId} and patient_id = ${patientId} order by starts_at, id`
  return rows.map((row) => row.id)
}

type DraftRow = Pick<ResponseRecord, 'id' | 'patientId' | 'assignmentId' | 'versionId' | 'respondent'> & {
  answers: unknown
  savedAt: Date
}

/** What the patient has begun to answer and not sent: theirs alone */
export async function draftResources(
  tx: SqlTransaction,
  { clinicId, patientId }: Whose,
): Promise<Resource[]> {
  const rows = await tx<DraftRow[]>`
    select id, patient_id as "patientId", assignment_id as "assignmentId", questionnaire_version_id as "versionId",
      answers, respondent, saved_at as "savedAt"
    from questionnaire_response
    where clinic_id = ${clinicId} and patient_id = ${patientId} and status = 'in-progress' order by saved_at, id`
  const drafts: Resource[] = []
  for (const { savedAt, answers, ...row } of rows)
    drafts.push(
      responseResource({
        ...row,
        questionnaire: await pinnedQuestionnaire(tx, row.versionId),
        answers: answersSchema.parse(answers),
        ...{ status: 'in-progress', completedAt: savedAt, amendedAt: null, scores: [], flags: [] },
      }),
    )
  return drafts
}

/** The pictures themselves, as they are stored */
export async function photoResources(
  tx: SqlTransaction,
  { clinicId, patientId, isOwn }: Whose,
): Promise<Resource[]> {
  const rows = await tx<{ id: string; contentType: string }[]>`
    select a.id, a.content_type as "contentType" from attachment a
    left join questionnaire_response r on r.clinic_id = a.clinic_id and r.assignment_id = a.assignment_id
    where a.clinic_id = ${clinicId} and a.patient_id = ${patientId} and (${isOwn} or r.status <> 'in-progress')
    order by a.stored_at, a.id`
  const photos: Resource[] = []
  for (const { id, contentType } of rows) {
    const bytes = await photoStore.get(tx, { clinicId, id }, 'full')
    if (bytes)
      photos.push({ resourceType: 'Binary', id, contentType, data: Buffer.from(bytes).toString('base64') })
  }
  return photos
}
