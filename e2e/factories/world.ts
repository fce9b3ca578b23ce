import { createHash, randomUUID } from 'node:crypto'
import postgres from 'postgres'
import { broughtIn } from './brought-in'
import { addPatient, type Library, type PatientRows } from './patient-rows'
import {
  idOf,
  type ShippedGuide,
  type ShippedQuestionnaire,
  shippedGuide,
  shippedQuestionnaire,
} from './shipped'
import { writtenDraft } from './written-draft'
import { ownGuideVersion, ownPacket, ownPicture, writtenGuideDraft } from './written-guide'

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

/**
 * Two clinics with one of everything, made with SQL so that what is under test does not make its own evidence. Used by
 * the access tables (database and browser) and by tests that need somebody else's rows.
 */
export type World = {
  guide: ShippedGuide
  /** Assigned to nobody */
  spare: ShippedGuide
  /** Assigned and open; answered by nobody yet */
  questionnaire: ShippedQuestionnaire
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

/** Each clinic's first clinician has opened both records of the other one in an emergency */
async function openInEmergency(tx: Sql, of: ClinicRows, by: ClinicRows): Promise<void> {
  await tx`select set_config('app.clinic_id', ${of.clinicId}, true)`
  for (const { patientId, emergencyAccessId } of of.patients)
    await tx`
      insert into emergency_access (clinic_id, id, patient_id, reader_clinic_id, account_id, reader_name, reader_clinic, reason, opened_at, ends_at)
      values (${of.clinicId}, ${emergencyAccessId}, ${patientId}, ${by.clinicId}, ${by.clinician.accountId}, 'Dr Shah', ${by.name}, 'A high fever, she cannot speak', now(), now() + interval '1 hour')`
}
