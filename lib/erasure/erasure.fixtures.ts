import postgres from 'postgres'
import { afterAll } from 'vitest'
import type { PatientRows } from '@/e2e/factories/patient-rows'
import { administrator, asClinic, world } from '@/lib/account/account.fixtures'
import { testDatabase } from '@/lib/platform/testing/database'
import { eraseRecord } from './commands'
import { erasureToCarryOut } from './queries'
import { shownOf } from './reach'

/** Sees every row there is, past every wall */
export const everything = postgres(
  Object.assign(new URL(process.env.TEST_SUPERUSER_URL ?? ''), {
    pathname: new URL(testDatabase().ownerUrl).pathname,
  }).href,
  { max: 1, onnotice: () => {} },
)
afterAll(() => everything.end())

/** Every row of every table, as text, by table */
export async function wholeDatabase(): Promise<Map<string, string[]>> {
  const tables = await everything<{ name: string }[]>`
    select relname as name from pg_class
    where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and relname <> '_prisma_migrations' order by 1`
  const rows = new Map<string, string[]>()
  for (const { name } of tables)
    rows.set(
      name,
      (
        await everything<
          { row: string }[]
        >`select to_jsonb(t)::text as row from ${everything(name)} t order by 1`
      ).map(({ row }) => row),
    )
  return rows
}

/** Tables that have a row with these words in it */
export const tablesWith = (rows: Map<string, string[]>, words: string): string[] =>
  [...rows].filter(([, all]) => all.some((row) => row.includes(words))).map(([name]) => name)

/** What the world leaves out: answers that were begun and not sent, with a photo, and a topic that was taken back. The photo's id. */
export async function unsent(who: PatientRows): Promise<string> {
  const { clinicId } = world().ours
  const answers = { learn: { values: [{ valueString: 'not-sent' }] } }
  return asClinic(async (tx) => {
    await tx`insert into questionnaire_response (clinic_id, patient_id, assignment_id, questionnaire_version_id, answers)
      select clinic_id, patient_id, id, questionnaire_version_id, ${tx.json(answers)}
      from assignment where id = ${who.questionnaireAssignmentId}`
    await tx`insert into answer_change (clinic_id, patient_id, response_id, revision, link_id, after, changed_by)
      select clinic_id, patient_id, id, 1, 'learn', ${tx.json(answers.learn)}, ${who.accountId}
      from questionnaire_response where assignment_id = ${who.questionnaireAssignmentId}`
    const [photo] =
      await tx`insert into attachment (clinic_id, patient_id, assignment_id, link_id, content_type, size, width, height, source_hash)
      values (${clinicId}, ${who.patientId}, ${who.questionnaireAssignmentId}, 'not-sent', 'image/jpeg', 4, 1, 1, ${Buffer.from('x')}) returning id`
    await tx`insert into attachment_content (clinic_id, attachment_id, rendition, bytes)
      values (${clinicId}, ${photo?.id}, 'full', ${Buffer.from('JPEG')})`
    await tx`insert into agenda_item (clinic_id, patient_id, appointment_id, source, topic, rank, origin, removed_at)
      values (${clinicId}, ${who.patientId}, ${who.appointmentId}, 'own_words', 'not-sent', 2, 'own:2', now())`
    // a visit that nothing was sent for
    await tx`insert into appointment (clinic_id, patient_id, practitioner_id, starts_at, reason)
      values (${clinicId}, ${who.patientId}, ${world().ours.clinician.practitionerId}, now() + interval '9 days', 'not-sent')`
    return String(photo?.id)
  })
}

type Typed = { name?: string; birthDate?: Record<string, string>; reason?: string; shown?: string }

/** As the administrator who has the page before them types it, or with something typed otherwise */
export async function carryOut(patientId: string, given: string, typed: Typed = {}) {
  const actor = await administrator()
  const asked = await erasureToCarryOut(actor, patientId)
  return eraseRecord(actor, {
    patientId,
    name: `${given} ${world().ours.mark}`,
    birthDate: { day: '4', month: '3', year: '1981' },
    reason: 'Asked by letter',
    shown: asked ? shownOf(asked.reach) : '',
    ...typed,
  })
}
