import { randomUUID } from 'node:crypto'
import { describe, expect, it, vi } from 'vitest'
import { patientVisits } from '@/lib/appointment/queries'
import { ownHome } from '@/lib/assignment/own-queries'
import { superuser } from '@/lib/platform/testing/plans'
import { amendResponse } from '@/lib/questionnaire-response/amendment-commands'
import { askAgain, replyThatItStands } from '@/lib/questionnaire-response/clarification-commands'
import { ownClarifications } from '@/lib/questionnaire-response/clarification-queries'
import { completeResponse } from '@/lib/questionnaire-response/completion-commands'
import { type Given, given, inClinic } from '@/lib/questionnaire-response/response.fixtures'
import type { Brief } from './brief'
import { acknowledgeFlags } from './commands'
import { answerHistory } from './history-queries'
import { latestSent } from './latest-queries'
import { noteText } from './note-text'
import { bool, clinicianOf, count, number, read, review, save, secondForm, send } from './visit.fixtures'
import { worklist } from './worklist-queries'

describe('marking a visit reviewed', () => {
  it('is one review, however often and however fast it is said', async () => {
    const to = await given()
    await send(to, { itch: number(5) })
    const { lastSentAt } = (await read(to)).sending
    expect(
      await Promise.all([review(to, lastSentAt), review(to, lastSentAt), review(to, lastSentAt)]),
    ).toEqual([{ ok: true }, { ok: true }, { ok: true }])
    expect(await review(to, lastSentAt)).toEqual({ ok: true })
    expect(await count(to, 'review')).toBe(1)
    expect(await count(to, 'audit_event')).toBe(1)
    expect((await read(to)).sending).toMatchObject({ review: { by: 'Dr Shah' }, sentSinceReview: [] })
  })

  it('is refused where nothing was sent, or more than was on the screen', async () => {
    const to = await given()
    expect(await review(to, new Date())).toEqual({ ok: false, reason: 'nothing-sent' })
    await send(to, { itch: number(5) })
    expect(await review(to, new Date(0))).toEqual({ ok: false, reason: 'more-arrived' })
    expect(await review(to, null)).toEqual({ ok: false, reason: 'more-arrived' })
    expect(await count(to, 'review')).toBe(0)
  })

  it('does not cover what is sent after it', async () => {
    const to = await given()
    await send(to, { itch: number(5) })
    await review(to, (await read(to)).sending.lastSentAt)
    await inClinic(
      to.clinicId,
      (tx) =>
        tx`update review set reviewed_at = reviewed_at - interval '1 day' where clinic_id = ${to.clinicId}`,
    )
    const { sending } = await read(to)
    expect(sending.sentSinceReview).toEqual(['Skin check'])
    expect(await review(to, sending.lastSentAt)).toEqual({ ok: true })
    expect(await count(to, 'review')).toBe(2)
    expect((await read(to)).sending.sentSinceReview).toEqual([])
  })

  it('waits for what is on its way, and does not cover it', async () => {
    const to = await given()
    const late = await secondForm(to)
    await send(to, { itch: number(5) })
    await save(late, { itch: number(9), chest: bool(true) })
    const { lastSentAt } = (await read(to)).sending
    const [all, holder] = [superuser(), superuser()]
    const held = (count: number) =>
      vi.waitUntil(
        async () =>
          (
            await all`select from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`
          ).length === count,
        { timeout: 5000 },
      )
    let [sending, reviewing]: Promise<unknown>[] = []
    await holder.begin(async (tx) => {
      await tx`lock table score in share row exclusive mode`
      sending = completeResponse(late.actor, { assignmentId: late.assignmentId })
      await held(1)
      reviewing = review(to, lastSentAt)
      await held(2)
    })
    expect(await sending).toMatchObject({ ok: true })
    expect(await reviewing).toEqual({ ok: false, reason: 'more-arrived' })
    await Promise.all([all.end(), holder.end()])
    expect(await count(to, 'review')).toBe(0)
    expect((await read(to)).flags.filter(({ acknowledged }) => acknowledged)).toEqual([])
  })

  it('is told to the patient and the desk only as long as nothing came after it', async () => {
    const to = await given()
    const late = await secondForm(to)
    await send(to, { itch: number(5) })
    await review(to, (await read(to)).sending.lastSentAt)
    const told = async () => [
      (await ownHome(to.actor))?.visits[0]?.reviewed ?? null,
      (await patientVisits(clinicianOf(to), to.actor.patientId))[0]?.review,
    ]
    expect(await told()).toMatchObject([{ by: 'Dr Shah' }, { by: 'Dr Shah' }])
    await send(late, { itch: number(9), chest: bool(true) })
    expect(await told()).toEqual([null, null])
    expect((await read(to)).sending.sentSinceReview).toEqual(['Second form'])
  })
})

