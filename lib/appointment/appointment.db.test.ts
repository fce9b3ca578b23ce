import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { bookablePractitioners, practitioners } from '@/lib/practitioner/queries'
import { as, inClinic, notFound, typed, world, worldEach } from './appointment.fixtures'
import { bookAppointment, cancelAppointment, changeAppointment } from './commands'
import { bookedVisit, patientVisits } from './queries'

worldEach()

/** Another clinician of the clinic, with an account or with none */
async function colleague(account: 'signs in' | 'has left' | 'none'): Promise<string> {
  const { clinicId } = world().ours
  return inClinic(async (tx) => {
    const [one] =
      account === 'none'
        ? []
        : await tx`insert into account (clinic_id, role, name, email, deactivated_at)
            values (${clinicId}, 'clinician', 'Dr Adler', ${`${randomUUID()}@example.com`},
              ${account === 'has left' ? new Date() : null}) returning id`
    const [row] = await tx`insert into practitioner (clinic_id, account_id, name, given_name, family_name)
      values (${clinicId}, ${one?.id ?? null}, 'Dr Adler', 'Ada', 'Adler') returning id`
    return String(row?.id)
  })
}

async function booked(over: object = {}): Promise<string> {
  const result = await bookAppointment(as('staff'), typed(over))
  if (!result.ok) throw new Error(result.reason)
  return result.appointmentId
}

describe('booking', () => {
  it("keeps the moment of the clinic's own clock", async () => {
    const id = await booked()
    expect(await bookedVisit(as('clinician'), id)).toMatchObject({
      startsAt: expect.any(Date),
      minutes: 20,
      reason: 'Eczema review',
      status: 'booked',
      practitioner: { name: 'Dr Shah' },
      patient: { id: world().ours.patients[0].patientId },
      finished: 0,
      unfinished: 0,
    })
    const visits = await patientVisits(as('clinician'), world().ours.patients[0].patientId)
    expect(visits.map((visit) => visit.id)).toEqual([id, world().ours.patients[0].appointmentId])
    const [audit] = await inClinic(
      (tx) => tx`select action from audit_event where entity_id = ${id} order by at limit 1`,
    )
    expect(audit?.action).toBe('appointment.booked')
  })

  it('says what overlaps, for the clinician and for the patient, until it is meant', async () => {
    await booked()
    const other = { patientId: world().ours.patients[1].patientId }
    expect(await bookAppointment(as('staff'), typed({ time: '10:45' }))).toMatchObject({
      reason: 'clash',
      clash: { whose: 'patient', minutes: 20 },
    })
    expect(await bookAppointment(as('staff'), typed({ ...other, time: '10:15' }))).toMatchObject({
      reason: 'clash',
      clash: { whose: 'practitioner' },
    })
    for (const time of ['10:10', '10:50'])
      expect(await bookAppointment(as('staff'), typed({ ...other, time }))).toMatchObject({ ok: true })
    expect(await bookAppointment(as('staff'), typed({ ...other, anyway: 'yes' }))).toMatchObject({ ok: true })
  })

  it.each([
    [{ date: '' }, { date: 'Enter the date' }],
    [{ date: '2027-02-30' }, { date: 'Enter a real date' }],
    [{ date: '2020-01-01' }, { date: 'Choose a date from today on' }],
    [{ time: '25:00' }, { time: 'Enter a time between 00:00 and 23:59, such as 09:30' }],
    [{ minutes: '1' }, { minutes: 'Enter a length between 5 and 240 minutes' }],
    [{ minutes: '20; drop' }, { minutes: 'Enter the length as a whole number of minutes' }],
    [{ practitionerId: 'x' }, { practitionerId: 'Choose who the visit is with' }],
    [
      { practitionerId: '01890000-0000-7000-8000-000000000000' },
      { practitionerId: 'Choose who the visit is with' },
    ],
    [{ reason: 'x'.repeat(201) }, { reason: 'Shorten the reason to 200 characters or fewer' }],
  ])('%o is refused with a sentence', async (over, errors) => {
    expect(await bookAppointment(as('staff'), typed(over))).toEqual({ ok: false, reason: 'invalid', errors })
  })

  it('is with somebody who has not left', async () => {
    const [gone, without] = [await colleague('has left'), await colleague('none')]
    const offered = (await bookablePractitioners(as('staff'))).map(({ id }) => id)
    expect(offered).toContain(without)
    expect(offered).not.toContain(gone)
    // the list of visits still tells theirs apart
    expect((await practitioners(as('staff'))).map(({ id }) => id)).toContain(gone)
    expect(await bookAppointment(as('staff'), typed({ practitionerId: gone }))).toEqual({
      ...{ ok: false, reason: 'invalid' },
      errors: { practitionerId: 'Choose who the visit is with' },
    })
    expect(await bookAppointment(as('staff'), typed({ practitionerId: without }))).toMatchObject({ ok: true })
  })

  it("does not reach another clinic's patient or clinician", async () => {
    expect(
      await bookAppointment(as('staff'), typed({ patientId: world().theirs.patients[0].patientId })),
    ).toEqual(notFound)
    expect(
      await bookAppointment(as('staff'), typed({ practitionerId: world().theirs.clinician.practitionerId })),
    ).toMatchObject({
      errors: { practitionerId: 'Choose who the visit is with' },
    })
    for (const caller of ['patient', 'administrator', "other clinic's clinician"] as const)
      expect(await bookAppointment(as(caller), typed())).toEqual(notFound)
  })
})

