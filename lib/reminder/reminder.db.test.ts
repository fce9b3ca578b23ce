import { beforeEach, describe, expect, it, vi } from 'vitest'
import { systemActor } from '@/lib/access/actor'
import { actorFor, asClinic, clinician, recordOf, world, worldOnce } from '@/lib/account/account.fixtures'
import { mailbox } from '@/lib/account/mailbox.fixtures'
import { changeAppointment } from '@/lib/appointment/commands'
import { patientVisits } from '@/lib/appointment/queries'
import type { Mail } from '@/lib/platform/mail'
import { addDays, atTime, isoDay } from '@/lib/platform/zoned-time'
import { inClinic } from '@/lib/questionnaire-response/response.fixtures'
import { chooseReminders, remindUnfinished } from './commands'
import { ownReminders } from './queries'

/** What happens while a mail is on its way */
const meanwhile = vi.hoisted(() => vi.fn(async () => {}))
vi.mock('@/lib/platform/mail', async (original) => {
  const { sendMail, ...rest } = await original<typeof import('@/lib/platform/mail')>()
  return { ...rest, sendMail: (mail: Mail) => meanwhile().then(() => sendMail(mail)) }
})

worldOnce()
const mailTo = mailbox()

const ZONE = 'America/New_York'
const tomorrow = addDays(isoDay(new Date(), ZONE), 1)

/** As if it were then: tomorrow, at this time of the clinic's clock */
const at = (time: string) =>
  vi.stubEnv('CLOCK_OFFSET_MINUTES', String((atTime(tomorrow, time, ZONE).getTime() - Date.now()) / 60_000))
const look = () => remindUnfinished(systemActor('a test'))
const patient = () => world().ours.patients[0]
const mails = () => mailTo(patient().email)

/** The visit is the day after, and one thing of it is in the state named; nothing has been mailed about it */
const visitWith = (status: 'assigned' | 'opened' | 'in_progress' | 'completed' | 'cancelled') =>
  asClinic(async (tx) => {
    const { appointmentId, patientId } = patient()
    await tx`update clinic set time_zone = ${ZONE} where id = ${world().ours.clinicId}`
    await tx`update assignment set status = 'cancelled' where patient_id = ${patientId}`
    await tx`update assignment set status = ${status}::assignment_status, assigned_at = now() - interval '3 days'
      where id = (select id from assignment where appointment_id = ${appointmentId} order by id limit 1)`
    await tx`update appointment set status = 'booked', reminded_at = null, reminder_tried_at = null,
      starts_at = ${atTime(addDays(tomorrow, 1), '14:00', ZONE)} where id = ${appointmentId}`
    await tx`update account set reminders = true`
  })

const reachedAt = (email: string) =>
  asClinic((tx) => tx`update patient set email = ${email} where id = ${patient().patientId}`)

beforeEach(() => visitWith('in_progress'))