describe('what was corrected after sending', () => {
  it('shows before and after with who, when and why, and takes the review back', async () => {
    const to = await given()
    await send(to, { itch: number(9), chest: bool(true) })
    const first = await read(to)
    expect(await review(to, first.sending.lastChangedAt)).toEqual({ ok: true })
    expect((await read(to)).sending).toMatchObject({ review: { by: 'Dr Shah' }, sentSinceReview: [] })
    const done = await amendResponse(to.actor, {
      ...{ assignmentId: to.assignmentId, baseRevision: 1, patch: { itch: number(2), chest: bool(false) } },
      reason: 'I read it the wrong way round',
    })
    expect(done).toMatchObject({ ok: true })
    const view = await read(to)
    expect(view.sending.sentSinceReview).toEqual(['Skin check (corrected)'])
    expect(view.sending.lastSentAt).toEqual(first.sending.lastSentAt)
    expect(view.flags).toEqual([])
    expect(view.trends[0]?.points.map(({ value }) => value)).toEqual([2])
    expect(view.forms[0]?.corrections).toMatchObject([
      {
        ...{ by: 'Name', reason: 'I read it the wrong way round', cleared: ['Chest pain now'] },
        changes: [
          { question: 'Worst itch?', before: '9', after: '2' },
          { question: 'Chest pain now?', before: 'Yes', after: 'No' },
        ],
      },
    ])
    const responseId = view.forms[0]?.responseId ?? ''
    const history = await answerHistory(clinicianOf(to), { appointmentId: to.appointmentId, responseId })
    expect(history?.questions[0]).toMatchObject({
      question: 'Worst itch?',
      changes: [
        { before: null, after: '9', by: 'Name', reason: null },
        { before: '9', after: '2', by: 'Name', reason: 'I read it the wrong way round' },
      ],
    })
    expect(noteText(view, 'America/New_York')).toContain('- Worst itch? 2, was 9 (Name, ')
    expect((await ownHome(to.actor))?.visits[0]?.reviewed).toBeNull()
    const day = { from: new Date(), until: new Date(Date.now() + 9 * 86_400_000), practitionerId: null }
    expect((await worklist(clinicianOf(to), day))?.visits[0]?.reviewed).toBeNull()
    expect(await review(to, first.sending.lastChangedAt)).toEqual({ ok: false, reason: 'more-arrived' })
    expect(await review(to, view.sending.lastChangedAt)).toEqual({ ok: true })
    expect((await worklist(clinicianOf(to), day))?.visits[0]?.reviewed).toMatchObject({ by: 'Dr Shah' })
    expect((await ownHome(to.actor))?.visits[0]?.reviewed).toMatchObject({ by: 'Dr Shah' })
  })
})

