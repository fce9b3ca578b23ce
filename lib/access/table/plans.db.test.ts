import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeWorld, type World } from '@/e2e/factories/world'
import { actorOf, systemActor } from '@/lib/access/actor'
import type { PatientActor } from '@/lib/access/actor-kinds'
import { sealAudit } from '@/lib/audit/seal-commands'
import { brief } from '@/lib/brief/queries'
import { worklist } from '@/lib/brief/worklist-queries'
import { escalateUnattended } from '@/lib/escalation/unattended-commands'
import { disconnect } from '@/lib/platform/database'
import { touchSession } from '@/lib/platform/session-row'
import { testDatabase } from '@/lib/platform/testing/database'
import { type Carried, explainAll, superuser } from '@/lib/platform/testing/plans'
import { saveAnswers } from '@/lib/questionnaire-response/commands'
import { completeResponse } from '@/lib/questionnaire-response/completion-commands'
import { actorFor } from './cell'
import {
  A_DAY,
  type Coming,
  type FullClinic,
  fillClinic,
  LONGEST_PAST,
  RESPONSES,
} from './full-clinic.fixtures'
import { rows } from './rows'

/** A table with more rows than this is one that grows */
const GROWN = 5000

const sql = superuser()
let world: World
let full: FullClinic
let carried: () => Promise<Carried[]>
let grown: ReadonlySet<string>

beforeAll(async () => {
  world = await makeWorld(testDatabase().appUrl)
  full = await fillClinic(sql, world)
  // from every row and not a sample, once and not again behind our back: the same figures, so the same plans, at each run
  await sql`
    do $$ declare name text; begin
      for name in select relname from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' loop
        execute format('alter table %I set (autovacuum_enabled = off)', name);
      end loop;
    end $$`
  await sql`set default_statistics_target = 2000`
  await sql`analyze`
  const tables = await sql<{ name: string }[]>`
    select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' and reltuples > ${GROWN}`
  grown = new Set(tables.map(({ name }) => name))
  carried = await explainAll(sql)
}, 180_000)
afterAll(() => sql.end())

/** What was carried out for it: every statement, those inside functions and triggers too */
async function plansOf(work: () => Promise<unknown>): Promise<Carried[]> {
  await carried()
  await work()
  return carried()
}

const reads = (plans: readonly Carried[]) =>
  plans.flatMap(({ statement, reads }) =>
    reads.filter(({ table }) => grown.has(table)).map((read) => ({ ...read, statement })),
  )
/** For every connection from now on */
async function planBy(mode: string): Promise<void> {
  await disconnect()
  const { username, pathname } = new URL(testDatabase().appUrl)
  await sql.unsafe(`alter role ${username} in database "${pathname.slice(1)}" set plan_cache_mode = ${mode}`)
}

const tablesOf = (plans: readonly Carried[]) => reads(plans).map(({ table }) => table)
const walked = (plans: readonly Carried[]) => reads(plans).filter(({ how }) => how === 'Seq Scan')
const beyond = (plans: readonly Carried[], most: number) => reads(plans).filter(({ rows }) => rows > most)

const patient = ({ accountId, patientId }: Coming): PatientActor => ({
  kind: 'patient',
  ...{ behalf: null, hides: null, accountId, clinicId: world.ours.clinicId, patientId },
  ...{ name: 'Maria', language: 'en' },
})
const clinician = () => actorFor('clinician', world)
const list = (visits: number) =>
  worklist(clinician(), {
    from: full.day,
    until: new Date(full.day.getTime() + visits * 20 * 60_000),
    practitionerId: null,
  })
const save = (who: Coming, itch: number, seq: number) =>
  saveAnswers(patient(who), {
    assignmentId: who.assignmentId,
    baseRevision: 0,
    patch: { itch: { values: [{ valueInteger: itch }] } },
    touched: ['itch'],
    respondent: 'patient',
    from: { load: 'a-page-of-theirs-00', seq, heard: 0 },
  })

it('has 100,000 responses to look at', async () => {
  const [row] = await sql`select count(*)::int from questionnaire_response`
  expect(row?.count).toBeGreaterThanOrEqual(RESPONSES)
  for (const table of [
    'appointment',
    'assignment',
    'questionnaire_response',
    'answer_change',
    'score',
    'flag',
  ])
    expect(grown, table).toContain(table)
})

