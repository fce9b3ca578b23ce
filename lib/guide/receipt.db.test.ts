import postgres from 'postgres'
import { describe, expect, it } from 'vitest'
import { makeWorld } from '@/e2e/factories/world'
import type { PatientActor } from '@/lib/access/actor-kinds'
import { brief } from '@/lib/brief/queries'
import { testDatabase } from '@/lib/platform/testing/database'
import { readSection } from './commands'
import { openSection } from './recall-commands'
import { noteReading } from './receipt-commands'

async function given() {
  const { ours } = await makeWorld(testDatabase().appUrl)
  const { clinicId, clinician } = ours
  const { accountId, patientId, guideAssignmentId: assignmentId, appointmentId } = ours.patients[0]
  const actor: PatientActor = {
    ...{ kind: 'patient', accountId, clinicId, patientId, name: 'Maria', language: 'en' },
    ...{ behalf: null, hides: null },
  }
  const view = async () =>
    (
      await brief(
        { kind: 'clinician', clinicId, name: 'Dr Shah', language: 'en', ...clinician },
        appointmentId,
      )
    )?.guides[0]
  const rows = async () => {
    const sql = postgres(testDatabase().ownerUrl, { max: 1, onnotice: () => {} })
    const done = await sql.begin(async (tx) => {
      await tx`select set_config('app.clinic_id', ${clinicId}, true)`
      return {
        rows: await tx`
          select section_id as id, times, seconds, end_seen_at is not null as "endSeen", devices
          from guide_opening where assignment_id = ${assignmentId} order by section_id`,
      }
    })
    await sql.end()
    return [...done.rows]
  }
  return { actor, assignmentId, view, rows }
}

describe('what is known of the reading of a part', () => {
  it('is how often, on what, how long, and to the end; the brief tells it and nothing of understanding', async () => {
    const { actor, assignmentId, view, rows } = await given()
    const part = { assignmentId, sectionId: 'flare' }
    expect(await view()).toMatchObject({ state: 'not-opened', minutes: 0 })
    for (const device of ['phone', 'computer', 'phone', null]) await openSection(actor, { ...part, device })
    expect(await view()).toMatchObject({ state: 'part', sectionsRead: 0, endsSeen: 0 })
    await noteReading(actor, { ...part, seconds: '70', isAtEnd: 'no' })
    await noteReading(actor, { ...part, seconds: '40', isAtEnd: 'yes' })
    await noteReading(actor, { ...part, seconds: '10', isAtEnd: 'no' })
    expect(await rows()).toEqual([
      { id: 'flare', times: 4, seconds: 120, endSeen: true, devices: ['phone', 'computer'] },
    ])
    expect(await view()).toMatchObject({ state: 'part', sectionsRead: 0, endsSeen: 1, minutes: 2 })
    await readSection(actor, part)
    expect(await view()).toMatchObject({ sectionsRead: 1, endsSeen: 1 })
  })

  it('counts no tab that was left open, and refuses what no page sends', async () => {
    const { actor, assignmentId, rows } = await given()
    const part = { assignmentId, sectionId: 'flare' }
    const note = (seconds: unknown, isAtEnd: unknown = 'no') =>
      noteReading(actor, { ...part, seconds, isAtEnd })
    expect(await noteReading(actor, { ...part, sectionId: 'nowhere', seconds: '5', isAtEnd: 'no' })).toEqual({
      ...{ ok: false, reason: 'not-found' },
    })
    expect(await note('40000')).toEqual({ ok: true })
    for (const wrong of ['-1', 'x', '1.5', '9999999']) expect(await note(wrong)).toMatchObject({ ok: false })
    expect(await note('1', 'maybe')).toMatchObject({ ok: false })
    expect(await rows()).toMatchObject([{ seconds: 1800, endSeen: false }])
  })

  it('covers every part where the whole guide is printed, and none that is not there', async () => {
    const { actor, assignmentId, rows } = await given()
    expect(await openSection(actor, { assignmentId, sectionId: 'nowhere' })).toMatchObject({ ok: false })
    expect(await openSection(actor, { assignmentId })).toEqual({ ok: true })
    expect((await rows()).map(({ id }) => id)).toEqual([
      'before-you-ask',
      'fast-relief',
      'flare',
      'next',
      'what-changed',
    ])
  })
})
