import postgres from 'postgres'
import { afterAll, describe, expect, it, vi } from 'vitest'
import { makeWorld, type World } from '@/e2e/factories/world'
import { testDatabase } from '@/lib/platform/testing/database'
import { actorFor, CALLERS, showsOurs } from './cell'
import { rows } from './rows'

/** Whose rows the scopes point at, whoever asks: everything is allowed, and aimed at our first patient's clinic */
const victim = vi.hoisted(() => ({ clinicId: '' }))

// The first wall, taken out. What stands is row-level security, which is told by `scoped` who is really acting.
vi.mock('@/lib/access/policy', async (original) => {
  const rules = Object.keys(await original<object>())
  const scope = () => ({ clinicId: victim.clinicId })
  const scopes: Record<string, unknown> = {
    patientScope: scope,
    patientRowScope: scope,
    openPatientRowScope: scope,
    clinicOf: () => victim.clinicId,
  }
  return Object.fromEntries(rules.map((rule) => [rule, scopes[rule] ?? (() => true)]))
})

const owner = postgres(testDatabase().ownerUrl, { max: 1, onnotice: () => {} })
afterAll(() => owner.end())

const foreign = CALLERS.filter((caller) => caller.startsWith('other'))

/** Everything that is stored about our first patient, and for another clinic's people everything of our clinic */
async function held(world: World, caller: string): Promise<string[]> {
  const { clinicId, patients } = world.ours
  return owner.begin(async (tx) => {
    await tx`select set_config('app.system', 'on', true), set_config('app.clinic_id', ${clinicId}, true)`
    const tables = await tx<{ name: string }[]>`
      select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'clinic_id'
      where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relforcerowsecurity order by 1`
    const found: string[] = []
    for (const { name } of tables) {
      const of =
        caller === 'other patient'
          ? tx`and coalesce(j ->> 'patient_id', j ->> 'id') = ${patients[0].patientId}`
          : tx``
      const [row] =
        await tx`select count(*)::int, md5(coalesce(string_agg(j::text, '|' order by j::text), '')) as sum
        from (select to_jsonb(t) as j from ${tx(name)} t where clinic_id = ${clinicId}) r where true ${of}`
      found.push(`${name} ${row?.count} ${row?.sum}`)
    }
    return found
  })
}

/** The patient beside ours has a marked name too: of ours there must be no id */
const shows = (result: unknown, world: World, caller: string): boolean =>
  caller === 'other patient'
    ? Object.values(world.ours.patients[0]).some((value) => JSON.stringify(result ?? null).includes(value))
    : showsOurs(result, world) || JSON.stringify(result ?? null).includes(world.ours.clinician.accountId)

/** What is there to reach over the wall for, by one patient, one hour and one reason: lib/emergency's own tests hold it */
const overTheWall = (name: string, caller: string) =>
  name.startsWith('emergency/') && caller === "other clinic's clinician"

/** Only says which visit of the clinic something came for; what, is read through the actor's own rights */
const heard = 'arrival/queries hearArrivals'

describe.each(Object.entries(rows).filter(([, row]) => !row.outside))(
  'without the first wall: %s',
  (name, row) => {
    // one for all of a row's callers: of ours nothing may change
    let made: Promise<World> | undefined
    it.each(
      foreign.filter(
        (caller) => (name !== heard || caller !== 'other patient') && !overTheWall(name, caller),
      ),
    )('%s', async (caller) => {
      if (!made || row.prepare) made = makeWorld(testDatabase().appUrl)
      const world = await made
      victim.clinicId = world.ours.clinicId
      const prepared = (await row.prepare?.(world)) ?? ''
      const before = await held(world, caller)
      const result = await row.call(actorFor(caller, world), world, prepared).catch(() => null)
      expect(shows(result, world, caller), `shown: ${JSON.stringify(result)}`).toBe(false)
      expect(await held(world, caller)).toEqual(before)
    })
  },
)

it('lets our own through without the first wall, so that it is the second one that stops the others', async () => {
  const world = await makeWorld(testDatabase().appUrl)
  victim.clinicId = world.ours.clinicId
  const shown: string[] = []
  for (const [name, row] of Object.entries(rows).filter(
    ([, one]) => !one.outside && one.may.includes('clinician'),
  )) {
    const prepared = (await row.prepare?.(world)) ?? ''
    const result = await row.call(actorFor('clinician', world), world, prepared).catch(() => null)
    if (shows(result, world, 'clinician')) shown.push(name)
  }
  expect(shown.length).toBeGreaterThan(10)
})
