import { randomUUID } from 'node:crypto'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { worldDigest } from '@/e2e/factories/digest'
import { systemActor } from '@/lib/access/actor'
import { scopedSql } from '@/lib/access/scoped'
import {
  actorFor,
  administrator,
  asClinic,
  clinician,
  entering,
  owner,
  world,
  worldOnce,
} from '@/lib/account/account.fixtures'
import { invitePatient } from '@/lib/account/commands'
import { mailbox } from '@/lib/account/mailbox.fixtures'
import { bookAppointment } from '@/lib/appointment/commands'
import { patientVisits } from '@/lib/appointment/queries'
import { brief } from '@/lib/brief/queries'
import { worklist } from '@/lib/brief/worklist-queries'
import { openInEmergency } from '@/lib/emergency/commands'
import { emergencyRecord } from '@/lib/emergency/queries'
import { changePatient } from '@/lib/patient/commands'
import { patientDetails, searchPatients } from '@/lib/patient/queries'
import { askErasure } from './commands'
import { carryOut, everything, tablesWith, unsent, wholeDatabase } from './erasure.fixtures'
import { erasureState, erasures, erasureToCarryOut } from './queries'
import { shownOf } from './reach'

worldOnce()
const mailTo = mailbox()
afterEach(() => vi.unstubAllEnvs())

const notFound = { ok: false, reason: 'not-found' }
const staff = () => actorFor(world().ours.staff.accountId)
const _day = (date: Date | null | undefined) => date?.toISOString().slice(0, 10)

describe('a closed record', () => {
  it('has lost what the page said it would, and kept the rest until its day', async () => {
    const [own] = world().ours.patients
    await unsent(own)
    const asked = await erasureToCarryOut(await administrator(), own.patientId)
    const told = asked?.reach.tables.filter(({ goes, stays }) => goes + stays > 0) ?? []
    const done = await carryOut(own.patientId, 'Maria')
    expect(done).toEqual({ ok: true, keptUntil: asked?.keptUntil, told: 'kept' })
    const [row] = await everything`
      select detail from audit_event where action = 'record.closed' and patient_id = ${own.patientId}`
    expect(row?.detail).toEqual(
      Object.fromEntries(told.filter(({ goes }) => goes > 0).map(({ name, goes }) => [name, goes])),
    )
    const after = await wholeDatabase()
    expect(tablesWith(after, 'not-sent')).toEqual([])
    expect(tablesWith(after, own.email)).toEqual([])
    for (const { name, stays } of told.filter((one) => one.stays > 0))
      expect(
        after.get(name)?.filter((text) => text.includes(own.patientId) || text.includes(own.photoId)).length,
        name,
      ).toBe(stays)
    expect(told.filter(({ stays }) => stays > 0).map(({ name }) => name)).toEqual(
      expect.arrayContaining(['questionnaire_response', 'attachment', 'flag', 'appointment', 'patient']),
    )
    expect(await entering(own.email)).toMatchObject({ ok: false })
    const [mail] = mailTo(own.email)
    expect(mail?.text).toContain('has to be kept until')
    expect(mail?.text).not.toMatch(/Maria|skin|derm|photo/i)
  })

  it('exists for clinicians alone, and is off the lists', async () => {
    const [own] = world().ours.patients
    const { mark } = world().ours
    const from = new Date()
    const found = async (actor: Awaited<ReturnType<typeof clinician>>) =>
      (await searchPatients(actor, { search: `Maria ${mark}`, from }))?.total
    expect(await found(await clinician())).toBe(1)
    expect(await found(await staff())).toBe(0)
    expect(await patientDetails(await clinician(), own.patientId)).toMatchObject({ email: null, phone: null })
    expect(await patientDetails(await staff(), own.patientId)).toBeNull()
    expect(await patientVisits(await staff(), own.patientId)).toEqual([])
    expect(await brief(await clinician(), own.appointmentId)).not.toBeNull()
    const week = { from, until: new Date(Date.now() + 9 * 86_400_000), practitionerId: null }
    const shown = (await worklist(await clinician(), week))?.visits.map(({ appointmentId }) => appointmentId)
    expect(shown).not.toContain(own.appointmentId)
    expect(shown).toContain(world().ours.patients[1].appointmentId)
    const seen = await scopedSql(
      systemActor('a test', world().ours.clinicId),
      (tx) => tx`select from flag where patient_id = ${own.patientId}`,
    )
    expect(seen).toHaveLength(0)
  })

  it('is not opened by another clinic in an emergency, and what was open has ended', async () => {
    const [own] = world().ours.patients
    const elsewhere = await actorFor(world().theirs.clinician.accountId)
    expect(await emergencyRecord(elsewhere, own.emergencyAccessId)).toBeNull()
    const person = { givenName: 'Maria', familyName: world().ours.mark, reason: 'Fever' }
    const birthDate = { day: '4', month: '3', year: '1981' }
    expect(
      await openInEmergency(elsewhere, { ...person, birthDate, reason: 'A high fever, she cannot speak' }),
    ).toEqual({
      ok: false,
      reason: 'nobody',
    })
  })

  it('is not added to, by whichever way', async () => {
    const [{ patientId }] = world().ours.patients
    const { clinicId, clinician: by, mark } = world().ours
    const visit = { date: '2030-01-15', time: '10:00', practitionerId: by.practitionerId, minutes: '20' }
    expect(await bookAppointment(await clinician(), { patientId, ...visit, reason: '' })).toEqual(notFound)
    expect(await invitePatient(await clinician(), { patientId })).toEqual(notFound)
    const who = { givenName: 'Maria', familyName: mark, birthDate: { day: '4', month: '3', year: '1981' } }
    expect(
      await changePatient(await clinician(), { patientId, ...who, language: 'en', email: '', phone: '' }),
    ).toEqual(notFound)
    await expect(
      scopedSql(
        await clinician(),
        (tx) => tx`insert into appointment (clinic_id, patient_id, practitioner_id, starts_at)
          values (${clinicId}, ${patientId}, ${by.practitionerId}, now())`,
      ),
    ).rejects.toThrow('the record is closed')
  })

  it('is not erased before its day, whatever the application asks of the database', async () => {
    const [own] = world().ours.patients
    const actor = await administrator()
    expect(await carryOut(own.patientId, 'Maria')).toEqual(notFound)
    const before = await worldDigest(owner, world())
    const asking = (account: string, whole: boolean) =>
      scopedSql(
        actor,
        (tx) => tx`select erase_patient(${own.patientId}, ${account}, ${whole}, 'x', now()) as gone`,
      )
    for (const account of [actor.accountId, world().ours.clinician.accountId, randomUUID()])
      for (const whole of [true, false]) expect((await asking(account, whole))[0]).toEqual({ gone: null })
    for (const table of ['answer_change', 'amendment', 'safety_read'])
      await expect(
        scopedSql(actor, async (tx) => {
          await tx`select set_config('app.erasing', ${own.patientId}, true)`
          await tx`delete from ${tx(table)} where patient_id = ${own.patientId}`
        }),
      ).rejects.toThrow('permission denied')
    await expect(
      scopedSql(actor, async (tx) => {
        await tx`select set_config('app.erasing', ${own.patientId}, true)`
        await tx`delete from attachment where id = ${own.photoId}`
      }),
    ).rejects.toThrow('stays as it was sent')
    expect(await worldDigest(owner, world())).toEqual(before)
  })

  it('goes whole on its day', async () => {
    const [own] = world().ours.patients
    const state = await erasureState(await clinician(), own.patientId)
    const minutes = ((state?.keptUntil?.getTime() ?? 0) - Date.now()) / 60_000
    vi.stubEnv('CLOCK_OFFSET_MINUTES', String(minutes - 24 * 60))
    expect((await erasures(await administrator()))?.due).toEqual([])
    vi.stubEnv('CLOCK_OFFSET_MINUTES', String(minutes + 24 * 60))
    expect((await erasures(await administrator()))?.due).toHaveLength(1)
    // the address went with the closing
    expect(await carryOut(own.patientId, 'Maria')).toEqual({
      ...{ ok: true, keptUntil: null, told: 'no-address' },
    })
    expect(tablesWith(await wholeDatabase(), own.patientId)).toEqual(['audit_event'])
  })
})