describe('changing', () => {
  it('moves a visit; what was assigned goes along', async () => {
    const { appointmentId } = world().ours.patients[0]
    const { patientId: _, ...change } = typed({ time: '15:00' })
    expect(await changeAppointment(as('staff'), { ...change, appointmentId })).toEqual({
      ok: true,
      appointmentId,
      patientId: world().ours.patients[0].patientId,
    })
    expect(await bookedVisit(as('staff'), appointmentId)).toMatchObject({ finished: 1, unfinished: 2 })
  })

  it('says what overlaps once the visit is with somebody else or longer, and not for other words', async () => {
    await booked()
    const other = { patientId: world().ours.patients[1].patientId }
    const same = await booked({ ...other, practitionerId: await colleague('signs in') })
    const before = await booked({ ...other, time: '10:00' })
    const { patientId: _, ...visit } = typed()
    const given = { ...visit, appointmentId: same }
    const clash = { reason: 'clash', clash: { whose: 'practitioner', minutes: 20 } }
    expect(await changeAppointment(as('staff'), given)).toMatchObject(clash)
    const longer = { ...visit, time: '10:00', minutes: '40', appointmentId: before }
    expect(await changeAppointment(as('staff'), longer)).toMatchObject({ reason: 'clash' })
    expect(await bookedVisit(as('staff'), before)).toMatchObject({ minutes: 20 })
    expect(await changeAppointment(as('staff'), { ...given, anyway: 'yes' })).toMatchObject({ ok: true })
    expect(await changeAppointment(as('staff'), { ...given, reason: 'A mole' })).toMatchObject({ ok: true })
  })

  it('keeps a visit with a clinician who has left since, and gives them no other', async () => {
    const practitionerId = await colleague('signs in')
    const { patientId: _, ...visit } = typed({ practitionerId, time: '16:00' })
    const appointmentId = await booked(visit)
    await inClinic(
      (tx) => tx`update account set deactivated_at = now()
        where id = (select account_id from practitioner where id = ${practitionerId})`,
    )
    const offered = await bookablePractitioners(as('staff'), practitionerId)
    expect(offered.map(({ id }) => id)).toContain(practitionerId)
    const later = { ...visit, appointmentId, time: '16:30' }
    expect(await changeAppointment(as('staff'), later)).toMatchObject({ ok: true })
    const another = { ...visit, appointmentId: world().ours.patients[0].appointmentId, time: '12:00' }
    expect(await changeAppointment(as('staff'), another)).toMatchObject({
      errors: { practitionerId: 'Choose who the visit is with' },
    })
  })

  it('corrects the reason of a visit that has been', async () => {
    const { appointmentId } = world().ours.patients[0]
    await inClinic(
      (tx) => tx`update appointment set starts_at = '2026-01-05T15:00:00Z' where id = ${appointmentId}`,
    )
    const { patientId: _, ...change } = typed({ date: '2026-01-05', time: '10:00', reason: 'Corrected' })
    expect(await changeAppointment(as('staff'), { ...change, appointmentId })).toMatchObject({ ok: true })
    expect(await bookedVisit(as('staff'), appointmentId)).toMatchObject({ reason: 'Corrected' })
  })

  it('is not there for others, nor for a cancelled visit', async () => {
    const { appointmentId } = world().ours.patients[0]
    const { patientId: _, ...change } = typed()
    for (const caller of ['patient', 'administrator', "other clinic's staff"] as const) {
      expect(await changeAppointment(as(caller), { ...change, appointmentId })).toEqual(notFound)
      expect(await bookedVisit(as(caller), appointmentId)).toBeNull()
    }
    expect(await changeAppointment(as('staff'), { ...change, appointmentId: 'x' })).toEqual(notFound)
    await cancelAppointment(as('staff'), { appointmentId })
    expect(await changeAppointment(as('staff'), { ...change, appointmentId })).toEqual(notFound)
  })
})
