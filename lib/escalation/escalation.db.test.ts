import { randomUUID } from 'node:crypto'
import { mkdtemp, readdir, readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { makeWorld, type World } from '@/e2e/factories/world'
import { systemActor } from '@/lib/access/actor'
import type { Clinician } from '@/lib/access/actor-kinds'
import { acknowledgeFlags } from '@/lib/brief/commands'
import { worklist } from '@/lib/brief/worklist-queries'
import { testDatabase } from '@/lib/platform/testing/database'
import { inClinic } from '@/lib/questionnaire-response/response.fixtures'
import { setWatch } from './commands'
import { clinicWatch } from './queries'
import { escalateUnattended } from './unattended-commands'

let world: World
let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'skin-visit-'))
  process.env.MAIL_FOLDER = folder
})
beforeEach(async () => {
  world = await makeWorld(testDatabase().appUrl)
})
afterEach(() => {
  delete process.env.CLOCK_OFFSET_MINUTES
})

const inMinutes = (minutes: number) => {
  process.env.CLOCK_OFFSET_MINUTES = String(minutes)
}
const clinician = (): Clinician => ({
  ...{ kind: 'clinician', clinicId: world.ours.clinicId, name: 'Dr Shah', language: 'en' },
  ...{ accountId: world.ours.clinician.accountId, practitionerId: world.ours.clinician.practitionerId },
})
const ours = <T>(work: Parameters<typeof inClinic<T>>[1]) => inClinic(world.ours.clinicId, work)
const look = () => escalateUnattended(systemActor('test'))

/** Our patient's flag becomes an urgent (or high) one, raised now */
const raise = (severity: 'urgent' | 'high') =>
  ours(
    (tx) =>
      tx`update flag set severity = ${severity}::flag_severity, raised_at = ${new Date()} where id = ${world.ours.patients[0].flagId}`,
  )

const allDay = Object.fromEntries(
  Array.from({ length: 7 }, (_, day) => [
    [`opens-${day}`, '00:00'],
    [`closes-${day}`, '00:00'],
  ]).flat(),
)
const fields = (more: object = {}) => ({ ...allDay, urgentMinutes: '30', highMinutes: '60', ...more })

const steps = () =>
  ours(async (tx) => {
    const rows = await tx`select step, to_name, mailed_at is not null as mailed from escalation
      where flag_id = ${world.ours.patients[0].flagId} order by raised_at, step`
    return rows.map(({ step, to_name, mailed }) => [step, to_name, mailed])
  })

async function mailTo(email: string) {
  const files = await readdir(folder)
  const all = await Promise.all(
    files
      .filter((name) => name.endsWith('.json'))
      .map(async (name) => JSON.parse(await readFile(join(folder, name), 'utf8'))),
  )
  return all.filter(({ to }) => to === email)
}

