import { randomUUID } from 'node:crypto'
import postgres from 'postgres'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { systemActor } from '@/lib/access/actor'
import { scoped } from '@/lib/access/scoped'
import { asClinic, clinician, world, worldOnce } from '@/lib/account/account.fixtures'
import { testDatabase } from '@/lib/platform/testing/database'
import { record } from './record'
import { NO_CLINIC } from './seal'
import { sealAudit } from './seal-commands'
import { verifyAudit } from './seal-queries'

worldOnce()

const sealing = systemActor('a test')
const superuser = postgres(
  Object.assign(new URL(process.env.TEST_SUPERUSER_URL ?? ''), {
    pathname: new URL(testDatabase().ownerUrl).pathname,
  }).href,
  { max: 1, onnotice: () => {} },
)
afterAll(() => superuser.end())

const add = async (count: number, action: 'record.read' | 'list.read' = 'record.read') => {
  const actor = await clinician()
  await scoped(actor, async (tx) => {
    // told apart by more than the moment: two lines of one millisecond that say the same may change places
    for (let at = 0; at < count; at++) await record(tx, actor, { action, detail: { at } })
  })
}
const seal = async (thorough = false) => {
  const sealed = await sealAudit(sealing, { thorough })
  if (!sealed.ok) throw new Error('not sealed')
  return sealed.seals
}
const breaches = async (kept?: Awaited<ReturnType<typeof seal>>) =>
  (await verifyAudit(sealing, kept))?.breaches

/** As somebody who may do anything to the database does it: past triggers and policies */
const tamper = (work: (tx: postgres.TransactionSql) => Promise<unknown>) =>
  superuser.begin(async (tx) => {
    await tx`set local session_replication_role = replica`
    await work(tx)
  })

const clinicId = () => world().ours.clinicId

/** What is in the chain, put back after each tampering */
beforeEach(async () => {
  await tamper(async (tx) => {
    await tx`delete from audit_seal`
    await tx`delete from audit_event`
  })
  for (let batch = 1; batch <= 3; batch++) {
    await add(3)
    await seal()
  }
  expect(await breaches()).toEqual([])
})

describe('a line of the record', () => {
  const second = async () => {
    const [row] = await superuser<{ id: string }[]>`
      select event_ids[2] as id from audit_seal where clinic_id = ${clinicId()} and batch = 2`
    return row?.id ?? ''
  }

  it.each([
    ['what', `action = 'list.read'`],
    ['who', 'account_id = null'],
    ['whose', 'patient_id = uuidv7()'],
    ['when', `at = at + interval '1 microsecond'`],
    ['the rest', `detail = '{"a": 1}'`],
    ['from where', `network = '203.0.113.9'`],
    ['in what', `device = 'Firefox on Linux'`],
    ['kind', `actor_kind = 'staff'`],
    ['about', `entity = 'account'`],
    ['about which', 'entity_id = uuidv7()'],
  ])('cannot be edited unseen: %s', async (_, change) => {
    const id = await second()
    await tamper((tx) => tx.unsafe(`update audit_event set ${change} where id = '${id}'`))
    expect(await breaches()).toEqual([{ clinicId: clinicId(), batch: 2, lineId: id, what: 'line-changed' }])
  })

  it('cannot be deleted unseen, nor moved to another clinic', async () => {
    const id = await second()
    const gone = [{ clinicId: clinicId(), batch: 2, lineId: id, what: 'line-gone' }]
    await tamper((tx) => tx`update audit_event set clinic_id = ${world().theirs.clinicId} where id = ${id}`)
    expect(await breaches()).toEqual(gone)
    await tamper((tx) => tx`delete from audit_event where id = ${id}`)
    expect(await breaches()).toEqual(gone)
  })

  it('cannot change places with another unseen', async () => {
    const [one, other] = await superuser<{ id: string }[]>`
      select id from audit_event where clinic_id = ${clinicId()} order by at, id limit 2`
    await tamper(async (tx) => {
      const spare = randomUUID()
      await tx`update audit_event set id = ${spare} where id = ${one?.id ?? ''}`
      await tx`update audit_event set id = ${one?.id ?? ''} where id = ${other?.id ?? ''}`
      await tx`update audit_event set id = ${other?.id ?? ''} where id = ${spare}`
    })
    expect((await breaches())?.map(({ what, batch }) => [what, batch])).toEqual([
      ['line-changed', 1],
      ['line-changed', 1],
    ])
    await tamper(
      (tx) => tx`update audit_seal set event_ids = event_ids[2:2] || event_ids[1:1] || event_ids[3:3],
      event_hashes = event_hashes[2:2] || event_hashes[1:1] || event_hashes[3:3] where batch = 1`,
    )
    expect(await breaches()).toContainEqual({
      clinicId: clinicId(),
      batch: 1,
      lineId: null,
      what: 'seal-changed',
    })
  })

  it('cannot be cut off the end unseen', async () => {
    await tamper(
      (tx) => tx`delete from audit_event where id in
      (select unnest(event_ids) from audit_seal where batch = 3)`,
    )
    expect((await breaches())?.map(({ what, batch }) => [what, batch])).toEqual(
      Array.from({ length: 3 }, () => ['line-gone', 3]),
    )
    await tamper((tx) => tx`truncate audit_event`)
    expect(await breaches()).toHaveLength(9)
  })
})

