import postgres from 'postgres'
import { afterAll, describe, expect, it } from 'vitest'
import { makeWorld } from '@/e2e/factories/world'
import { testDatabase } from '@/lib/platform/testing/database'

const application = postgres(testDatabase().appUrl, { max: 1, onnotice: () => {} })
afterAll(() => application.end())

/** Tables that no row of anybody's health stands in, and why each is looked up before it is known who is asking */
const open: Record<string, string> = {
  address_change: 'found by the hash of its link',
  half_session: 'found by the hash of its cookie',
  passkey_challenge: 'what a device is asked to sign, found by its hash',
  session: 'found by the hash of its cookie',
  password_reset: 'found by the hash of its link',
  throttle: 'counts of tries, by network and address',
  typed_form: 'what was typed, sealed to its account, found by the hash of a link',
  guide_version: 'what a guide says: of the library, of no patient',
  questionnaire_version: 'what a questionnaire asks: of the library, of no patient',
}

describe('the second wall', () => {
  it('stands around every table but those named here, for the owner too, with a policy', async () => {
    const tables = await application<{ name: string; walled: boolean }[]>`
      select c.relname as name, c.relrowsecurity and c.relforcerowsecurity and exists (
        select from pg_policy p where p.polrelid = c.oid) as walled
      from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
        and c.relname <> '_prisma_migrations' order by 1`
    expect(tables.filter(({ walled }) => !walled).map(({ name }) => name)).toEqual(
      Object.keys(open).toSorted(),
    )
  })

  it('cannot be seen past: no view, and one function with its owner’s rights, behind the wall too', async () => {
    const views = await application`
      select relname from pg_class where relnamespace = 'public'::regnamespace and relkind in ('v', 'm', 'f')`
    const functions = await application`
      select proname as name, proconfig as settings, array(
        select coalesce(r.rolname, 'public') from aclexplode(proacl) a left join pg_roles r on r.oid = a.grantee
        where a.grantee <> proowner) as callers
      from pg_proc where pronamespace = 'public'::regnamespace and prosecdef`
    expect([...views]).toEqual([])
    // deletes what was sent where that is due (lib/erasure); the tables' row security is forced, so it holds in it
    const [application_role] = await application`select current_user as name`
    expect([...functions]).toEqual([
      {
        name: 'erase_patient',
        settings: ['search_path=public, pg_temp'],
        callers: [application_role?.name],
      },
    ])
  })

  it('shows nothing of any patient to whom nobody acts, and lets nothing in', async () => {
    const tables = await application<{ name: string }[]>`
      select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' and relrowsecurity
        and relname not in ('account', 'clinic', 'invitation', 'guide', 'questionnaire', 'packet')`
    for (const { name } of tables)
      expect((await application`select from ${application(name)}`).length, name).toBe(0)
    await expect(
      application`insert into patient (clinic_id, given_name, family_name, birth_date) values (uuidv7(), 'A', 'B', '2000-01-01')`,
    ).rejects.toThrow('row-level security')
  })

  it('lets a clinic’s own row be changed by that clinic alone, and taken away by nobody', async () => {
    const { ours, theirs } = await makeWorld(testDatabase().appUrl)
    const years = async (acting: string, of: string) =>
      (
        await application.begin(async (tx) => {
          await tx`select set_config('app.clinic_id', ${acting}, true)`
          return tx`update clinic set keep_years = 12 where id = ${of}`
        })
      ).count
    expect(await years(theirs.clinicId, ours.clinicId)).toBe(0)
    expect(await years('', ours.clinicId)).toBe(0)
    expect(await years(ours.clinicId, ours.clinicId)).toBe(1)
    expect((await application`delete from clinic`).count).toBe(0)
  })
})

describe('the application’s role', () => {
  it('owns nothing, is no superuser, does not pass by the wall and belongs to nobody who does', async () => {
    const [role] = await application`
      select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolreplication,
        (select count(*)::int from pg_class where relowner = r.oid) as tables,
        (select count(*)::int from pg_proc where proowner = r.oid) as functions,
        (select count(*)::int from pg_auth_members where member = r.oid) as memberships
      from pg_roles r where rolname = current_user`
    const no = { rolsuper: false, rolbypassrls: false, rolcreaterole: false, rolcreatedb: false }
    expect(role).toEqual({ ...no, rolreplication: false, tables: 0, functions: 0, memberships: 0 })
  })

  it.each([
    'alter table patient no force row level security',
    'alter table patient disable row level security',
    'drop policy own_rows on patient',
    'alter table audit_event disable trigger all',
    'set session_replication_role = replica',
    'create table mine (id int)',
    `create function mine() returns int language sql as 'select 1'`,
    'truncate patient',
    `copy patient to program 'cat'`,
    `select pg_read_file('/etc/passwd')`,
  ])('may not: %s', async (statement) => {
    await expect(application.unsafe(statement)).rejects.toThrow(/permission denied|must be owner/)
  })

  it('is refused, not shown everything, with row security switched off', async () => {
    const asked = application.begin(async (tx) => {
      await tx`set local row_security = off`
      return tx`select * from patient`
    })
    await expect(asked).rejects.toThrow('row-level security')
  })
})