describe('what nobody attends to', () => {
  it('is passed on after the limit, to one after the other, then to the administrators, each once', async () => {
    await raise('urgent')
    await setWatch(clinician(), fields({ 'on-call-0': world.ours.clinician.accountId }))
    inMinutes(29)
    await look()
    expect(await steps()).toEqual([])
    inMinutes(31)
    await Promise.all([look(), look(), look()])
    expect(await steps()).toEqual([[1, 'Dr Shah', true]])
    await look()
    expect(await mailTo(world.ours.clinician.email)).toHaveLength(1)
    inMinutes(61)
    await look()
    expect(await steps()).toEqual([
      [1, 'Dr Shah', true],
      [2, 'the administrators', true],
    ])
    inMinutes(600)
    await look()
    expect(await steps()).toHaveLength(2)
    const [mail] = await mailTo(world.ours.administrator.email)
    expect(mail?.text).toContain('/today')
    expect(JSON.stringify(mail)).not.toMatch(new RegExp(`Maria|${world.ours.mark}|Wants a call|urgent`, 'i'))
  })

  it('stops when somebody acknowledges it, and begins anew when it is raised anew', async () => {
    await raise('urgent')
    const { appointmentId, flagId } = world.ours.patients[0]
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

  it('waits by the clock where it is urgent, by the hours of the clinic where it is high', async () => {
    await raise('high')
    const closed = Object.fromEntries(Object.keys(allDay).map((name) => [name, '']))
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

  it('is left to the visit once that has begun, and to nobody when it was cancelled', async () => {
    await raise('urgent')
    inMinutes(4 * 24 * 60)
    await look()
    await ours(
      (tx) =>
        tx`update appointment set status = 'cancelled' where id = ${world.ours.patients[0].appointmentId}`,
    )
    inMinutes(60)
    await look()
    expect(await steps()).toEqual([])
  })

  it('goes past who has left', async () => {
    await raise('urgent')
    await setWatch(clinician(), fields({ 'on-call-0': world.ours.clinician.accountId }))
    await ours(
      (tx) => tx`update account set deactivated_at = now() where id = ${world.ours.clinician.accountId}`,
    )
    inMinutes(31)
    await look()
    expect(await steps()).toEqual([[1, 'the administrators', true]])
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

describe('hours and who is on call', () => {
  it('are the usual until they are set, and then the clinic’s own', async () => {
    expect(await clinicWatch(clinician())).toMatchObject({
      isOwn: false,
      watch: { urgentMinutes: 30, onCall: [] },
    })
    expect(await setWatch(clinician(), fields({ 'on-call-2': world.ours.clinician.accountId }))).toEqual({
      ok: true,
    })
    expect(await clinicWatch(clinician())).toMatchObject({
      isOwn: true,
      watch: { highMinutes: 60, onCall: [world.ours.clinician.accountId] },
      clinicians: [{ id: world.ours.clinician.accountId }],
    })
  })

  it.each<[string, object, string, RegExp]>([
    ['hours that end before they begin', { 'opens-0': '17:00', 'closes-0': '09:00' }, 'closes-0', /Monday/],
    ['half a day', { 'opens-0': '09:00', 'closes-0': '' }, 'closes-0', /closes on Monday/],
    ['no hour at all', { 'opens-3': '25:00' }, 'opens-3', /opens on Thursday/],
    ['a limit of nothing', { urgentMinutes: '0' }, 'urgentMinutes', /from 5 to 1440/],
    ['a limit of a week', { highMinutes: '10080' }, 'highMinutes', /from 15 to 2880/],
    ['a limit that is no number', { highMinutes: 'soon' }, 'highMinutes', /number of minutes/],
    ['nonsense for a person', { 'on-call-0': "' or 1=1" }, 'on-call-0', /from the list/],
    ['a stranger', { 'on-call-0': randomUUID() }, 'on-call-0', /any more/],
  ])('are not taken with %s', async (_, more, field, sentence) => {
    const done = await setWatch(clinician(), fields(more))
    expect(done).toMatchObject({ ok: false, reason: 'invalid' })
    expect('errors' in done && done.errors[field]).toMatch(sentence)
    expect(await clinicWatch(clinician())).toMatchObject({ isOwn: false })
  })

  it('take each person once, and no person of another clinic', async () => {
    const twice = { 'on-call-0': world.ours.clinician.accountId, 'on-call-1': world.ours.clinician.accountId }
    expect(await setWatch(clinician(), fields(twice))).toMatchObject({
      errors: { 'on-call-1': expect.stringMatching(/once/) },
    })
    const other = { 'on-call-0': world.theirs.clinician.accountId }
    expect(await setWatch(clinician(), fields(other))).toMatchObject({ ok: false })
    const shut = Object.fromEntries(Object.keys(allDay).map((name) => [name, '']))
    expect(await setWatch(clinician(), fields(shut))).toMatchObject({
      errors: { 'opens-0': expect.stringMatching(/one day at least/) },
    })
  })
})
