import { expect, it, vi } from 'vitest'
import { systemActor } from '@/lib/access/actor'
import { world, worldOnce } from '@/lib/account/account.fixtures'
import { mailbox } from '@/lib/account/mailbox.fixtures'
import { sealAudit } from '@/lib/audit/seal-commands'
import { verifyAudit } from '@/lib/audit/seal-queries'
import { plant } from '@/lib/fhir-export/record-canary.fixtures'
import { carryOut, everything, tablesWith, unsent, wholeDatabase } from './erasure.fixtures'

worldOnce()
const mailTo = mailbox()

/** Tables about a patient or an account that erasing the whole leaves alone, and why */
const kept: Record<string, string> = {
  audit_event:
    'who did what to whose record is kept for six years, sealed: ids, acts, and names of before and after',
  practitioner: 'the clinic’s people',
}

const YEARS = (count: number) => String(count * 366 * 24 * 60)

it('has a step for every table with a patient or an account in it, or it is said why not', async () => {
  const tables = await everything<{ name: string }[]>`
    select distinct table_name as name from information_schema.columns
    where table_schema = 'public' and (column_name in ('patient_id', 'account_id') or table_name in ('patient', 'account'))
    union
    -- what hangs on one of those, as the bytes of a photo do
    select c.conrelid::regclass::text from pg_constraint c
    where c.contype = 'f' and c.confrelid::regclass::text in ('attachment', 'questionnaire_response', 'assignment', 'flag', 'agenda_item')
    order by 1`
  const steps = await everything<{ name: string }[]>`select name from erasure_steps()`
  const named = new Set([...steps.map(({ name }) => name), ...Object.keys(kept)])
  expect(tables.filter(({ name }) => !named.has(name))).toEqual([])
})

it('leaves no word of the patient anywhere but in the record of access, and every other row as it was', async () => {
  const [own, other] = world().ours.patients
  const planted = await plant(own, 'mine')
  await plant(other, 'theirs')
  const photoId = await unsent(own)
  const system = systemActor('a test')
  await sealAudit(system)
  vi.stubEnv('CLOCK_OFFSET_MINUTES', YEARS(11))
  await everything`update account set email = 'gone@example.com', language = 'en' where id = ${own.accountId}`
  await everything`update patient set given_name = 'Maria', family_name = ${world().ours.mark} where id = ${own.patientId}`
  const before = await wholeDatabase()
  expect(tablesWith(before, 'canary-mine').length).toBeGreaterThan(20)
  expect(tablesWith(before, own.patientId).length).toBeGreaterThan(20)

  expect(await carryOut(own.patientId, 'Maria')).toEqual({ ok: true, keptUntil: null, told: 'kept' })

  const after = await wholeDatabase()
  for (const words of ['canary-mine', 'not-sent', own.patientId, own.accountId, 'gone@example.com'])
    expect(
      tablesWith(after, words).filter((name) => name !== 'audit_event'),
      words,
    ).toEqual([])
  const still = [...planted].filter(([, canary]) => tablesWith(after, canary).length > 0)
  expect(still.map(([column]) => column).filter((column) => !column.startsWith('audit_event.'))).toEqual([])

  for (const [name, rows] of after) {
    const was = new Set(before.get(name))
    const added = rows.filter((row) => !was.has(row))
    // what was done stands in the record, and nothing else is new or changed
    if (name !== 'audit_event') expect(added, name).toEqual([])
    const is = new Set(rows)
    for (const row of was)
      if (!is.has(row))
        expect(
          [own.patientId, own.accountId, own.photoId, photoId].some((one) => row.includes(one)),
          row,
        ).toBe(true)
  }
  expect(tablesWith(after, 'canary-theirs').toSorted()).toEqual(
    tablesWith(before, 'canary-theirs').toSorted(),
  )

  await sealAudit(system)
  expect((await verifyAudit(system))?.breaches).toEqual([])
  const [mail] = mailTo('gone@example.com')
  expect(mail).toMatchObject({ subject: 'Our clinic: what you asked for is done' })
  expect(mail?.text).not.toMatch(/canary|Maria|skin|derm|question|photo/i)

  expect(await carryOut(own.patientId, 'Maria')).toEqual({ ok: false, reason: 'not-found' })
  const acts =
    await everything`select action from audit_event where patient_id = ${own.patientId} and action like 'record.erased'`
  expect(acts).toHaveLength(1)
})
