import postgres from 'postgres'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { makeWorld, type World } from '@/e2e/factories/world'
import { logFailure } from '@/lib/platform/log'
import { testDatabase } from '@/lib/platform/testing/database'
import { actorFor } from './cell'
import { rows } from './rows'

/** What would have been printed */
const printed = vi.hoisted((): unknown[] => [])
vi.mock('pino', () => ({
  default: () => ({
    info: (line: unknown) => printed.push(line),
    error: (line: unknown) => printed.push(line),
  }),
}))

const owner = postgres(testDatabase().ownerUrl, { max: 1, onnotice: () => {} })
const worlds: World[] = []

/** Every table refuses every row, and quotes it, once `refusing` holds something: as a database's own messages do */
beforeAll(async () => {
  for (const row of Object.values(rows)) if (!row.outside) worlds.push(await makeWorld(testDatabase().appUrl))
  await owner.unsafe(`
    create table refusing (is_on boolean);
    grant select on refusing to public;
    create function refuse_row() returns trigger language plpgsql as $$ begin
      if exists (select from refusing) then
        raise exception 'refused %', to_jsonb(new) using detail = to_jsonb(new)::text, hint = to_jsonb(new)::text,
          errcode = 'unique_violation', constraint = 'of ' || to_jsonb(new)::text;
      end if; return new; end $$`)
  const tables = await owner<{ name: string }[]>`
    select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'
      and relname not in ('refusing', '_prisma_migrations', 'session')`
  for (const { name } of tables)
    await owner.unsafe(
      `create trigger a_refusal before insert or update on "${name}" for each row execute function refuse_row()`,
    )
}, 120_000)
afterAll(() => owner.end())

const called = Object.entries(rows).filter(([, row]) => !row.outside)
let thrown = 0

it.each(called.map(([name, row], at) => ({ name, row, at })))(
  '$name fails without a word of anybody',
  async ({ row, at }) => {
    const world = worlds[at]
    const [caller = 'clinician'] = row.may
    if (!world) throw new Error('no world')
    const prepared = (await row.prepare?.(world)) ?? ''
    printed.length = 0
    await owner`insert into refusing values (true)`
    try {
      await row.call(actorFor(caller, world), world, prepared)
    } catch (error) {
      thrown += 1
      expect(String(error), 'the database quotes the row').toMatch(/refused|Unique constraint|duplicate/i)
      logFailure('test', error)
    } finally {
      await owner`delete from refusing`
    }
    const text = JSON.stringify(printed)
    const [patient] = world.ours.patients
    for (const word of [world.ours.mark, patient.email, 'Ines', '1981-03-04', 'Dr Shah', 'swim', 'refused'])
      expect(text, word).not.toContain(word)
  },
)

it('was made to fail nearly everywhere', () => {
  expect(thrown).toBeGreaterThan(40)
})
