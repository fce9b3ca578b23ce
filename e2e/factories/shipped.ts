import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import postgres from 'postgres'

type Sql = postgres.TransactionSql

/** What ships, by its ids in the library */
export type ShippedGuide = { id: string; versionId: string; slug: string }
export type ShippedQuestionnaire = { id: string; versionId: string; url: string }

export async function idOf(rows: postgres.PendingQuery<postgres.Row[]>): Promise<string> {
  const [row] = await rows
  return String(row?.id)
}

/** The shipped guide of that name; put there where the library has not been loaded */
export async function shippedGuide(tx: Sql, slug: string): Promise<ShippedGuide> {
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

export async function shippedQuestionnaire(tx: Sql, name: string): Promise<ShippedQuestionnaire> {
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

/** Whom something shipped is assigned to */
type Visited = {
  ours: {
    clinicId: string
    clinician: { accountId: string }
    patients: readonly [{ patientId: string; appointmentId: string }, ...unknown[]]
  }
}

/** Questions that ask for photos, for our first patient's visit; gives the assignment's id */
export const assignPhotos = (url: string, world: Visited): Promise<string> =>
  assignShipped(url, world, 'photos-of-your-skin')

/** A shipped questionnaire for our first patient's visit; gives the assignment's id */
export async function assignShipped(url: string, { ours }: Visited, name: string): Promise<string> {
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
