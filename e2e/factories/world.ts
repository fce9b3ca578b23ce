import { createHash, randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import postgres from 'postgres'
import { broughtIn } from './brought-in'
import { writtenDraft } from './written-draft'
import { ownGuideVersion, ownPacket, ownPicture, writtenGuideDraft } from './written-guide'

/**
 * Two clinics with one of everything, made with SQL so that what is under test does not make its own evidence. Used by
 * the access tables (database and browser) and by tests that need somebody else's rows.
 */
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

export type ClinicRows = {
  clinicId: string
  name: string
  /** Part of each patient's family name: found in an answer, it came from this clinic */
  mark: string
  clinician: { accountId: string; practitionerId: string; email: string }
  staff: { accountId: string; email: string }
  administrator: { accountId: string; email: string }
  /** Acts for the first patient */
  parent: { accountId: string; email: string }
  deactivated: { accountId: string; email: string }
  /** A patient with an address and no account */
  uninvited: { patientId: string }
  /** A colleague's open invitation */
  memberInvitationId: string
  /** A version of a questionnaire that their clinician brought in */
  broughtInVersionId: string
  /** A questionnaire that their clinician is writing, and one that was put away */
  draftId: string
  discardedDraftId: string
  /** The same for guides, and a version of a guide of their own */
  guideDraftId: string
  discardedGuideDraftId: string
  ownGuideVersionId: string
  /** Of the clinic's own, for its guides; none shows it yet */
  guidePictureId: string
  packetId: string
  /** Two patients, so that "own" and "another patient's" can be told apart. The first has asked for an erasure. */
  patients: [PatientRows, PatientRows]
}

export type World = {
  guide: { id: string; versionId: string; slug: string }
  /** Assigned to nobody */
  spare: { id: string; versionId: string; slug: string }
  /** Assigned and open; answered by nobody yet */
  questionnaire: { id: string; versionId: string; url: string }
  ours: ClinicRows
  theirs: ClinicRows
}

type Sql = postgres.TransactionSql

/** Makes the world in the database that `url` (the application's role) leads to; `passwordHash` is every account's. */
export async function makeWorld(url: string, passwordHash: string | null = null): Promise<World> {
  const sql = postgres(url, { max: 1, onnotice: () => {} })
  try {
    return await sql.begin(async (tx) => {
      await tx`select set_config('app.system', 'on', true)`
      const guide = await shippedGuide(tx, 'at-a-glance')
      const spare = await shippedGuide(tx, 'staying-safe')
      const questionnaire = await shippedQuestionnaire(tx, 'how-is-your-skin')
      const sent = await shippedQuestionnaire(tx, 'curiosity-poll')
      const library = { guide, questionnaire, sent }
      const ours = await addClinic(tx, 'Our clinic', library, passwordHash)
      const theirs = await addClinic(tx, 'Their clinic', library, passwordHash)
      await openInEmergency(tx, ours, theirs)
      await openInEmergency(tx, theirs, ours)
      return { guide, spare, questionnaire, ours, theirs }
    })
  } finally {
    await sql.end()
  }
}

type Library = {
  guide: World['guide']
  questionnaire: World['questionnaire']
  sent: World['questionnaire']
}

async function idOf(rows: postgres.PendingQuery<postgres.Row[]>): Promise<string> {
  const [row] = await rows
  return String(row?.id)
}

/** The shipped guide of that name; put there where the library has not been loaded */
async function shippedGuide(tx: Sql, slug: string): Promise<World['guide']> {
  const source = readFileSync(`content/guides/${slug}.en.md`, 'utf8')
  const title = /^title: "(.*)"$/m.exec(source)?.[1] ?? slug
  await tx`insert into guide (slug) values (${slug}) on conflict do nothing`
  const id = await idOf(tx`select id from guide where slug = ${slug}`)
  await tx`
    insert into guide_version (guide_id, language, revision, version, title, summary, minutes, hash, source, reviewed_on)
    values (${id}, 'en', 1, '1.0.0', ${title}, 'A summary', 4, ${hash(source)}, ${source}, '2026-11-02') on conflict do nothing`
  const versionId = await idOf(
    tx`select id from guide_version where guide_id = ${id} and language = 'en' order by revision desc limit 1`,
  )
  return { id, versionId, slug }
}

/** Questions that ask for photos, for our first patient's visit; gives the assignment's id */
export const assignPhotos = (url: string, world: World): Promise<string> =>
  assignShipped(url, world, 'photos-of-your-skin')

/** A shipped questionnaire for our first patient's visit; gives the assignment's id */
export async function assignShipped(url: string, { ours }: World, name: string): Promise<string> {
  const sql = postgres(url, { max: 1, onnotice: () => {} })
  const [{ patientId, appointmentId }] = ours.patients
  try {
    return await sql.begin(async (tx) => {
      await tx`select set_config('app.system', 'on', true), set_config('app.clinic_id', ${ours.clinicId}, true)`
      const { id, versionId } = await shippedQuestionnaire(tx, name)
      return idOf(tx`
        insert into assignment (clinic_id, patient_id, appointment_id, questionnaire_id, questionnaire_version_id, assigned_by)
        values (${ours.clinicId}, ${patientId}, ${appointmentId}, ${id}, ${versionId}, ${ours.clinician.accountId}) returning id`)
    })
  } finally {
    await sql.end()
  }
}

async function shippedQuestionnaire(tx: Sql, name: string): Promise<World['questionnaire']> {
  const resource = JSON.parse(readFileSync(`content/questionnaires/${name}.json`, 'utf8'))
  const { url, version, title } = resource
  await tx`insert into questionnaire (url) values (${url}) on conflict do nothing`
  const id = await idOf(tx`select id from questionnaire where url = ${url}`)
  await tx`
    insert into questionnaire_version (questionnaire_id, revision, version, title, minutes, hash, resource)
    values (${id}, 1, ${version}, ${title}, 3, ${hash(JSON.stringify(resource))}, ${tx.json(resource)}) on conflict do nothing`
  const versionId = await idOf(
    tx`select id from questionnaire_version where questionnaire_id = ${id} order by revision desc limit 1`,
  )
  return { id, versionId, url }
}

const hash = (text: string): string => createHash('sha256').update(text).digest('hex')

async function addClinic(
  tx: Sql,
  name: string,
  library: Library,
  passwordHash: string | null,
): Promise<ClinicRows> {
  const clinicId = await idOf(
    tx`insert into clinic (name, phone, time_zone) values (${name}, '+1 555 0100', 'America/New_York') returning id`,
  )
  await tx`select set_config('app.clinic_id', ${clinicId}, true)`
  const mark = `Mark${randomUUID().slice(0, 8)}`
  const account = async (role: string, who: string, deactivated = false) => {
    const email = `${role}-${randomUUID()}@example.com`
    const accountId = await idOf(tx`
      insert into account (clinic_id, role, name, email, password_hash, deactivated_at)
      values (${clinicId}, ${role}::role, ${who}, ${email}, ${passwordHash}, ${deactivated ? new Date() : null}) returning id`)
    await tx`insert into session (id_hash, account_id, idle_minutes, expires_at)
      values (${createHash('sha256').update(randomUUID()).digest()}, ${accountId}, 15, now() + interval '1 hour')`
    return { accountId, email }
  }
  const member = await account('clinician', 'Dr Shah')
  const practitionerId = await idOf(tx`
    insert into practitioner (clinic_id, account_id, name, given_name, family_name)
    values (${clinicId}, ${member.accountId}, 'Dr Shah', 'Amina', 'Shah') returning id`)
  const clinician = { ...member, practitionerId }
  const staff = await account('staff', 'Sam Lee')
  // with a second factor that gives no code: there to be taken away
  await tx`insert into authenticator (account_id, secret, last_step) values (${staff.accountId}, ${Buffer.alloc(0)}, 0)`
  const administrator = await account('administrator', 'Kim Reyes')
  const deactivated = await account('staff', 'Gone Away', true)
  const uninvited = {
    patientId: await idOf(tx`
      insert into patient (clinic_id, given_name, family_name, birth_date, email)
      values (${clinicId}, 'Noor', ${mark}, '1990-05-06', ${`${randomUUID()}@example.com`}) returning id`),
  }
  const memberInvitationId = await idOf(tx`
    insert into invitation (clinic_id, token_hash, role, name, email, expires_at)
    values (${clinicId}, ${createHash('sha256').update(randomUUID()).digest()}, 'staff', 'Ada', ${`${randomUUID()}@example.com`}, now() + interval '7 days')
    returning id`)
  const parent = await account('carer', 'Karin Haddad')
  const another = await account('carer', 'Omar Haddad')
  const add = async (given: string, carer: string) => {
    const { accountId, email } = await account('patient', `${given} ${mark}`)
    return addPatient(tx, {
      ...{ clinicId, clinician, library, given, family: mark, accountId, email },
      parent: carer,
    })
  }
  const patients: ClinicRows['patients'] = [
    await add('Maria', parent.accountId),
    await add('Ines', another.accountId),
  ]
  const [{ patientId, accountId }] = patients
  await tx`insert into erasure (clinic_id, patient_id, asked_by, asker_name)
    values (${clinicId}, ${patientId}, ${accountId}, ${`Maria ${mark}`})`
  return {
    clinicId,
    name,
    mark,
    clinician,
    staff,
    administrator,
    deactivated,
    uninvited,
    memberInvitationId,
    broughtInVersionId: await broughtIn(tx, { clinicId, accountId: clinician.accountId }),
    draftId: await writtenDraft(tx, { clinicId, accountId: clinician.accountId }),
    discardedDraftId: await writtenDraft(tx, { clinicId, accountId: clinician.accountId }, true),
    guideDraftId: await writtenGuideDraft(tx, { clinicId, accountId: clinician.accountId }),
    discardedGuideDraftId: await writtenGuideDraft(tx, { clinicId, accountId: clinician.accountId }, true),
    ownGuideVersionId: await ownGuideVersion(tx, { clinicId, accountId: clinician.accountId }),
    guidePictureId: await ownPicture(tx, { clinicId, accountId: clinician.accountId }),
    packetId: await ownPacket(tx, { clinicId, accountId: clinician.accountId }),
    parent,
    patients,
  }
}

type NewPatient = {
  clinicId: string
  clinician: ClinicRows['clinician']
  library: Library
  given: string
  family: string
  accountId: string
  email: string
  /** The account of who acts for them */
  parent: string
}

async function addPatient(tx: Sql, who: NewPatient): Promise<PatientRows> {
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

/** Each clinic's first clinician has opened both records of the other one in an emergency */
async function openInEmergency(tx: Sql, of: ClinicRows, by: ClinicRows): Promise<void> {
  await tx`select set_config('app.clinic_id', ${of.clinicId}, true)`
  for (const { patientId, emergencyAccessId } of of.patients)
    await tx`
      insert into emergency_access (clinic_id, id, patient_id, reader_clinic_id, account_id, reader_name, reader_clinic, reason, opened_at, ends_at)
      values (${of.clinicId}, ${emergencyAccessId}, ${patientId}, ${by.clinicId}, ${by.clinician.accountId}, 'Dr Shah', ${by.name}, 'A high fever, she cannot speak', now(), now() + interval '1 hour')`
}
