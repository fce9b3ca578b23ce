import type postgres from 'postgres'
import type { PatientRows } from '@/e2e/factories/patient-rows'
import { asClinic, world } from '@/lib/account/account.fixtures'

type Tx = postgres.TransactionSql

const code = 'a code of ours, not words about them'
const technical = 'keeps two open pages apart and says nothing of the patient'
const typed = 'what could not be taken as typed: shown once more, then forgotten'
const theClinics = 'of the clinic’s people, not of the patient'

/** What the patient's own copy of the record leaves out, and why */
export const leftOut: Record<string, string> = {
  'account.password_hash': 'would let somebody in',
  'passkey.id': 'is what a device is asked for when signing in',
  'passkey.transports': 'how a device talks to its key',
  'typed_form.fields': typed,
  'typed_form.errors': typed,
  'page_load.key': technical,
  'answer_change.page_load': technical,
  'attachment_content.rendition': `${code}; the small picture is made of the full one`,
  'audit_event.actor_kind': code,
  'audit_event.action': code,
  'audit_event.entity': code,
  'audit_event.network': theClinics,
  'audit_event.device': theClinics,
  'escalation.to_name': `${theClinics}: a clinician’s copy has it`,
}

/** Rows are found or drawn by these: a canary in them would hide the row itself */
const kept = ['attachment_content.rendition', 'audit_event.action', 'audit_event.actor_kind']

/** Only the clinic's people have these */
const ofMembers = ['practitioner', 'authenticator', 'recovery_code']

export type Column = { table: string; name: string; type: string }

/** Every column with words in every table about a patient or an account, as the database has them */
export const wordColumns = () =>
  asClinic(
    (tx) => tx<Column[]>`
      select c.table_name as table, c.column_name as name, c.data_type as type from information_schema.columns c
      where c.table_schema = 'public' and c.table_name <> all(${ofMembers})
        and (c.data_type in ('text', 'character varying', 'json', 'jsonb')
          or (c.data_type = 'ARRAY' and c.udt_name in ('_text', '_varchar')))
        and (c.table_name in ('patient', 'account', 'attachment_content') or exists (
          select from information_schema.columns p where p.table_schema = 'public' and p.table_name = c.table_name
            and p.column_name in ('patient_id', 'account_id')))
      order by 1, 2`,
  )

/** Puts a word of its own into each of them on this patient's rows; the word by the column's name */
export async function plant(who: PatientRows, mark: string): Promise<Map<string, string>> {
  const columns = await wordColumns()
  return asClinic(async (tx) => {
    await fill(tx, who)
    const planted = new Map<string, string>()
    for (const table of new Set(columns.map((column) => column.table))) {
      await tx`alter table ${tx(table)} disable trigger user`
      const [forced] = await tx`select relforcerowsecurity as is from pg_class where oid = ${table}::regclass`
      await tx`alter table ${tx(table)} no force row level security`
      const named = columns.filter((column) => column.table === table)
      for (const { name, type } of named) {
        const column = `${table}.${name}`
        if (kept.includes(column)) continue
        const canary = `canary-${mark}-${column.replaceAll(/[._]/g, '-')}`
        const value =
          type === 'jsonb' ? tx.json(asJson(column, canary)) : type === 'ARRAY' ? [canary] : canary
        const { count } =
          await tx`update ${tx(table)} set ${tx(name)} = ${value} where ${rowsOf(tx, table, who)}`
        if (count > 0) planted.set(column, canary)
      }
      await tx`alter table ${tx(table)} enable trigger user`
      if (forced?.is) await tx`alter table ${tx(table)} force row level security`
    }
    return planted
  })
}

function rowsOf(tx: Tx, table: string, { patientId, accountId, photoId }: PatientRows) {
  if (table === 'patient') return tx`id = ${patientId}`
  if (table === 'account') return tx`id = ${accountId}`
  if (table === 'attachment_content') return tx`attachment_id = ${photoId}`
  return ['session', 'passkey', 'typed_form', 'address_change'].includes(table)
    ? tx`account_id = ${accountId}`
    : tx`patient_id = ${patientId}`
}