describe('a seal', () => {
  it('cannot be taken away unseen, the newest not from whoever kept its hash', async () => {
    const kept = await seal()
    expect(await breaches(kept)).toEqual([])
    await tamper((tx) => tx`delete from audit_seal where batch = 3`)
    await tamper(
      (tx) => tx`delete from audit_event where clinic_id = ${clinicId()} and id not in
      (select unnest(event_ids) from audit_seal)`,
    )
    expect(await breaches()).toEqual([])
    const gone = { clinicId: clinicId(), lineId: null, what: 'seal-gone' }
    expect(await breaches(kept)).toEqual([{ ...gone, batch: 3 }])
    await tamper((tx) => tx`delete from audit_seal where batch = 1`)
    expect(await breaches()).toContainEqual({ ...gone, batch: 1 })
    await tamper((tx) => tx`truncate audit_seal, audit_event`)
    expect(await breaches(kept)).toContainEqual({ ...gone, batch: 3 })
  })

  it('cannot be laid again over an edited line unseen by whoever kept its hash', async () => {
    const kept = await seal()
    await tamper((tx) => tx`update audit_event set action = 'list.read'`)
    await tamper((tx) => tx`truncate audit_seal`)
    await seal()
    await add(1)
    await seal()
    await add(1)
    await seal()
    expect(await breaches()).toEqual([])
    expect(await breaches(kept)).toEqual([
      { clinicId: clinicId(), batch: 3, lineId: null, what: 'seal-not-as-kept' },
    ])
  })

  it('cannot be changed by the application or the owner of the tables', async () => {
    const application = postgres(testDatabase().appUrl, { max: 1, onnotice: () => {} })
    for (const change of ['update audit_seal set batch = 9', 'delete from audit_seal', 'truncate audit_seal'])
      await expect(application.unsafe(change)).rejects.toThrow('permission denied')
    await application.end()
    await expect(asClinic((tx) => tx`truncate audit_seal`)).rejects.toThrow('append-only')
  })
})

describe('sealing', () => {
  it('takes a line that is committed after later ones have been sealed', async () => {
    const actor = await clinician()
    const { promise: sealed, resolve: go } = Promise.withResolvers<void>()
    const { promise: written, resolve: wrote } = Promise.withResolvers<void>()
    const slow = scoped(actor, async (tx) => {
      await record(tx, actor, { action: 'list.read' })
      wrote()
      await sealed
    })
    await written
    await add(2)
    await seal()
    go()
    await slow
    await seal()
    const found = await verifyAudit(sealing)
    expect(found).toMatchObject({ seals: 5, lines: 12, breaches: [] })
  })

  it('seals each line once, however many do it at once while lines are written', async () => {
    await Promise.all([
      ...Array.from({ length: 8 }, () => add(3)),
      ...Array.from({ length: 8 }, () => seal()),
    ])
    await seal()
    expect(await verifyAudit(sealing)).toMatchObject({ lines: 33, breaches: [] })
  })

  it('has a chain for each clinic and one for what happened outside any', async () => {
    await scoped(sealing, (tx) => record(tx, sealing, { action: 'library.loaded' }))
    const seals = await seal()
    expect(seals.map((one) => one.clinicId).toSorted()).toEqual([NO_CLINIC, clinicId()].toSorted())
    await tamper((tx) => tx`delete from audit_event where clinic_id is null`)
    expect(await breaches()).toMatchObject([{ clinicId: NO_CLINIC, what: 'line-gone' }])
  })

  it('says of a line that nobody sealed for an hour that it is not, until it is looked for', async () => {
    const actor = await clinician()
    await asClinic(
      (tx) => tx`insert into audit_event (clinic_id, at, actor_kind, account_id, action)
      values (${clinicId()}, now() - interval '3 hours', 'clinician', ${actor.accountId}, 'list.read')`,
    )
    await seal()
    expect(await breaches()).toMatchObject([{ what: 'line-not-sealed' }])
    await seal(true)
    expect(await breaches()).toEqual([])
  })
})
