import { createHash, randomUUID } from 'node:crypto'
import type postgres from 'postgres'
import { idOf, type ShippedGuide, type ShippedQuestionnaire } from './shipped'

type Sql = postgres.TransactionSql

/** One patient with one of everything */
export type PatientRows = {
  accountId: string
  email: string
  patientId: string
  appointmentId: string
  guideAssignmentId: string
  questionnaireAssignmentId: string
  /** Belongs to what was sent */
  photoId: string
  sentAssignmentId: string
  responseId: string
  /** Raised by what was sent, and seen by nobody yet */
  flagId: string
  /** What was asked again of what was sent, and answered */
  clarificationId: string
  agendaItemId: string
  invitationId: string
  passkeyId: string
  /** As ownSessions names it */
  sessionId: string
  /** A parent with a sign-in of their own, and the row that lets them act */
  relatedPersonId: string
  /** A clinician of the other clinic reads their record in an emergency */
  emergencyAccessId: string
}

/** What every patient is assigned: a guide, a questionnaire that is open, and one that they have sent */
export type Library = {
  guide: ShippedGuide
  questionnaire: ShippedQuestionnaire
  sent: ShippedQuestionnaire
}

type NewPatient = {
  clinicId: string
  clinician: { accountId: string; practitionerId: string }
  library: Library
  given: string
  family: string
  accountId: string
  email: string
  /** The account of who acts for them */
  parent: string
}

export async function addPatient(tx: Sql, who: NewPatient): Promise<PatientRows> {
  const { clinicId, clinician, library, accountId, email } = who
  const patientId = await idOf(tx`
    insert into patient (clinic_id, account_id, given_name, family_name, birth_date, email)
    values (${clinicId}, ${accountId}, ${who.given}, ${who.family}, '1981-03-04', ${email}) returning id`)
  const appointmentId = await idOf(tx`
    insert into appointment (clinic_id, patient_id, practitioner_id, starts_at, reason)
    values (${clinicId}, ${patientId}, ${clinician.practitionerId}, now() + interval '3 days', 'Eczema review') returning id`)
  const sentAt = new Date()
  const assign = (kind: 'guide' | 'questionnaire', id: string, versionId: string, status: string) =>
    idOf(tx`
      insert into assignment (clinic_id, patient_id, appointment_id, ${tx(`${kind}_id`)}, ${tx(`${kind}_version_id`)}, status, assigned_by, completed_at)
      values (${clinicId}, ${patientId}, ${appointmentId}, ${id}, ${versionId}, ${status}::assignment_status, ${clinician.accountId},
        ${status === 'completed' ? sentAt : null}) returning id`)
  const guideAssignmentId = await assign('guide', library.guide.id, library.guide.versionId, 'assigned')
  const questionnaireAssignmentId = await assign(
    'questionnaire',
    library.questionnaire.id,
    library.questionnaire.versionId,
    'assigned',
  )
  const sentAssignmentId = await assign('questionnaire', library.sent.id, library.sent.versionId, 'completed')
  const responseId = await idOf(tx`
    insert into questionnaire_response (clinic_id, patient_id, assignment_id, questionnaire_version_id, status, revision, answers, respondent, completed_at, completed_by)
    values (${clinicId}, ${patientId}, ${sentAssignmentId}, ${library.sent.versionId}, 'completed', 1, '{}', 'patient', ${sentAt}, ${accountId}) returning id`)
  const photoId = await idOf(tx`
    insert into attachment (clinic_id, patient_id, assignment_id, link_id, content_type, size, width, height, source_hash)
    values (${clinicId}, ${patientId}, ${sentAssignmentId}, 'photos', 'image/jpeg', 4, 1, 1, ${Buffer.from('photo')}) returning id`)
  for (const rendition of ['full', 'thumbnail'])
    await tx`insert into attachment_content (clinic_id, attachment_id, rendition, bytes)
      values (${clinicId}, ${photoId}, ${rendition}, ${Buffer.from('JPEG')})`
  const flagId = await idOf(tx`
    insert into flag (clinic_id, patient_id, response_id, rule_id, rule_version, severity, kind, words, citations, raised_at)
    values (${clinicId}, ${patientId}, ${responseId}, 'call', '1', 'note', 'raised', 'Wants a call', '[]', ${sentAt}) returning id`)
  const clarificationId = await idOf(tx`
    insert into clarification (clinic_id, patient_id, response_id, link_id, question, words, asked_by, asker_name, answered_at, reply)
    values (${clinicId}, ${patientId}, ${responseId}, 'most', 'What matters most?', 'To whom?', ${clinician.accountId}, 'Dr Shah', ${sentAt}, 'To me') returning id`)
  const agendaItemId = await idOf(tx`
    insert into agenda_item (clinic_id, patient_id, appointment_id, source, topic, rank, origin)
    values (${clinicId}, ${patientId}, ${appointmentId}, 'own_words', 'Sleep', 1, 'own:1') returning id`)
  const passkeyId = await idOf(tx`insert into passkey (id, account_id, public_key, counter, name)
    values (${randomUUID()}, ${accountId}, ${Buffer.alloc(0)}, 0, 'Phone') returning id`)
  const [held] = await tx`select id_hash from session where account_id = ${accountId}`
  const sessionId = Buffer.from(held?.id_hash).toString('base64url')
  const invitationId = await idOf(tx`
    insert into invitation (clinic_id, token_hash, role, patient_id, name, email, invited_by, expires_at)
    values (${clinicId}, ${createHash('sha256').update(randomUUID()).digest()}, 'patient', ${patientId}, ${who.given}, ${email}, ${clinician.accountId}, now() + interval '7 days') returning id`)
  const relatedPersonId =
    await idOf(tx`insert into related_person (clinic_id, patient_id, account_id, relationship, added_by)
    values (${clinicId}, ${patientId}, ${who.parent}, 'carer', ${clinician.accountId}) returning id`)
  return {
    accountId,
    email,
    patientId,
    appointmentId,
    guideAssignmentId,
    questionnaireAssignmentId,
    photoId,
    sentAssignmentId,
    responseId,
    flagId,
    clarificationId,
    agendaItemId,
    invitationId,
    passkeyId,
    sessionId,
    relatedPersonId,
    emergencyAccessId: randomUUID(),
  }
}
