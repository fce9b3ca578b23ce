import { expect, it } from 'vitest'
import { actorFor, administrator, owner, world, worldOnce } from '@/lib/account/account.fixtures'
import { auditTrail } from '@/lib/audit/queries'
import { changeClinic } from './commands'

worldOnce()

const stored = () => owner`select id, name, phone, emergency from clinic order by id`
const typed = { name: 'Harbor Skin Clinic', phone: '+44 20 7946 0000', emergency: '999' }

it.each([
  ['no name', { name: '  ' }, 'name'],
  ['a name of two lines', { name: 'Harbor\nClinic' }, 'name'],
  ['no phone number', { phone: '' }, 'phone'],
  ['words for a phone number', { phone: 'ask at the desk' }, 'phone'],
  ['no number for emergencies', { emergency: '' }, 'emergency'],
  ['words for a number for emergencies', { emergency: 'the police' }, 'emergency'],
  ['one figure for emergencies', { emergency: '9' }, 'emergency'],
  ['a time zone as well', { timeZone: 'Europe/London' }, ''],
])('%s is refused with a sentence, and nothing changes', async (_, wrong, field) => {
  const before = await stored()
  const done = await changeClinic(await administrator(), { ...typed, ...wrong })
  expect(done).toMatchObject({ ok: false, reason: 'invalid' })
  if (!done.ok && done.reason === 'invalid') expect(Object.keys(done.errors)).toEqual([field])
  expect(await stored()).toEqual(before)
})

it('is not for clinicians, the front desk or patients', async () => {
  const { staff, clinician, patients } = world().ours
  for (const { accountId } of [staff, clinician, patients[0]])
    expect(await changeClinic(await actorFor(accountId), typed)).toEqual({ ok: false, reason: 'not-found' })
})

it('changes this clinic alone, on record with what stood there before, and once', async () => {
  const boss = await administrator()
  const { ours, theirs } = world()
  const [before] = await owner`select name, phone, emergency from clinic where id = ${ours.clinicId}`
  const [others] = await owner`select name, phone, emergency from clinic where id = ${theirs.clinicId}`
  const after = { ...typed, name: String(before?.name) }
  for (const _ of [1, 2])
    expect(await changeClinic(boss, { ...after, phone: ` ${after.phone} ` })).toEqual({ ok: true })
  expect(await owner`select name, phone, emergency from clinic where id = ${ours.clinicId}`).toEqual([after])
  expect(await owner`select name, phone, emergency from clinic where id = ${theirs.clinicId}`).toEqual([
    others,
  ])
  const lines = (await auditTrail(boss, { action: 'clinic.changed' }))?.lines
  expect(lines?.map(({ changes }) => changes)).toEqual([
    [
      { field: 'phone', before: before?.phone, after: after.phone },
      { field: 'emergency', before: '911', after: '999' },
    ],
  ])
})