describe('what was asked again', () => {
  it('takes the review back when the patient replies that the answer stands', async () => {
    const to = await given()
    await send(to, { itch: number(9) })
    const first = await read(to)
    await review(to, first.sending.lastChangedAt)
    const { appointmentId } = to
    const responseId = first.forms[0]?.responseId ?? ''
    await askAgain(clinicianOf(to), { appointmentId, responseId, linkId: 'itch', words: 'At night?' })
    expect((await read(to)).sending).toMatchObject({ sentSinceReview: [] })
    const [asked] = await ownClarifications(to.actor)
    const reply = { clarificationId: asked?.id, words: 'Every night' }
    expect(await replyThatItStands(to.actor, reply)).toEqual({ ok: true })
    const { sending } = await read(to)
    expect(sending.sentSinceReview).toEqual(['Skin check (reply)'])
    expect(sending.lastSentAt).toEqual(first.sending.lastSentAt)
    expect(await latestSent(clinicianOf(to), appointmentId)).toEqual({ at: sending.lastChangedAt })
    const day = { from: new Date(), until: new Date(Date.now() + 9 * 86_400_000), practitionerId: null }
    expect((await worklist(clinicianOf(to), day))?.visits[0]?.reviewed).toBeNull()
    expect((await ownHome(to.actor))?.visits[0]?.reviewed).toBeNull()
    expect(await review(to, first.sending.lastChangedAt)).toEqual({ ok: false, reason: 'more-arrived' })
    expect(await review(to, sending.lastChangedAt)).toEqual({ ok: true })
    expect((await read(to)).sending.sentSinceReview).toEqual([])
    expect((await ownHome(to.actor))?.visits[0]?.reviewed).toMatchObject({ by: 'Dr Shah' })
  })
})

describe('flags', () => {
  const seen = async (to: Given) =>
    (await read(to)).flags.map(({ words, acknowledged }) => [words, acknowledged?.by ?? null])
  const acknowledged = (to: Given) => count(to, 'audit_event', 'flags.acknowledged')

  it('are acknowledged by name and time, once, for those that were on the screen', async () => {
    const to = await given()
    await send(to, { itch: number(9), chest: bool(true) })
    const { flags, sending } = await read(to)
    const screen = { appointmentId: to.appointmentId, upTo: sending.lastChangedAt?.toISOString() }
    const flagIds = flags.map(({ id }) => id)
    expect(await seen(to)).toEqual([['Chest pain now', null]])
    expect(await acknowledgeFlags(clinicianOf(to), { ...screen, flagIds })).toEqual({ ok: true })
    const other = { ...clinicianOf(to), name: 'Dr Okafor' }
    expect(await acknowledgeFlags(other, { ...screen, flagIds })).toEqual({ ok: true })
    expect(await seen(to)).toEqual([['Chest pain now', 'Dr Shah']])
    expect(await acknowledged(to)).toBe(1)
    const unknown = { ...screen, flagIds: [...flagIds, randomUUID()] }
    expect(await acknowledgeFlags(other, unknown)).toEqual({ ok: false, reason: 'not-found' })
  })

  it('are to be seen again when a correction raises them anew, and were not seen by a screen made before', async () => {
    const to = await given()
    await send(to, { itch: number(9), chest: bool(true) })
    const first = await read(to)
    const asked = (view: Brief) => ({
      appointmentId: to.appointmentId,
      upTo: view.sending.lastChangedAt?.toISOString(),
      flagIds: first.flags.map(({ id }) => id),
    })
    await acknowledgeFlags(clinicianOf(to), asked(first))
    await inClinic(
      to.clinicId,
      (tx) => tx`update flag set words = 'Chest pain' where id = ${first.flags[0]?.id ?? ''}`,
    )
    await amendResponse(to.actor, {
      ...{ assignmentId: to.assignmentId, baseRevision: 1, patch: { itch: number(2) }, reason: 'Wrong' },
    })
    expect(await seen(to)).toEqual([['Chest pain now', null]])
    const late = await acknowledgeFlags(clinicianOf(to), asked(first))
    expect(late).toEqual({ ok: false, reason: 'more-arrived' })
    expect(await seen(to)).toEqual([['Chest pain now', null]])
    expect(await acknowledgeFlags(clinicianOf(to), asked(await read(to)))).toEqual({ ok: true })
    expect(await seen(to)).toEqual([['Chest pain now', 'Dr Shah']])
  })

  it('are acknowledged with the whole when it is marked as reviewed', async () => {
    const to = await given()
    await send(to, { itch: number(9), chest: bool(true) })
    expect(await review(to, (await read(to)).sending.lastChangedAt)).toEqual({ ok: true })
    expect(await seen(to)).toEqual([['Chest pain now', 'Dr Shah']])
  })
})