/** A canary where the column's shape has words */
function asJson(column: string, canary: string): postgres.JSONValue {
  const answer = { values: [{ valueString: canary }] }
  const shapes: Record<string, postgres.JSONValue> = {
    'questionnaire_response.answers': {
      learn: { values: [{ valueCoding: { code: 'said', display: canary } }] },
    },
    'answer_change.before': answer,
    'answer_change.after': answer,
    'amendment.cleared': [{ ruleId: 'call', severity: 'note', words: canary }],
    'flag.citations': [{ linkId: null, question: canary, answer: 'Yes' }],
    'audit_event.detail': { before: { phone: canary }, after: { phone: null } },
  }
  return shapes[column] ?? { words: canary }
}

/** One row in each table that the world leaves empty */
async function fill(tx: Tx, who: PatientRows): Promise<void> {
  const { patientId, accountId, guideAssignmentId, sentAssignmentId, responseId, flagId } = who
  const { clinicId, clinician } = world().ours
  const by = clinician.accountId
  const [guide] = await tx`select guide_version_id as id from assignment where id = ${guideAssignmentId}`
  await tx`insert into guide_reading (clinic_id, patient_id, assignment_id, section_id)
    values (${clinicId}, ${patientId}, ${guideAssignmentId}, 'a')`
  await tx`insert into guide_opening (clinic_id, patient_id, assignment_id, section_id)
    values (${clinicId}, ${patientId}, ${guideAssignmentId}, 'a')`
  await tx`insert into safety_read (clinic_id, patient_id, assignment_id, guide_version_id, block_id)
    values (${clinicId}, ${patientId}, ${guideAssignmentId}, ${guide?.id}, 'a')`
  await tx`insert into check_answer (clinic_id, patient_id, assignment_id, check_id, option_id, understood)
    values (${clinicId}, ${patientId}, ${guideAssignmentId}, 'a', 'b', true)`
  await tx`insert into topic_outcome (clinic_id, agenda_item_id, patient_id, outcome, decided_by, decider_name)
    values (${clinicId}, ${who.agendaItemId}, ${patientId}, 'discussed', ${by}, 'Dr Shah')`
  await tx`insert into review (clinic_id, patient_id, appointment_id, reviewed_by, reviewer_name)
    values (${clinicId}, ${patientId}, ${who.appointmentId}, ${by}, 'Dr Shah')`
  await tx`insert into answer_change (clinic_id, patient_id, response_id, revision, link_id, changed_by)
    values (${clinicId}, ${patientId}, ${responseId}, 1, 'learn', ${accountId})`
  await tx`insert into score (clinic_id, patient_id, response_id, code, title, cannot, effective_at)
    values (${clinicId}, ${patientId}, ${responseId}, 'a', 'A', 'Too little', now())`
  await tx`insert into amendment (clinic_id, patient_id, response_id, revision, reason, amended_by)
    values (${clinicId}, ${patientId}, ${responseId}, 2, 'Wrong', ${accountId})`
  await tx`insert into escalation (clinic_id, patient_id, flag_id, raised_at, step, account_id, to_name, at)
    values (${clinicId}, ${patientId}, ${flagId}, now(), 1, ${by}, 'Dr Shah', now())`
  await tx`insert into erasure (clinic_id, patient_id, asked_by, asker_name, closed_at, closed_by, reason)
    values (${clinicId}, ${patientId}, ${accountId}, 'Maria', null, null, '') on conflict do nothing`
  await tx`update flag set acknowledged_at = now(), acknowledged_by = ${by}, acknowledger_name = 'Dr Shah' where id = ${flagId}`
  await tx`insert into page_load (clinic_id, patient_id, assignment_id, key, seq)
    values (${clinicId}, ${patientId}, ${sentAssignmentId}, 'a', 1)`
  await tx`insert into typed_form (token_hash, account_id, fields, errors)
    values (${Buffer.from(patientId)}, ${accountId}, '{}', '{}')`
  await tx`insert into address_change (account_id, token_hash, email, expires_at)
    values (${accountId}, ${Buffer.from(patientId)}, 'new@example.com', now())`
  for (const action of ['patient.changed', 'record.read'])
    await tx`insert into audit_event (clinic_id, actor_kind, account_id, action, patient_id)
      values (${clinicId}, 'clinician', ${by}, ${action}, ${patientId})`
}
