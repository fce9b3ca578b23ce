import { expect, it } from 'vitest'
import { actorFor, administrator, world, worldOnce } from '@/lib/account/account.fixtures'
import { mailbox } from '@/lib/account/mailbox.fixtures'
import { auditTrail } from '@/lib/audit/queries'
import { everything } from './erasure.fixtures'
import { setKeeping } from './keeping-commands'
import { clinicKeeping, erasureToCarryOut } from './queries'

worldOnce()
const mailTo = mailbox()

const stored = () => everything`select id, keep_years, keep_until_age from clinic order by id`

it.each([
  ['four years', { years: '4', untilAge: '25' }, 'years'],
  ['fifty-one', { years: '51', untilAge: '25' }, 'years'],
  ['none', { years: '', untilAge: '25' }, 'years'],
  ['less than nothing', { years: '-9', untilAge: '25' }, 'years'],
  ['a fraction', { years: '7.5', untilAge: '25' }, 'years'],
  ['a power', { years: '1e1', untilAge: '25' }, 'years'],
  ['a number that is none typed', { years: 10, untilAge: '25' }, 'years'],
  ['an age below 18', { years: '10', untilAge: '17' }, 'untilAge'],
  ['an age above 40', { years: '10', untilAge: '41' }, 'untilAge'],
  ['a clinic’s id as well', { years: '10', untilAge: '25', clinicId: 'x' }, ''],
])('%s is refused with a sentence, and nothing changes', async (_, typed, field) => {
  const before = await stored()
  const done = await setKeeping(await administrator(), typed)
  expect(done).toMatchObject({ ok: false, reason: 'invalid' })
  if (!done.ok && done.reason === 'invalid') expect(Object.keys(done.errors)).toEqual([field])
  expect(await stored()).toEqual(before)
})

it('is not for clinicians, the front desk or patients', async () => {
  const { staff, clinician, patients } = world().ours
  for (const { accountId } of [staff, clinician, patients[0]]) {
    const actor = await actorFor(accountId)
    expect(await setKeeping(actor, { years: '12', untilAge: '25' })).toEqual({
      ...{ ok: false, reason: 'not-found' },
    })
    expect(await clinicKeeping(actor)).toBeNull()
  }
})

it('holds for this clinic alone, at once, on record with what held before, and every administrator is told', async () => {
  const boss = await administrator()
  const { patients, administrator: own } = world().ours
  const until = async () =>
    (await erasureToCarryOut(boss, patients[0].patientId))?.keptUntil?.getUTCFullYear()
  const was = (await until()) ?? 0
  expect(await clinicKeeping(boss)).toEqual({ years: 10, untilAge: 25 })
  expect(await setKeeping(boss, { years: ' 12 ', untilAge: '28' })).toEqual({ ok: true })
  expect(await clinicKeeping(boss)).toEqual({ years: 12, untilAge: 28 })
  expect(await until()).toBe(was + 2)
  expect(await clinicKeeping(await actorFor(world().theirs.administrator.accountId))).toEqual({
    ...{ years: 10, untilAge: 25 },
  })
  const detail = {
    before: { years: '10', untilAge: '25' },
    after: { years: '12', untilAge: '28' },
  }
  const rows = await everything`select account_id, detail from audit_event where action = 'keeping.set'`
  expect([...rows]).toEqual([{ account_id: boss.accountId, detail }])
  expect((await auditTrail(boss, { action: 'keeping.set' }))?.lines[0]?.changes).toEqual([
    { field: 'years', before: '10', after: '12' },
    { field: 'untilAge', before: '25', after: '28' },
  ])
  expect(mailTo(own.email)[0]?.text).toContain('10, now 12')

  // the same once more changes nothing and tells nobody
  expect(await setKeeping(boss, { years: '12', untilAge: '28' })).toEqual({ ok: true })
  expect(mailTo(own.email)).toHaveLength(1)
  expect(await everything`select from audit_event where action = 'keeping.set'`).toHaveLength(1)
})