it('waits for what is just being saved, and takes it along', async () => {
  const [, other] = world().ours.patients
  await unsent(other)
  await askErasure(await staff(), { patientId: other.patientId })
  const reading = await erasureToCarryOut(await administrator(), other.patientId)
  let erasing: ReturnType<typeof carryOut> | undefined
  await asClinic(async (tx) => {
    // as a save does: what is assigned first, and then what refers to the patient
    await tx`select from assignment where id = ${other.questionnaireAssignmentId} for no key update`
    erasing = carryOut(other.patientId, 'Ines', { shown: reading ? shownOf(reading.reach) : '' })
    await vi.waitUntil(
      async () =>
        (
          await everything`select from pg_stat_activity where wait_event_type = 'Lock' and query like '%hold_record%'`
        ).length > 0,
      { timeout: 5000 },
    )
    await tx`insert into attachment (clinic_id, patient_id, assignment_id, link_id, content_type, size, width, height, source_hash)
      values (${world().ours.clinicId}, ${other.patientId}, ${other.questionnaireAssignmentId}, 'not-sent', 'image/jpeg', 4, 1, 1, ${Buffer.from('y')})`
  })
  // one more row goes than the page has told of: it is shown anew
  expect(await erasing).toMatchObject({ ok: false, errors: { '': expect.stringContaining('changed since') } })
  expect(await carryOut(other.patientId, 'Ines')).toMatchObject({ ok: true })
  expect(tablesWith(await wholeDatabase(), 'not-sent')).toEqual([])
})
