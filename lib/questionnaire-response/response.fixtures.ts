import { randomUUID } from 'node:crypto'
import postgres from 'postgres'
import type { PatientActor } from '@/lib/access/actor-kinds'
import { hiddenFrom, OF_AGE } from '@/lib/access/representation'
import { testDatabase } from '@/lib/platform/testing/database'
import { extensionUrl } from '@/lib/questionnaire/extension'
import type { Questionnaire } from '@/lib/questionnaire/schema'

const coded = (code: string, display: string) => ({ valueCoding: { system: 'urn:test', code, display } })

/** One of each kind of thing that sending looks at: a score, an urgent flag, a question behind another, a list in order */
export const skinCheck: Questionnaire = {
  resourceType: 'Questionnaire',
  url: 'urn:test:skin-check',
  version: '1.0.0',
  title: 'Skin check',
  status: 'active',
  extension: [
    {
      url: extensionUrl.score,
      extension: [
        { url: 'id', valueCode: 'itch' },
        { url: 'title', valueString: 'Worst itch' },
        {
          url: 'expression',
          valueExpression: {
            language: 'text/fhirpath',
            expression: "%resource.repeat(item).where(linkId = 'itch').answer.value",
          },
        },
        { url: 'needs', valueString: 'itch' },
        { url: 'min', valueDecimal: 0 },
        { url: 'max', valueDecimal: 10 },
        { url: 'direction', valueCode: 'higher-is-worse' },
      ],
    },
    {
      url: extensionUrl.flag,
      extension: [
        { url: 'id', valueCode: 'chest-pain' },
        { url: 'version', valueString: '1' },
        { url: 'severity', valueCode: 'urgent' },
        { url: 'words', valueString: 'Chest pain now' },
        { url: 'patient-words', valueString: 'Call {emergency} now.' },
        {
          url: 'when',
          extension: [
            { url: 'question', valueString: 'chest' },
            { url: 'operator', valueCode: '=' },
            { url: 'answer', valueBoolean: true },
          ],
        },
      ],
    },
  ],
  item: [
    {
      linkId: 'itch',
      type: 'integer',
      text: 'Worst itch?',
      required: true,
      extension: [
        { url: extensionUrl.minValue, valueInteger: 0 },
        { url: extensionUrl.maxValue, valueInteger: 10 },
        { url: extensionUrl.allowedAbsence, valueCode: 'asked-unknown' },
      ],
    },
    {
      linkId: 'chest',
      type: 'boolean',
      text: 'Chest pain now?',
      extension: [{ url: extensionUrl.allowedAbsence, valueCode: 'asked-unknown' }],
    },
    { linkId: 'smoke', type: 'boolean', text: 'Do you smoke?' },
    {
      linkId: 'cigarettes',
      type: 'integer',
      text: 'How many a day?',
      required: true,
      enableWhen: [{ question: 'smoke', operator: '=', answerBoolean: true }],
    },
    { linkId: 'words', type: 'text', text: 'Anything else?', maxLength: 40 },
    {
      linkId: 'topics',
      type: 'open-choice',
      text: 'What do you want to talk about?',
      repeats: true,
      extension: [{ url: extensionUrl.ranking, valueBoolean: true }],
      answerOption: [coded('flares', 'What to do in a flare'), coded('fabrics', 'Fabrics to avoid')],
    },
    { linkId: 'intro', type: 'display', text: 'Words only' },
  ],
}

export type Given = {
  actor: PatientActor
  clinicId: string
  appointmentId: string
  practitionerAccountId: string
  assignmentId: string
  url: string
  versionId: string
}

type Sql = postgres.TransactionSql

/** As the owner of the tables, who still is held to a clinic by row-level security */
export async function inClinic<T>(clinicId: string, work: (tx: Sql) => Promise<T>): Promise<T> {
  const sql = postgres(testDatabase().ownerUrl, { max: 1, onnotice: () => {} })
  try {
    const done = await sql.begin(async (tx) => {
      await tx`select set_config('app.clinic_id', ${clinicId}, true), set_config('app.system', 'on', true)`
      return { value: await work(tx) }
    })
    return done.value
  } finally {
    await sql.end()
  }
}

/** A clinic of its own with one patient, one visit in three days and this questionnaire assigned for it */
export async function given(questionnaire: Questionnaire = skinCheck): Promise<Given> {
  const clinicId = randomUUID()
  return inClinic(clinicId, async (tx) => {
    const one = async (rows: postgres.PendingQuery<postgres.Row[]>) => String((await rows)[0]?.id)
    await tx`insert into clinic (id, name, phone, time_zone) values (${clinicId}, 'Test clinic', '+1 555 0100', 'America/New_York')`
    const account = (role: string) =>
      one(tx`insert into account (clinic_id, role, name, email)
        values (${clinicId}, ${role}::role, 'Name', ${`${randomUUID()}@example.com`}) returning id`)
    const practitionerAccountId = await account('clinician')
    const practitionerId = await one(tx`
      insert into practitioner (clinic_id, account_id, name, given_name, family_name)
      values (${clinicId}, ${practitionerAccountId}, 'Dr Shah', 'Amina', 'Shah') returning id`)
    const accountId = await account('patient')
    const patientId = await one(tx`
      insert into patient (clinic_id, account_id, given_name, family_name, birth_date)
      values (${clinicId}, ${accountId}, 'Maria', 'Lopez', '1981-03-04') returning id`)
    const appointmentId = await one(tx`
      insert into appointment (clinic_id, patient_id, practitioner_id, starts_at)
      values (${clinicId}, ${patientId}, ${practitionerId}, now() + interval '3 days') returning id`)
    const url = `urn:test:${randomUUID()}`
    const questionnaireId = await one(tx`insert into questionnaire (url) values (${url}) returning id`)
    const versionId = await one(tx`
      insert into questionnaire_version (questionnaire_id, revision, version, title, minutes, hash, resource)
      values (${questionnaireId}, 1, '1.0.0', 'Skin check', 3, 'x', ${tx.json(JSON.parse(JSON.stringify(questionnaire)))}) returning id`)
    const assignmentId = await one(tx`
      insert into assignment (clinic_id, patient_id, appointment_id, questionnaire_id, questionnaire_version_id, assigned_by)
      values (${clinicId}, ${patientId}, ${appointmentId}, ${questionnaireId}, ${versionId}, ${practitionerAccountId}) returning id`)
    const actor: PatientActor = {
      kind: 'patient',
      behalf: null,
      hides: hiddenFrom('patient', OF_AGE),
      accountId,
      clinicId,
      patientId,
      name: 'Maria Lopez',
      language: 'en',
    }
    return { actor, clinicId, appointmentId, practitionerAccountId, assignmentId, url, versionId }
  })
}