describe('reminders before a visit', () => {
  it('go to the patient once, name the visit and nothing that is to be done, and are on record', async () => {
    const before = mails().length
    at('08:30')
    await look()
    expect(mails()).toHaveLength(before)
    at('10:00')
    await Promise.all([look(), look(), look()])
    await look()
    const [mail, ...more] = mails().slice(before)
    expect(more).toEqual([])
    expect(mail?.subject).toBe('Something is waiting for you before your visit')
    expect(mail?.text).toContain('at 14:00')
    expect(mail?.text).not.toMatch(/guide|questionnaire|itch|eczema|JAK/i)
    const { appointmentId, patientId } = patient()
    expect(await recordOf('reminder.mailed', appointmentId)).toHaveLength(1)
    const visits = await patientVisits(await clinician(), patientId)
    expect(visits.find(({ id }) => id === appointmentId)?.remindedAt).toBeInstanceOf(Date)
  })

  it.each(['assigned', 'opened', 'in_progress'] as const)('go out while something is %s', async (status) => {
    await visitWith(status)
    const before = mails().length
    at('10:00')
    await look()
    expect(mails()).toHaveLength(before + 1)
  })

  it.each(['completed', 'cancelled'] as const)('stop when all is %s', async (status) => {
    await visitWith(status)
    const before = mails().length
    at('10:00')
    await look()
    expect(mails()).toHaveLength(before)
  })

  it('are not sent for a visit that is cancelled', async () => {
    const before = mails().length
    await asClinic(
      (tx) => tx`update appointment set status = 'cancelled' where id = ${patient().appointmentId}`,
    )
    at('10:00')
    await look()
    expect(mails()).toHaveLength(before)
  })

  const moveTo = async (time: string) => {
    const { appointmentId } = patient()
    const { practitionerId } = world().ours.clinician
    const to = { date: addDays(tomorrow, 1), time, practitionerId, minutes: '20', reason: '', anyway: 'yes' }
    expect(await changeAppointment(await clinician(), { appointmentId, ...to })).toMatchObject({ ok: true })
  }

  it('go out anew for a visit that is moved, with its new time', async () => {
    at('10:00')
    await look()
    const before = mails().length
    await moveTo('14:00')
    at('11:30')
    await look()
    expect(mails()).toHaveLength(before)
    await moveTo('09:30')
    await look()
    await look()
    expect(mails().slice(before)).toMatchObject([{ text: expect.stringContaining('at 09:30') }])
  })

  it('go out anew for a visit that is moved while its mail is on the way', async () => {
    const before = mails().length
    at('10:00')
    meanwhile.mockImplementationOnce(() => moveTo('09:30'))
    await look()
    await look()
    const texts = mails().slice(before)
    expect(texts).toMatchObject([
      { text: expect.stringContaining('at 14:00') },
      { text: expect.stringContaining('at 09:30') },
    ])
  })

  it('go out though another clinic’s cannot', async () => {
    const before = mails().length
    const other = world().theirs.clinicId
    const zone = (name: string) =>
      inClinic(other, (tx) => tx`update clinic set time_zone = ${name} where id = ${other}`)
    await zone('Nowhere/At_all')
    at('10:00')
    expect(await look()).toMatchObject({ ok: true })
    await zone(ZONE)
    expect(mails()).toHaveLength(before + 1)
  })

  it('are each one’s own to turn off and on again, on record; nobody else has the choice', async () => {
    const own = await actorFor(patient().accountId)
    expect(await ownReminders(own)).toBe(true)
    expect(await chooseReminders(own, { reminders: 'no' })).toEqual({ ok: false, reason: 'not-found' })
    expect(await chooseReminders(own, { reminders: false })).toEqual({ ok: true })
    expect(await chooseReminders(own, { reminders: false })).toEqual({ ok: true })
    expect(await ownReminders(own)).toBe(false)
    expect(await recordOf('reminders.chosen', patient().accountId)).toHaveLength(1)
    const before = mails().length
    at('10:00')
    await look()
    expect(mails()).toHaveLength(before)
    expect(await chooseReminders(await clinician(), { reminders: false })).toMatchObject({ ok: false })
  })

  it('are tried again an hour after a mail that could not be sent', async () => {
    const before = mails().length
    at('10:00')
    await asClinic((tx) => tx`update account set reminders = false where role = 'carer'`)
    await reachedAt('nobody at all')
    await look()
    const { appointmentId } = patient()
    const [tried] = await asClinic(
      (tx) => tx`select reminded_at, reminder_tried_at from appointment where id = ${appointmentId}`,
    )
    expect(tried).toMatchObject({ reminded_at: null, reminder_tried_at: expect.any(Date) })
    await reachedAt(patient().email)
    at('10:30')
    await look()
    expect(mails()).toHaveLength(before)
    at('11:01')
    await look()
    expect(mails()).toHaveLength(before + 1)
  })
})
