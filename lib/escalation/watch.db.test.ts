import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { setWatch } from './commands'
import { clinician, closed, fields, world, worldEach } from './escalation.fixtures'
import { clinicWatch } from './queries'

worldEach()

describe('hours and who is on call', () => {
  it('are the usual until they are set, and then the clinic’s own', async () => {
    expect(await clinicWatch(clinician())).toMatchObject({
      isOwn: false,
      watch: { urgentMinutes: 30, onCall: [] },
    })
    expect(await setWatch(clinician(), fields({ 'on-call-2': world().ours.clinician.accountId }))).toEqual({
      ok: true,
    })
    expect(await clinicWatch(clinician())).toMatchObject({
      isOwn: true,
      watch: { highMinutes: 60, onCall: [world().ours.clinician.accountId] },
      clinicians: [{ id: world().ours.clinician.accountId }],
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
    const twice = {
      'on-call-0': world().ours.clinician.accountId,
      'on-call-1': world().ours.clinician.accountId,
    }
    expect(await setWatch(clinician(), fields(twice))).toMatchObject({
      errors: { 'on-call-1': expect.stringMatching(/once/) },
    })
    const other = { 'on-call-0': world().theirs.clinician.accountId }
    expect(await setWatch(clinician(), fields(other))).toMatchObject({ ok: false })
    expect(await setWatch(clinician(), fields(closed))).toMatchObject({
      errors: { 'opens-0': expect.stringMatching(/one day at least/) },
    })
  })
})
