import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import postgres from 'postgres'
import { afterAll, expect, it } from 'vitest'
import { testDatabase } from '@/lib/platform/testing/database'

const owner = postgres(testDatabase().ownerUrl, { max: 1, onnotice: () => {} })
const folder = mkdtempSync(join(tmpdir(), 'skin-visit-'))
const signIns = join(folder, 'sign-ins.json')
afterAll(async () => {
  rmSync(folder, { recursive: true })
  await owner.end()
})

const run = (script: string[], env: Record<string, string> = {}) =>
  promisify(execFile)('node_modules/.bin/tsx', script, {
    env: { ...process.env, DEMO: '1', DEMO_SIGN_INS: signIns, ...env },
  })

type Rows = readonly { what?: string }[]

/** As the demo clinic's own, since row-level security holds the owner too */
async function counted(query: (tx: postgres.TransactionSql) => PromiseLike<Rows>): Promise<Rows> {
  const done = await owner.begin(async (tx) => {
    await tx`select set_config('app.clinic_id', (select id::text from clinic), true)`
    return { rows: await query(tx) }
  })
  return done.rows
}

const rowsOf = async (table: string): Promise<number> =>
  (await counted(async (tx) => tx`select 1 from ${tx(table)}`)).length

it('makes a demo clinic that is alive, once, and gives it visits again when it has none left', async () => {
  await run(['bin/library.ts', 'load'])
  await expect(run(['bin/demo/seed.ts'], { DEMO: '0' })).rejects.toMatchObject({ code: 1 })
  expect((await owner`select 1 from clinic`).length).toBe(0)

  await run(['bin/demo/seed.ts'])
  expect(await rowsOf('patient')).toBe(60)
  const kinds = await counted(
    (tx) => tx`
      select distinct severity || ' ' || kind as what from flag
      union select distinct 'assignment ' || status from assignment
      union select distinct 'visit ' || status from appointment
      union select distinct 'topic ' || source from agenda_item
      union select distinct 'by ' || respondent from questionnaire_response
      order by 1`,
  )
  expect(kinds.map(({ what }) => what)).toEqual([
    ...['assignment assigned', 'assignment completed', 'assignment in_progress'],
    ...['by carer', 'by parent', 'by patient'],
    ...['high needs-clarifying', 'high raised', 'moderate needs-clarifying', 'moderate raised'],
    ...['note needs-clarifying', 'note raised'],
    ...['topic asked_in_guide', 'topic misunderstood', 'topic own_words', 'topic picked'],
    ...['urgent needs-clarifying', 'urgent raised', 'visit booked', 'visit cancelled', 'visit fulfilled'],
  ])
  const own = await counted(
    (tx) => tx`
      select 'packet ' || title as what from packet where clinic_id is not null
      union select 'picture ' || name from guide_picture
      union select 'draft ' || title from guide_draft where source like '%name="a-fingertip-of-cream"%' order by 1`,
  )
  expect(own.map(({ what }) => what)).toEqual([
    ...['draft How much cream to use', 'packet Blood results are back', 'picture a-fingertip-of-cream'],
  ])
  const late = await counted(
    (tx) => tx`
      select id from questionnaire_response where coalesce(completed_at, saved_at) > now()
      union select id from review where reviewed_at > now()
      union select id from audit_event where at > now()`,
  )
  expect(late).toEqual([])
  expect(JSON.parse(readFileSync(signIns, 'utf8'))).toHaveLength(8)

  const visits = await rowsOf('appointment')
  const answers = await rowsOf('questionnaire_response')
  await run(['bin/demo/seed.ts'])
  expect([await rowsOf('appointment'), await rowsOf('questionnaire_response')]).toEqual([visits, answers])
  expect(await rowsOf('guide_picture')).toBe(1)

  await run(['bin/demo/seed.ts'], { CLOCK_OFFSET_MINUTES: String(60 * 24 * 40) })
  expect(await rowsOf('patient')).toBe(60)
  expect(await rowsOf('appointment')).toBe(visits + 40)
}, 60_000)
