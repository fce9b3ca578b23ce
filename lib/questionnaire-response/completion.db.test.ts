import { describe, expect, it } from 'vitest'
import type { Answer } from '@/lib/questionnaire/answers'
import { saveAnswers } from './commands'
import { completeResponse } from './completion-commands'
import { ownResponse } from './queries'
import { type Given, given, inClinic } from './response.fixtures'

const number = (valueInteger: number): Answer => ({ values: [{ valueInteger }] })
const bool = (valueBoolean: boolean): Answer => ({ values: [{ valueBoolean }] })

async function answered(patch: Record<string, Answer | null>): Promise<Given> {
  const to = await given()
  await saveAnswers(to.actor, {
    assignmentId: to.assignmentId,
    baseRevision: 0,
    patch,
    respondent: 'patient',
  })
  return to
}

const send = (to: Given, revision?: number) =>
  completeResponse(to.actor, {
    assignmentId: to.assignmentId,
    ...(revision === undefined ? {} : { revision }),
  })

const rows = (to: Given, table: string, order = 'id') =>
  inClinic(to.clinicId, (tx) => tx`select * from ${tx(table)} order by ${tx(order)}`)

describe('sending', () => {
  it('makes one response of a double tap from two connections, with one receipt', async () => {
    const to = await answered({ itch: number(7) })
    const receipts = await Promise.all([send(to), send(to), send(to)])
    expect(new Set(receipts.map((one) => JSON.stringify(one))).size).toBe(1)
    expect(receipts[0]).toMatchObject({ ok: true, completedAt: expect.any(Date) })
    expect(await rows(to, 'questionnaire_response')).toMatchObject([
      { status: 'completed', completed_by: to.actor.accountId },
    ])
    expect(await rows(to, 'score')).toHaveLength(1)
    const sent = await inClinic(
      to.clinicId,
      (tx) =>
        tx`select 1 from audit_event where clinic_id = ${to.clinicId} and action = 'response.completed'`,
    )
    expect(sent).toHaveLength(1)
    expect(await send(to, 99)).toEqual(receipts[0])
    expect(await rows(to, 'assignment')).toMatchObject([{ status: 'completed' }])
  })

  it('cannot be undone by a late save', async () => {
    const to = await answered({ itch: number(7) })
    const late = { assignmentId: to.assignmentId, baseRevision: 1, patch: { itch: number(2) } }
    const [sent, saved] = await Promise.all([send(to), saveAnswers(to.actor, late)])
    expect(sent).toMatchObject({ ok: true })
    expect(await saveAnswers(to.actor, late)).toEqual({ ok: false, reason: 'completed' })
    const stands = await ownResponse(to.actor, to.assignmentId)
    expect(stands).toMatchObject({ closing: 'completed', completedAt: expect.any(Date) })
    expect(stands?.answers.itch).toEqual(saved.ok ? number(2) : number(7))
    expect(await rows(to, 'score')).toMatchObject([{ code: 'itch', value: saved.ok ? 2 : 7 }])
  })

  it('drops what was not asked from what is sent and keeps it in the history', async () => {
    const to = await answered({ itch: number(7), smoke: bool(true), cigarettes: number(10) })
    await saveAnswers(to.actor, {
      assignmentId: to.assignmentId,
      baseRevision: 1,
      patch: { smoke: bool(false) },
    })
    expect(await send(to)).toMatchObject({ ok: true })
    expect((await ownResponse(to.actor, to.assignmentId))?.answers).toEqual({
      itch: number(7),
      smoke: bool(false),
    })
    expect(await rows(to, 'answer_change')).toContainEqual(
      expect.objectContaining({ link_id: 'cigarettes', after: number(10) }),
    )
  })

  it('writes scores or why not, flags with the answers behind them, and the list for the visit in order', async () => {
    const to = await answered({
      itch: { absent: 'asked-unknown' },
      chest: bool(true),
      topics: {
        values: [
          { valueCoding: { system: 'urn:test', code: 'fabrics', display: 'Fabrics to avoid' } },
          { valueString: 'Can I swim?' },
        ],
      },
    })
    await inClinic(
      to.clinicId,
      (tx) => tx`
        insert into agenda_item (clinic_id, patient_id, appointment_id, source, topic, rank, origin)
        values (${to.clinicId}, ${to.actor.patientId}, ${to.appointmentId}, 'asked_in_guide', 'Blood tests', 1, 'guide:x')`,
    )
    expect(await send(to)).toMatchObject({ ok: true })
    expect(await rows(to, 'score')).toMatchObject([
      { code: 'itch', value: null, cannot: expect.stringContaining('not sure') },
    ])
    expect(await rows(to, 'flag')).toMatchObject([
      {
        rule_id: 'chest-pain',
        severity: 'urgent',
        kind: 'raised',
        citations: [{ linkId: 'chest', question: 'Chest pain now?', answer: 'Yes' }],
      },
    ])
    expect(await rows(to, 'agenda_item', 'rank')).toMatchObject([
      { rank: 1, source: 'picked', topic: 'Fabrics to avoid', origin: 'response:topics:fabrics' },
      {
        rank: 2,
        source: 'own_words',
        own_words: 'Can I swim?',
        origin: expect.stringMatching(/^response:topics:own\.[0-9a-f]{32}$/),
      },
      { rank: 3, source: 'asked_in_guide' },
    ])
  })

  it('names what is still to answer and stores nothing', async () => {
    const to = await answered({ smoke: bool(true) })
    expect(await send(to)).toMatchObject({
      ok: false,
      reason: 'invalid',
      issues: [
        { linkId: 'itch', code: 'required' },
        { linkId: 'cigarettes', code: 'required' },
      ],
    })
    expect(await rows(to, 'questionnaire_response')).toMatchObject([
      { status: 'in-progress', completed_at: null },
    ])
    expect(await rows(to, 'assignment')).toMatchObject([{ status: 'in_progress' }])
    expect(await rows(to, 'score')).toEqual([])
  })

  it('asks first who is answering, and does not send what was not checked', async () => {
    const to = await given()
    const base = { assignmentId: to.assignmentId, baseRevision: 0, patch: { itch: number(7) } }
    await saveAnswers(to.actor, base)
    expect(await send(to)).toEqual({ ok: false, reason: 'nobody-named' })
    await saveAnswers(to.actor, { ...base, patch: {}, respondent: 'carer' })
    expect(await send(to, 0)).toEqual({ ok: false, reason: 'changed' })
    expect(await send(to, 1)).toMatchObject({ ok: true })
  })

  it('refuses what was withdrawn, what is closed and what is not yours', async () => {
    const to = await answered({ itch: number(7) })
    const other = await given()
    expect(await completeResponse(other.actor, { assignmentId: to.assignmentId, revision: 1 })).toEqual({
      ok: false,
      reason: 'not-found',
    })
    expect(await completeResponse(to.actor, { assignmentId: 'x' })).toEqual({
      ok: false,
      reason: 'not-found',
    })
    await inClinic(to.clinicId, (tx) => tx`update appointment set status = 'cancelled'`)
    expect(await send(to)).toEqual({ ok: false, reason: 'closed' })
    await inClinic(to.clinicId, (tx) => tx`update assignment set status = 'cancelled'`)
    expect(await send(to)).toEqual({ ok: false, reason: 'withdrawn' })
    expect((await ownResponse(to.actor, to.assignmentId))?.answers).toEqual({ itch: number(7) })
  })
})
