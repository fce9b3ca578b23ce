import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { Actor } from '@/lib/access/actor-kinds'
import { completeResponse } from '@/lib/questionnaire-response/completion-commands'
import { given, inClinic, skinCheck } from '@/lib/questionnaire-response/response.fixtures'
import { answerHistory } from './history-queries'
import { brief } from './queries'
import { bool, clinicianOf, count, number, read, review, save, send, text, visitIn } from './visit.fixtures'

describe('the brief of a visit', () => {
  it('tells what was sent, by whom, and the answer behind each line', async () => {
    const to = await given()
    await send(to, { itch: number(9), chest: bool(true), words: text('Bad nights'), topics: text('My job') })
    const view = await read(to)
    const [form] = view.forms
    const at = (linkId: string) => ({ appointmentId: to.appointmentId, responseId: form?.responseId, linkId })
    expect(view.sending).toMatchObject({ assigned: 1, sent: 1, respondents: ['parent'], review: null })
    expect(view.sending.lastSentAt).toEqual(form?.sentAt)
    expect(view.flags).toMatchObject([
      { ruleId: 'chest-pain', severity: 'urgent', kind: 'raised', isNew: null, responseId: form?.responseId },
    ])
    expect(view.flags[0]?.citations).toEqual([
      { linkId: 'chest', question: 'Chest pain now?', answer: 'Yes' },
    ])
    expect(view.topics).toMatchObject([{ topic: 'My job', source: 'own_words', place: at('topics') }])
    expect(view.ownWords).toEqual([{ question: 'Anything else?', words: 'Bad nights', place: at('words') }])
    expect(view.trends).toMatchObject([
      { code: 'itch', points: [{ value: 9, place: at('itch') }], change: null },
    ])
    expect(form?.rows.map(({ linkId, state }) => [linkId, state])).toEqual([
      ['itch', 'answered'],
      ['chest', 'answered'],
      ['smoke', 'skipped'],
      ['cigarettes', 'not-asked'],
      ['words', 'answered'],
      ['topics', 'answered'],
    ])
    expect(view.missing).toMatchObject([
      { kind: 'skipped', items: [{ words: 'Do you smoke?' }] },
      { kind: 'not-shown', items: [{ words: '1 question', place: { linkId: 'cigarettes' } }] },
    ])
    expect(await count(to, 'audit_event', 'answers.read')).toBe(1)
  })

  it('compares with the visit before, not with a later one', async () => {
    const first = await given()
    const second = await visitIn(first, 10)
    const third = await visitIn(first, 20)
    await send(third, { itch: number(1) })
    await send(first, { itch: number(4), chest: bool(true), smoke: bool(false) })
    await send(second, {
      itch: number(7),
      chest: bool(false),
      smoke: { ...bool(true) },
      cigarettes: number(5),
    })
    const view = await read(second)
    expect(view.trends[0]?.points.map(({ value }) => value)).toEqual([4, 7])
    expect(view.trends[0]?.change).toMatchObject({ difference: 3, direction: 'worse', isMeaningful: null })
    expect(view.changes.flatMap(({ flips }) => flips)).toMatchObject([
      {
        linkId: 'chest',
        kind: 'other',
        now: 'No',
        before: 'Yes',
        from: { appointmentId: first.appointmentId },
      },
      { linkId: 'smoke', kind: 'other', now: 'Yes', before: 'No' },
    ])
    expect(view.flags).toEqual([])
    expect(view.cleared).toMatchObject([{ ruleId: 'chest-pain', place: { linkId: 'chest' } }])
    expect((await read(third)).trends[0]?.points.map(({ value }) => value)).toEqual([4, 7, 1])
    // what was sent for a visit that was cancelled afterwards is as true as the rest
    await inClinic(
      first.clinicId,
      (tx) => tx`update appointment set status = 'cancelled' where id = ${second.appointmentId}`,
    )
    expect((await read(third)).trends[0]?.points.map(({ value }) => value)).toEqual([4, 7, 1])
  })

  it('shows a score that needs none of its questions, because some of them are enough', async () => {
    const extension = skinCheck.extension?.map((one) => ({
      ...one,
      extension: one.extension?.filter(({ url }) => url !== 'needs'),
    }))
    const to = await given({ ...skinCheck, extension })
    await send(to, { itch: number(9) })
    expect((await read(to)).trends).toMatchObject([{ code: 'itch', points: [{ value: 9, isSent: true }] }])
  })

  it('shows of a draft how far it is and nothing of what it says', async () => {
    const to = await given()
    await save(to, { itch: number(9), words: text('A secret until sent') })
    const view = await read(to)
    expect(view.forms).toMatchObject([{ state: 'in-progress', rows: [], progress: { answered: 2 } }])
    expect(JSON.stringify(view)).not.toContain('A secret until sent')
    expect(view).toMatchObject({
      flags: [],
      ownWords: [],
      trends: [],
      unscreened: ['Skin check'],
      unheard: ['Skin check'],
    })
    expect(view.sending).toMatchObject({ sent: 0, lastSentAt: null })
  })

  it('is for clinicians of the clinic; for everybody else there is no such visit', async () => {
    const to = await given()
    const other = await given()
    await send(to, { itch: number(9) })
    const { accountId, clinicId, name, language } = clinicianOf(to)
    const others: Actor[] = [
      { kind: 'staff', accountId, clinicId, name, language },
      { kind: 'administrator', accountId, clinicId, name, language },
      to.actor,
      other.actor,
      clinicianOf(other),
    ]
    for (const actor of others) {
      expect(await brief(actor, to.appointmentId)).toBeNull()
      expect(await review(to, new Date(), actor)).toEqual({ ok: false, reason: 'not-found' })
    }
    expect(await brief(clinicianOf(to), randomUUID())).toBeNull()
    expect(await brief(clinicianOf(to), "'; --")).toBeNull()
    expect(await count(to, 'review')).toBe(0)
  })
})

it('keeps the history of a draft to the patient', async () => {
  const to = await given()
  await save(to, { itch: number(9) })
  const [draft] = await inClinic(to.clinicId, (tx) => tx`select id from questionnaire_response`)
  const asked = { appointmentId: to.appointmentId, responseId: String(draft?.id) }
  expect(await answerHistory(clinicianOf(to), asked)).toBeNull()
  await completeResponse(to.actor, { assignmentId: to.assignmentId })
  expect(await answerHistory(clinicianOf(to), asked)).toMatchObject({ questions: [{ linkId: 'itch' }] })
  expect(await answerHistory(to.actor, asked)).toBeNull()
})