// PostgreSQL plans a prepared statement for its values the first five times, and then perhaps for any
describe.each(['force_custom_plan', 'force_generic_plan'])('what is asked all the time, by %s', (mode) => {
  beforeAll(async () => {
    await disconnect()
    const { username, pathname } = new URL(testDatabase().appUrl)
    await sql.unsafe(
      `alter role ${username} in database "${pathname.slice(1)}" set plan_cache_mode = ${mode}`,
    )
  })

  it('the list of a day takes as many statements for 25 visits as for one, and looks at little else', async () => {
    await list(1)
    const one = await plansOf(async () => expect((await list(1))?.visits).toHaveLength(1))
    const day = await plansOf(async () => expect((await list(A_DAY))?.visits).toHaveLength(A_DAY))
    expect(day.map(({ statement }) => statement)).toEqual(one.map(({ statement }) => statement))
    expect(walked(day)).toEqual([])
    expect(beyond(day, 40 * A_DAY)).toEqual([])
  })

  it('the brief takes as many for a past of 40 visits as for one of ten', async () => {
    const [{ appointmentId: ofLong }, { appointmentId: ofShort }] = full.coming
    await brief(clinician(), ofShort) // reads the questionnaire, once in a process
    const short = await plansOf(() => brief(clinician(), ofShort))
    const long = await plansOf(async () => {
      const shown = await brief(clinician(), ofLong)
      expect(shown?.trends[0]?.points.length).toBeGreaterThan(1)
    })
    expect(long.map(({ statement }) => statement).toSorted()).toEqual(
      short.map(({ statement }) => statement).toSorted(),
    )
    expect(tablesOf(long)).toEqual(
      expect.arrayContaining(['appointment', 'assignment', 'questionnaire_response', 'score']),
    )
    expect(walked(long)).toEqual([])
    expect(beyond(long, 10 * LONGEST_PAST)).toEqual([])
  })

  it('saving an answer reads its own draft', async () => {
    const who = full.coming[mode === 'force_custom_plan' ? 2 : 3]
    for (const nth of [1, 2]) {
      const plans = await plansOf(async () =>
        expect(await save(who, nth, nth)).toMatchObject({ ok: true, changed: ['itch'] }),
      )
      expect(tablesOf(plans)).toContain('questionnaire_response')
      expect(walked(plans)).toEqual([])
      expect(beyond(plans, 20)).toEqual([])
    }
  })

  it('sending reads its own draft', async () => {
    const who = full.coming[mode === 'force_custom_plan' ? 2 : 3]
    const plans = await plansOf(async () =>
      expect(await completeResponse(patient(who), { assignmentId: who.assignmentId })).toMatchObject({
        ok: true,
      }),
    )
    expect(tablesOf(plans)).toContain('questionnaire_response')
    expect(walked(plans)).toEqual([])
    expect(beyond(plans, 20)).toEqual([])
  })

  it('who is there is found by keys', async () => {
    const [session] = await sql<
      { account: string }[]
    >`select account_id as account from session where id_hash = ${full.sessionHash}`
    const plans = await plansOf(async () => {
      await touchSession('nobody')
      expect(await actorOf(session?.account ?? '')).toMatchObject({ kind: 'patient' })
    })
    expect(plans.some(({ statement }) => statement.includes('who_acts'))).toBe(true)
    expect(walked(plans)).toEqual([])
    expect(beyond(plans, 5)).toEqual([])
  })
})

describe('what every server does once a minute', () => {
  it('looks for what nobody attends to', async () => {
    const plans = await plansOf(() => escalateUnattended(systemActor('test')))
    expect(plans.some(({ statement }) => statement.includes('from flag'))).toBe(true)
    expect(walked(plans)).toEqual([])
  })

  it('seals the newest of the record', async () => {
    await sealAudit(systemActor('test'))
    const plans = await plansOf(() => sealAudit(systemActor('test')))
    expect(plans.some(({ statement }) => statement.includes('audit_event'))).toBe(true)
    expect(walked(plans)).toEqual([])
  })
})

/** What may walk through a table, and why */
const mayWalk: Record<string, { tables: string[]; why: string }> = {
  'fhir-export/record-queries recordExport': {
    tables: ['answer_change'],
    why: 'a whole record is copied now and then; an index for it would be written at every save',
  },
  'erasure/queries erasureToCarryOut': {
    tables: ['answer_change'],
    why: 'once in the life of a record; an index for it would be written at every save',
  },
  'erasure/commands eraseRecord': {
    tables: ['answer_change', 'session'],
    why: 'once in the life of a record',
  },
}

describe.each(Object.entries(rows).filter(([, row]) => !row.outside && row.may.length > 0))(
  '%s',
  (name, row) => {
    // as for a clinic among many: where one has nearly all rows of a table, PostgreSQL does well to walk through it for some lists
    beforeAll(() => planBy('force_generic_plan'))
    const { tables, why } = mayWalk[name] ?? { tables: [], why: '' }
    it(`walks through ${tables.length === 0 ? 'no table that grows' : `${tables} alone: ${why}`}`, async () => {
      // what is prepared can be there once in a world: then it is another clinic's, in tables as large
      const its = row.prepare ? await makeWorld(testDatabase().appUrl) : world
      const prepared = (await row.prepare?.(its)) ?? ''
      const plans = await plansOf(() => row.call(actorFor(row.may[0] ?? 'clinician', its), its, prepared))
      const found = walked(plans)
        .map(({ table, statement }) => ({ table, statement }))
        .filter(({ table }) => !tables.includes(table))
      expect(found).toEqual([])
    })
  },
)
