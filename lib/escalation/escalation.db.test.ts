import { describe, expect, it } from 'vitest'
import { mailbox } from '@/lib/account/mailbox.fixtures'
import { cancelAppointment } from '@/lib/appointment/commands'
import { acknowledgeFlags, markReviewed, takeBackReview } from '@/lib/brief/commands'
import { brief } from '@/lib/brief/queries'
import { worklist } from '@/lib/brief/worklist-queries'
import { inClinic } from '@/lib/questionnaire-response/response.fixtures'
import { setWatch } from './commands'
import {
  clinician,
  closed,
  colleague,
  fields,
  inMinutes,
  leaves,
  look,
  ours,
  raise,
  steps,
  world,
  worldEach,
} from './escalation.fixtures'

worldEach()
const mailTo = mailbox()

describe('what nobody attends to', () => {
  it('is passed on after the limit, to one after the other, then to the administrators, each once', async () => {
    await raise('urgent')
    await setWatch(clinician(), fields({ 'on-call-0': world().ours.clinician.accountId }))
    inMinutes(29)
    await look()
    expect(await steps()).toEqual([])
    inMinutes(31)
    await Promise.all([look(), look(), look()])
    expect(await steps()).toEqual([[1, 'Dr Shah', true]])
    await look()
    expect(mailTo(world().ours.clinician.email)).toHaveLength(1)
    inMinutes(61)
    await look()
    expect(await steps()).toEqual([
      [1, 'Dr Shah', true],
      [2, 'the administrators', true],
    ])
    inMinutes(600)
    await look()
    expect(await steps()).toHaveLength(2)
    const [mail] = mailTo(world().ours.administrator.email)
    expect(mail?.text).toContain('/today')
    expect(JSON.stringify(mail)).not.toMatch(
      new RegExp(`Maria|${world().ours.mark}|Wants a call|urgent`, 'i'),
    )
  })

  it('stops when somebody acknowledges it, and begins anew when it is raised anew', async () => {
    await raise('urgent')
    const { appointmentId, flagId } = world().ours.patients[0]
    const upTo = new Date(Date.now() + 60_000).toISOString()
    await acknowledgeFlags(clinician(), { appointmentId, upTo, flagIds: [flagId] })
    inMinutes(100)
    await look()
    expect(await steps()).toEqual([])
    await ours(
      (tx) =>
        tx`update flag set acknowledged_at = null, acknowledged_by = null, acknowledger_name = null where id = ${flagId}`,
    )
    await look()
    expect(await steps()).toEqual([[1, 'the administrators', true]])
    await raise('urgent')
    await look()
    expect(await steps()).toHaveLength(2)
  })

  it('stops with a review, and goes on when that is taken back', async () => {
    await raise('urgent')
    const [{ appointmentId }] = world().ours.patients
    await markReviewed(clinician(), { appointmentId, upTo: new Date(Date.now() + 60_000).toISOString() })
    const reviewId = (await brief(clinician(), appointmentId))?.sending.review?.id
    inMinutes(100)
    await look()
    expect(await steps()).toEqual([])
    expect(await takeBackReview(clinician(), { appointmentId, reviewId })).toEqual({ ok: true })
    await look()
    expect(await steps()).toEqual([[1, 'the administrators', true]])
  })

  it('waits by the clock where it is urgent, by the hours of the clinic where it is high', async () => {
    await raise('high')
    const day = new Date(Date.now() + 5 * 86_400_000).getUTCDay()
    const far = (day + 6) % 7
    await setWatch(clinician(), fields({ ...closed, [`opens-${far}`]: '09:00', [`closes-${far}`]: '17:00' }))
    inMinutes(24 * 60)
    await look()
    expect(await steps()).toEqual([])
    await raise('urgent')
    await look()
    expect(await steps()).toEqual([[1, 'the administrators', true]])
  })

  it('is left to the visit once that has begun', async () => {
    await raise('urgent')
    inMinutes(4 * 24 * 60)
    await look()
    expect(await steps()).toEqual([])
  })

  it('is passed on where it came after the visit had begun', async () => {
    await raise('urgent')
    await ours(
      (tx) => tx`update appointment set starts_at = now() - interval '1 hour'
        where id = ${world().ours.patients[0].appointmentId}`,
    )
    inMinutes(31)
    await look()
    expect((await steps()).map(([, name]) => name)).toEqual(['the administrators'])
  })

  it('goes on where the visit is cancelled, also after the time that it was booked for', async () => {
    await raise('urgent')
    const [{ appointmentId }] = world().ours.patients
    await setWatch(clinician(), fields({ 'on-call-0': world().ours.clinician.accountId }))
    expect(await cancelAppointment(clinician(), { appointmentId })).toMatchObject({ ok: true })
    inMinutes(31)
    await look()
    expect(await steps()).toEqual([[1, 'Dr Shah', true]])
    inMinutes(4 * 24 * 60)
    await look()
    expect((await steps()).map(([, name]) => name)).toEqual(['Dr Shah', 'the administrators'])
  })

  it('is not brought up of a visit that was to be long ago', async () => {
    await raise('urgent')
    await cancelAppointment(clinician(), { appointmentId: world().ours.patients[0].appointmentId })
    inMinutes(40 * 24 * 60)
    await look()
    expect(await steps()).toEqual([])
  })

  it('goes past who has left', async () => {
    await raise('urgent')
    await setWatch(clinician(), fields({ 'on-call-0': world().ours.clinician.accountId }))
    await leaves(world().ours.clinician.accountId)
    inMinutes(31)
    await look()
    expect(await steps()).toEqual([[1, 'the administrators', true]])
  })

  it('misses nobody who is left, where somebody on call leaves after they were told', async () => {
    const bell = await colleague()
    await raise('urgent')
    const onCall = { 'on-call-0': bell.accountId, 'on-call-1': world().ours.clinician.accountId }
    await setWatch(clinician(), fields(onCall))
    inMinutes(31)
    await look()
    await leaves(bell.accountId)
    await look()
    expect(await steps()).toEqual([[1, 'Dr Bell', true]])
    inMinutes(61)
    await look()
    const both = [
      [1, 'Dr Bell', true],
      [2, 'Dr Shah', true],
    ]
    expect(await steps()).toEqual(both)
    inMinutes(91)
    await look()
    inMinutes(600)
    await look()
    expect(await steps()).toEqual([...both, [3, 'the administrators', true]])
  })

  it('reaches the administrators, where the first of all who were told has left', async () => {
    const bell = await colleague()
    await raise('urgent')
    const onCall = { 'on-call-0': bell.accountId, 'on-call-1': world().ours.clinician.accountId }
    await setWatch(clinician(), fields(onCall))
    inMinutes(61)
    await look()
    await leaves(bell.accountId)
    inMinutes(91)
    await look()
    expect((await steps()).map(([, name]) => name)).toEqual(['Dr Bell', 'Dr Shah', 'the administrators'])
  })

  it('goes to whoever is put on call after the administrators were told, and to nobody twice', async () => {
    await raise('urgent')
    inMinutes(31)
    await look()
    await setWatch(clinician(), fields({ 'on-call-0': world().ours.clinician.accountId }))
    inMinutes(600)
    await look()
    await look()
    expect((await steps()).map(([, name]) => name)).toEqual(['the administrators', 'Dr Shah'])
  })

  it('is passed on though another clinic’s cannot be', async () => {
    await raise('urgent')
    await setWatch(clinician(), fields())
    await ours((tx) => tx`update watch set hours = '[]'`)
    const { clinicId, patients, administrator } = world().theirs
    await inClinic(
      clinicId,
      (tx) =>
        tx`update flag set severity = 'urgent', raised_at = ${new Date()} where id = ${patients[0].flagId}`,
    )
    inMinutes(31)
    expect(await look()).toMatchObject({ ok: true })
    expect(await steps()).toEqual([])
    expect(mailTo(administrator.email)).toHaveLength(1)
  })

  it('is seen on the list', async () => {
    await raise('urgent')
    inMinutes(31)
    await look()
    const day = { from: new Date(), until: new Date(Date.now() + 9 * 86_400_000), practitionerId: null }
    const visits = (await worklist(clinician(), day))?.visits
    expect(visits?.map(({ answers }) => answers?.passedOn?.to)).toContain('the administrators')
  })
})
