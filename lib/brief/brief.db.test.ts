import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { Actor, Clinician } from '@/lib/access/actor-kinds'
import { ownHome } from '@/lib/assignment/own-queries'
import type { Answer } from '@/lib/questionnaire/answers'
import { amendResponse } from '@/lib/questionnaire-response/amendment-commands'
import { askAgain, replyThatItStands } from '@/lib/questionnaire-response/clarification-commands'
import { ownClarifications } from '@/lib/questionnaire-response/clarification-queries'
import { saveAnswers } from '@/lib/questionnaire-response/commands'
import { completeResponse } from '@/lib/questionnaire-response/completion-commands'
import { type Given, given, inClinic } from '@/lib/questionnaire-response/response.fixtures'
import type { Brief } from './brief'
import { acknowledgeFlags, markReviewed } from './commands'
import { answerHistory } from './history-queries'
import { latestSent } from './latest-queries'
import { noteText } from './note-text'
import { brief } from './queries'
import { worklist } from './worklist-queries'

const number = (valueInteger: number): Answer => ({ values: [{ valueInteger }] })
const bool = (valueBoolean: boolean): Answer => ({ values: [{ valueBoolean }] })
const text = (valueString: string): Answer => ({ values: [{ valueString }] })

type Patch = Record<string, Answer>

const clinicianOf = ({ clinicId, practitionerAccountId }: Given): Clinician => ({
  ...{ kind: 'clinician', clinicId, accountId: practitionerAccountId, practitionerId: randomUUID() },
  ...{ name: 'Dr Shah', language: 'en' },
})

async function save(to: Given, patch: Patch): Promise<void> {
  const { actor, assignmentId } = to
  await saveAnswers(actor, { assignmentId, baseRevision: 0, patch, respondent: 'parent' })
}

async function send(to: Given, patch: Patch): Promise<void> {
  await save(to, patch)
  expect(await completeResponse(to.actor, { assignmentId: to.assignmentId })).toMatchObject({ ok: true })
}

/** Another visit of the same patient, so many days from now, with the same questions */
function visitIn(to: Given, days: number): Promise<Given> {
  return inClinic(to.clinicId, async (tx) => {
    const [visit] = await tx<{ id: string }[]>`
      insert into appointment (clinic_id, patient_id, practitioner_id, starts_at)
      select clinic_id, patient_id, practitioner_id, now() + ${days} * interval '1 day' from appointment where id = ${to.appointmentId}
      returning id`
    const [assignment] = await tx<{ id: string }[]>`
      insert into assignment (clinic_id, patient_id, appointment_id, questionnaire_id, questionnaire_version_id, assigned_by)
      select clinic_id, patient_id, ${visit?.id ?? null}, questionnaire_id, questionnaire_version_id, assigned_by
      from assignment where id = ${to.assignmentId} returning id`
    return { ...to, appointmentId: visit?.id ?? '', assignmentId: assignment?.id ?? '' }
  })
}

async function read(to: Given): Promise<Brief> {
  const view = await brief(clinicianOf(to), to.appointmentId)
  if (!view) throw new Error('there is no brief')
  return view
}

const count = (to: Given, table: 'review' | 'audit_event', action = 'visit.reviewed') =>
  inClinic(to.clinicId, async (tx) => {
    const only = table === 'review' ? tx`` : tx`and action = ${action}`
    return (await tx`select 1 from ${tx(table)} where clinic_id = ${to.clinicId} ${only}`).length
  })

const review = (to: Given, upTo: Date | null, actor: Actor = clinicianOf(to)) =>
  markReviewed(actor, { appointmentId: to.appointmentId, upTo: upTo?.toISOString() })

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
  })

  it('shows of a draft how far it is and nothing of what it says', async () => {
    const to = await given()
    await save(to, { itch: number(9), words: text('A secret until sent') })
    const view = await read(to)
    expect(view.forms).toMatchObject([{ state: 'in-progress', rows: [], progress: { answered: 2 } }])
    expect(JSON.stringify(view)).not.toContain('A secret until sent')
    expect(view).toMatchObject({ flags: [], ownWords: [], trends: [], unscreened: ['Skin check'] })
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
