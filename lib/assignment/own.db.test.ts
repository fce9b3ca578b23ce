import { describe, expect, it } from 'vitest'
import { makeWorld } from '@/e2e/factories/world'
import type { PatientActor } from '@/lib/access/actor-kinds'
import { scoped } from '@/lib/access/scoped'
import { testDatabase } from '@/lib/platform/testing/database'
import { isoDay, startOfDay } from '@/lib/platform/zoned-time'
import { openAssignment } from './own-commands'
import { ownHome } from './own-queries'

async function maria() {
  const world = await makeWorld(testDatabase().appUrl)
  const [rows] = world.ours.patients
  const actor: PatientActor = {
    kind: 'patient',
    behalf: null,
    hides: null,
    accountId: rows.accountId,
    clinicId: world.ours.clinicId,
    patientId: rows.patientId,
    name: 'Maria',
    language: 'en',
  }
  return { world, rows, actor }
}

/** When today began where the clinic is */
async function dayOf(actor: PatientActor): Promise<Date> {
  const { timeZone } = await scoped(actor, (tx) =>
    tx.clinic.findFirstOrThrow({ where: { id: actor.clinicId } }),
  )
  return startOfDay(isoDay(new Date(), timeZone), timeZone)
}

describe('home', () => {
  it('shows the visit with what is to do, how long it takes and what was sent', async () => {
    const { actor, rows } = await maria()
    const home = await ownHome(actor)
    expect(home).toMatchObject({
      givenName: 'Maria',
      visits: [
        {
          appointmentId: rows.appointmentId,
          practitioner: 'Dr Shah',
          reason: 'Eczema review',
          isCancelled: false,
          hasBegun: false,
          isOver: false,
          reviewed: null,
        },
      ],
    })
    expect(home?.visits[0]?.tasks).toEqual([
      expect.objectContaining({ assignmentId: rows.guideAssignmentId, state: 'to-do', minutesLeft: 4 }),
      expect.objectContaining({
        assignmentId: rows.questionnaireAssignmentId,
        state: 'to-do',
        minutesLeft: 3,
      }),
      expect.objectContaining({
        assignmentId: rows.sentAssignmentId,
        state: 'done',
        minutesLeft: 0,
        completedAt: expect.any(Date),
      }),
    ])
  })

  it('counts down what is left of a guide and of questions', async () => {
    const { actor, rows, world } = await maria()
    await scoped(actor, async (tx) => {
      const { clinicId, patientId } = actor
      await tx.guideReading.createMany({
        data: ['one', 'two', 'three'].map((sectionId) => ({
          clinicId,
          patientId,
          assignmentId: rows.guideAssignmentId,
          sectionId,
        })),
      })
      await tx.questionnaireResponse.create({
        data: {
          clinicId,
          patientId,
          assignmentId: rows.questionnaireAssignmentId,
          questionnaireVersionId: world.questionnaire.versionId,
          revision: 1,
          answers: {
            itch: { values: [{ valueInteger: 3 }] },
            'sleep-loss': { values: [{ valueInteger: 3 }] },
            control: { absent: 'asked-unknown' },
            'flare-days': { values: [{ valueInteger: 3 }] },
            areas: { absent: 'asked-declined' },
          },
        },
      })
      await tx.assignment.updateMany({
        where: { clinicId, id: { in: [rows.guideAssignmentId, rows.questionnaireAssignmentId] } },
        data: { status: 'in_progress' },
      })
    })
    const tasks = (await ownHome(actor))?.visits[0]?.tasks
    expect(tasks).toMatchObject([
      { state: 'begun', minutesLeft: expect.any(Number) },
      { state: 'begun', minutesLeft: 2 },
      {},
    ])
    expect(tasks?.[0]?.minutesLeft).toBeLessThan(4)
  })

  it('leaves out what was withdrawn, and tells a visit that is cancelled or over from one to come', async () => {
    const { actor, rows } = await maria()
    const change = (data: object) =>
      scoped(actor, (tx) => tx.appointment.updateMany({ where: { clinicId: actor.clinicId }, data }))
    await scoped(actor, (tx) =>
      tx.assignment.updateMany({
        where: { clinicId: actor.clinicId, id: rows.guideAssignmentId },
        data: { status: 'cancelled' },
      }),
    )
    await change({ status: 'cancelled' })
    expect((await ownHome(actor))?.visits).toMatchObject([
      { isCancelled: true, isOver: false, tasks: [{ minutesLeft: 0 }, { state: 'done' }] },
    ])
    // a quarter of an hour late, still within its day
    const late = new Date(Math.max(Date.now() - 900_000, (await dayOf(actor)).getTime()))
    await change({ status: 'booked', startsAt: late })
    expect((await ownHome(actor))?.visits).toMatchObject([{ hasBegun: true, isOver: false }])
    await change({ status: 'booked', startsAt: new Date(Date.now() - 2 * 86_400_000) })
    expect((await ownHome(actor))?.visits).toMatchObject([{ isOver: true }])
  })
})

describe('opening', () => {
  it('is noted and put on record once, and only for the patient whose it is', async () => {
    const { actor, rows, world } = await maria()
    const open = () => openAssignment(actor, rows.guideAssignmentId)
    expect(await Promise.all([open(), open()])).toEqual([{ ok: true }, { ok: true }])
    const [row] = await scoped(actor, (tx) =>
      tx.assignment.findMany({ where: { clinicId: actor.clinicId, id: rows.guideAssignmentId } }),
    )
    expect(row).toMatchObject({ status: 'opened', openedAt: expect.any(Date) })
    const opened = await scoped({ kind: 'system', clinicId: actor.clinicId, purpose: 'test' }, (tx) =>
      tx.auditEvent.count({ where: { entityId: rows.guideAssignmentId, action: 'assignment.opened' } }),
    )
    expect(opened).toBe(1)
    const neighbour = { ...actor, patientId: world.ours.patients[1].patientId }
    expect(await openAssignment(neighbour, rows.guideAssignmentId)).toEqual({
      ok: false,
      reason: 'not-found',
    })
    expect(await openAssignment(actor, 'x')).toEqual({ ok: false, reason: 'not-found' })
  })
})
