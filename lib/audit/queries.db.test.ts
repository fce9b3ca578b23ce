import postgres from 'postgres'
import { describe, expect, it } from 'vitest'
import { scoped } from '@/lib/access/scoped'
import {
  actorFor,
  administrator,
  asClinic,
  entering,
  owner,
  world,
  worldOnce,
} from '@/lib/account/account.fixtures'
import { invitePatient } from '@/lib/account/commands'
import { testDatabase } from '@/lib/platform/testing/database'
import { auditTrail } from './queries'
import { record } from './record'

worldOnce()

const trail = async (asked: Parameters<typeof auditTrail>[1]) =>
  (await auditTrail(await administrator(), asked))?.lines

describe('the record of access', () => {
  it('says who did what to whose record, with the person’s name at signing in', async () => {
    const { clinician, uninvited, patients, mark } = world().ours
    await entering(clinician.email)
    const refused = await entering(patients[0].email, 'wrong')
    if (!refused.ok) await refused.note()
    await invitePatient(await actorFor(clinician.accountId), { patientId: uninvited.patientId })
    const [account] = await owner`select name from account where id = ${clinician.accountId}`
    expect(await trail({ action: 'session.begun' })).toMatchObject([{ who: account?.name, own: true }])
    const [line] = (await trail({ action: 'session.refused' })) ?? []
    expect(line).toMatchObject({ role: 'system', who: 'sign-in', own: false })
    expect(line?.whose).toContain(mark)
    expect(await trail({ action: 'invitation.sent' })).toMatchObject([
      { who: account?.name, role: 'clinician' },
    ])
  })

  it('finds by part of either name, taking % and _ for what they are', async () => {
    const all = (await trail({})) ?? []
    expect(all.length).toBeGreaterThan(0)
    const mark = world().ours.mark.toUpperCase()
    expect((await trail({ name: mark }))?.length).toBeGreaterThan(0)
    for (const name of ['%', '_', '\\', "'", world().theirs.mark, 'x\u0000', 'x\ud83d'])
      expect(await trail({ name })).toEqual([])
  })

  it('finds a day as the clinic’s clock has it', async () => {
    const actor = await actorFor(world().ours.clinician.accountId)
    const moment = '2025-03-09T04:30:00Z'
    await asClinic(async (tx) => {
      await tx`update clinic set time_zone = 'America/New_York' where id = ${actor.clinicId}`
      await tx`insert into audit_event (clinic_id, at, actor_kind, account_id, action)
        values (${actor.clinicId}, ${moment}, 'clinician', ${actor.accountId}, 'list.read')`
    })
    expect(await trail({ day: '2025-03-08' })).toMatchObject([{ action: 'list.read' }])
    expect(await trail({ day: '2025-03-09' })).toEqual([])
  })

  it('comes a page at a time, in one order', async () => {
    const actor = await actorFor(world().ours.clinician.accountId)
    await scoped(actor, async (tx) => {
      for (let at = 0; at < 60; at++) await record(tx, actor, { action: 'patient.changed' })
    })
    const pages = await Promise.all(
      [1, 2].map(async (page) => auditTrail(await administrator(), { action: 'patient.changed', page })),
    )
    expect(pages.map((page) => page?.more)).toEqual([true, false])
    const ids = pages.flatMap((page) => page?.lines.map(({ id }) => id) ?? [])
    expect(new Set(ids).size).toBe(60)
  })

  it('is for administrators, and of their own clinic', async () => {
    for (const { accountId } of [world().ours.clinician, world().ours.staff, world().ours.patients[0]])
      expect(await auditTrail(await actorFor(accountId), {})).toBeNull()
    const theirs = await auditTrail(await actorFor(world().theirs.administrator.accountId), {})
    expect(theirs?.lines).toEqual([])
  })

  it('cannot be changed: not by the application, not by the owner of the tables', async () => {
    const before = await trail({})
    const application = postgres(testDatabase().appUrl, { max: 1, onnotice: () => {} })
    for (const change of ["update audit_event set action = 'list.read'", 'delete from audit_event'])
      await expect(application.unsafe(change)).rejects.toThrow('permission denied')
    await application.end()
    await asClinic((tx) => tx`update audit_event set action = 'list.read'`)
    await asClinic((tx) => tx`delete from audit_event`)
    await expect(owner`truncate audit_event`).rejects.toThrow('append-only')
    expect(await trail({})).toEqual(before)
  })
})
