import { describe, expect, it } from 'vitest'
import { as, inClinic, notFound, world, worldEach } from './appointment.fixtures'
import { cancelAppointment } from './commands'
import { bookedVisit } from './queries'

worldEach()

describe('cancelling', () => {
  it('withdraws what is not finished and keeps what is', async () => {
    const { appointmentId, patientId, sentAssignmentId } = world().ours.patients[0]
    expect(await cancelAppointment(as('staff'), { appointmentId })).toEqual({
      ok: true,
      patientId,
      withdrawn: 2,
    })
    expect(await cancelAppointment(as('staff'), { appointmentId })).toEqual({
      ok: true,
      patientId,
      withdrawn: 0,
    })
    expect(await bookedVisit(as('staff'), appointmentId)).toMatchObject({
      status: 'cancelled',
      finished: 1,
      unfinished: 0,
    })
    const kept = await inClinic(
      (tx) => tx`select id from assignment where status = 'completed' and appointment_id = ${appointmentId}`,
    )
    expect(kept.map(({ id }) => id)).toEqual([sentAssignmentId])
  })

  it.each(['patient', 'other patient', 'administrator', "other clinic's staff"] as const)(
    'is not there for the %s',
    async (caller) => {
      const { appointmentId } = world().ours.patients[0]
      expect(await cancelAppointment(as(caller), { appointmentId })).toEqual(notFound)
      expect(await bookedVisit(as('staff'), appointmentId)).toMatchObject({ status: 'booked' })
    },
  )
})
