import postgres from 'postgres'
import { afterAll, expect, it } from 'vitest'
import { testDatabase } from '@/lib/platform/testing/database'

const owner = postgres(testDatabase().ownerUrl, { max: 1, onnotice: () => {} })
afterAll(() => owner.end())

/**
 * Tables with a clinic in them that are not distributed by it: small enough to stand on every machine, or asked before anybody
 * knows the clinic. Everything else belongs on the machine of its clinic.
 */
const everywhere: Record<string, string> = {
  account: 'an address signs in before its clinic is known',
  invitation: 'found by the hash of its link',
  guide: 'the library: most of it is no clinic’s',
  questionnaire: 'the library: most of it is no clinic’s',
  packet: 'the library: most of it is no clinic’s',
  audit_event: 'a line may be of no clinic; what it is about is in it, and nothing refers to it',
}

type Key = { table: string; name: string; columns: string[] }

const distributed = owner`
  select c.oid, c.relname from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'clinic_id'
  where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and c.relname <> all(${Object.keys(everywhere)})`

it('finds the tables that are distributed, each with a clinic in every row', async () => {
  const tables = await owner<{ name: string; always: boolean }[]>`
    select d.relname as name, a.attnotnull as always from (${distributed}) d
    join pg_attribute a on a.attrelid = d.oid and a.attname = 'clinic_id'`
  expect(tables.length).toBeGreaterThan(30)
  expect(tables.filter(({ always }) => !always)).toEqual([])
})

it('has the clinic in every key and every unique index of what is distributed, so that Citus can keep it', async () => {
  const keys = await owner<Key[]>`
    select d.relname as table, i.relname as name, array(
      select a.attname::text from pg_attribute a where a.attrelid = x.indrelid and a.attnum = any(x.indkey)) as columns
    from (${distributed}) d join pg_index x on x.indrelid = d.oid join pg_class i on i.oid = x.indexrelid
    where x.indisunique or x.indisexclusion`
  expect(keys.length).toBeGreaterThan(40)
  expect(keys.filter(({ columns }) => !columns.includes('clinic_id'))).toEqual([])
})

it('ties what is distributed to what is distributed by the clinic too, on both sides', async () => {
  const ties = await owner<{ table: string; name: string; mine: string[]; theirs: string[] }[]>`
    select d.relname as table, f.conname as name, array(
        select a.attname::text from unnest(f.conkey) with ordinality k (n, at)
        join pg_attribute a on a.attrelid = f.conrelid and a.attnum = k.n order by k.at) as mine, array(
        select a.attname::text from unnest(f.confkey) with ordinality k (n, at)
        join pg_attribute a on a.attrelid = f.confrelid and a.attnum = k.n order by k.at) as theirs
    from (${distributed}) d join pg_constraint f on f.conrelid = d.oid and f.contype = 'f'
    join (${distributed}) other on other.oid = f.confrelid`
  expect(ties.length).toBeGreaterThan(25)
  const apart = ties.filter(
    ({ mine, theirs }) => mine.indexOf('clinic_id') < 0 || theirs[mine.indexOf('clinic_id')] !== 'clinic_id',
  )
  expect(apart).toEqual([])
})

it('ties nothing that stands everywhere to a row on one clinic’s machine', async () => {
  const ties = await owner`
    select f.conname from pg_constraint f join (${distributed}) d on d.oid = f.confrelid
    where f.contype = 'f' and f.conrelid <> all(select oid from (${distributed}) o)`
  expect([...ties]).toEqual([])
})
