import { describe, expect, it } from 'vitest'
import type { Answer, AnswerPatch, FhirValue } from '@/lib/questionnaire/answers'
import { amendResponse } from './amendment-commands'
import { saveAnswers } from './commands'
import { completeResponse } from './completion-commands'
import { ownResponse } from './queries'
import { type Given, given, inClinic } from './response.fixtures'

const number = (valueInteger: number): Answer => ({ values: [{ valueInteger }] })
const bool = (valueBoolean: boolean): Answer => ({ values: [{ valueBoolean }] })
const topic = (code: string, display: string) => ({
  values: [{ valueCoding: { system: 'urn:test', code, display } }],
})

async function sent(patch: Record<string, Answer>): Promise<Given> {
  const to = await given()
  const { actor, assignmentId } = to
  await saveAnswers(actor, { assignmentId, baseRevision: 0, patch, respondent: 'patient' })
  expect(await completeResponse(actor, { assignmentId })).toMatchObject({ ok: true })
  return to
}

const amend = (to: Given, patch: AnswerPatch, baseRevision = 1, reason = 'I misread it') =>
  amendResponse(to.actor, { assignmentId: to.assignmentId, baseRevision, patch, reason })

const rows = (to: Given, table: string, order = 'id') =>
  inClinic(to.clinicId, (tx) => tx`select * from ${tx(table)} order by ${tx(order)}`)

const answersOf = async (to: Given) => (await ownResponse(to.actor, to.assignmentId))?.answers

describe('correcting what was sent', () => {
  it('takes one answer with its reason, keeps what stood there, and says who and when', async () => {
    const to = await sent({ itch: number(7), smoke: bool(false) })
    const [before] = await rows(to, 'questionnaire_response')
    expect(await amend(to, { itch: number(2) })).toEqual({ ok: true, revision: 2, changed: ['itch'] })
    expect(await rows(to, 'questionnaire_response')).toMatchObject([
      {
        ...{ status: 'amended', revision: 2, answers: { itch: number(2), smoke: bool(false) } },
        ...{ completed_at: before?.completed_at, completed_by: to.actor.accountId },
      },
    ])
    expect(await rows(to, 'amendment')).toMatchObject([
      { revision: 2, reason: 'I misread it', amended_by: to.actor.accountId, cleared: [] },
    ])
    expect(await rows(to, 'answer_change')).toContainEqual(
      expect.objectContaining({
        ...{ link_id: 'itch', revision: 2, before: number(7), after: number(2) },
        changed_by: to.actor.accountId,
      }),
    )
    expect(await rows(to, 'score')).toMatchObject([{ value: 2, effective_at: before?.completed_at }])
    const audit = await inClinic(
      to.clinicId,
      (tx) =>
        tx`select detail from audit_event where clinic_id = ${to.clinicId} and action = 'response.amended'`,
    )
    expect(audit).toMatchObject([{ detail: { revision: 2, linkIds: ['itch'], cleared: 0 } }])
  })

  it('is one amendment however often it is sent', async () => {
    const to = await sent({ itch: number(7) })
    const all = await Promise.all([1, 2, 3].map(() => amend(to, { itch: number(2) })))
    expect(all.filter((one) => one.ok && one.changed.length === 1)).toHaveLength(1)
    expect(all.every((one) => one.ok)).toBe(true)
    expect(await amend(to, { itch: number(2) })).toEqual({ ok: true, revision: 2, changed: [] })
    expect(await rows(to, 'amendment')).toHaveLength(1)
    expect((await rows(to, 'answer_change')).filter(({ revision }) => revision === 2)).toHaveLength(1)
  })

  it('raises what is now raised, clears what no longer is, and leaves the rest as it was raised', async () => {
    const to = await sent({ itch: { absent: 'asked-unknown' }, chest: bool(true) })
    const [raised] = await rows(to, 'flag')
    await amend(to, { itch: number(4) })
    expect(await rows(to, 'flag')).toEqual([raised])
    await amend(to, { chest: { absent: 'asked-unknown' } }, 2)
    expect(await rows(to, 'flag')).toMatchObject([{ rule_id: 'chest-pain', kind: 'needs-clarifying' }])
    await amend(to, { chest: bool(false) }, 3)
    expect(await rows(to, 'flag')).toEqual([])
    expect(await rows(to, 'amendment', 'revision')).toMatchObject([
      { cleared: [] },
      { cleared: [] },
      { cleared: [{ ruleId: 'chest-pain', severity: 'urgent' }] },
    ])
    await amend(to, { chest: bool(true) }, 4)
    expect(await rows(to, 'flag')).toMatchObject([{ rule_id: 'chest-pain', kind: 'raised' }])
  })

  it('takes away what is no longer asked and asks for what is', async () => {
    const to = await sent({ itch: number(7), smoke: bool(true), cigarettes: number(10) })
    expect(await amend(to, { smoke: bool(false) })).toMatchObject({
      ok: true,
      changed: ['smoke', 'cigarettes'],
    })
    expect(await answersOf(to)).toEqual({ itch: number(7), smoke: bool(false) })
    expect(await rows(to, 'answer_change')).toContainEqual(
      expect.objectContaining({ link_id: 'cigarettes', revision: 2, before: number(10), after: null }),
    )
    expect(await amend(to, { smoke: bool(true) }, 2)).toMatchObject({
      ...{ ok: false, reason: 'invalid' },
      issues: [{ linkId: 'cigarettes', code: 'required' }],
    })
    expect(await amend(to, { itch: null }, 2)).toMatchObject({ ok: false, reason: 'invalid' })
    expect(await amend(to, { itch: number(70) }, 2)).toMatchObject({ ok: false, reason: 'invalid' })
    expect(await answersOf(to)).toEqual({ itch: number(7), smoke: bool(false) })
  })

  it('follows on the list for the visit only where its question was corrected', async () => {
    const to = await sent({ itch: number(7), topics: topic('fabrics', 'Fabrics to avoid') })
    await inClinic(to.clinicId, (tx) => tx`update agenda_item set rank = 5, removed_at = now()`)
    await amend(to, { itch: number(3) })
    expect(await rows(to, 'agenda_item')).toMatchObject([{ rank: 5, removed_at: expect.any(Date) }])
    await amend(to, { topics: topic('flares', 'What to do in a flare') }, 2)
    expect(await rows(to, 'agenda_item', 'rank')).toMatchObject([
      { topic: 'What to do in a flare', rank: 1, removed_at: null },
      { topic: 'Fabrics to avoid', removed_at: expect.any(Date) },
    ])
  })

  it('leaves words that were written with a topic, and what was taken off the list, as they are', async () => {
    const [fabrics, flares] = [topic('fabrics', 'Fabrics to avoid'), topic('flares', 'What to do in a flare')]
    const of = (...answers: { values: readonly FhirValue[] }[]) => ({
      values: answers.flatMap(({ values }) => values),
    })
    const own = (valueString: string) => ({ values: [{ valueString }] })
    const to = await sent({ itch: number(7), topics: of(fabrics, flares, own('Can I swim?')) })
    await inClinic(to.clinicId, async (tx) => {
      await tx`update agenda_item set own_words = 'Wool at work' where origin = 'response:topics:fabrics'`
      await tx`update agenda_item set removed_at = now() where origin = 'response:topics:flares'`
      await tx`update agenda_item set topic = 'In the sea', own_words = 'In the sea' where source = 'own_words'`
    })
    await amend(to, { topics: of(own('Money'), fabrics, flares, own('Can I swim?')) })
    expect(await rows(to, 'agenda_item', 'rank')).toMatchObject([
      { topic: 'Money', own_words: 'Money', removed_at: null },
      { topic: 'Fabrics to avoid', own_words: 'Wool at work', removed_at: null },
      { topic: 'What to do in a flare', removed_at: expect.any(Date) },
      { topic: 'In the sea', own_words: 'In the sea', removed_at: null },
    ])
  })

  it('does not put one correction over another unseen', async () => {
    const to = await sent({ itch: number(7), smoke: bool(false) })
    const both = await Promise.all([amend(to, { itch: number(1) }), amend(to, { itch: number(2) })])
    expect(both.filter((one) => one.ok)).toHaveLength(1)
    expect(both).toContainEqual({ ok: false, reason: 'changed' })
    expect(
      await amend(to, { smoke: { values: [{ valueBoolean: true }] }, cigarettes: number(3) }),
    ).toMatchObject({
      ok: true,
    })
  })

  it('refuses a draft, another person, no reason, and a visit that is over', async () => {
    const draft = await given()
    await saveAnswers(draft.actor, {
      ...{ assignmentId: draft.assignmentId, baseRevision: 0, patch: { itch: number(7) } },
      respondent: 'patient',
    })
    expect(await amend(draft, { itch: number(2) })).toEqual({ ok: false, reason: 'not-sent' })
    const to = await sent({ itch: number(7) })
    expect(await amend({ ...to, actor: draft.actor }, { itch: number(2) })).toEqual({
      ...{ ok: false, reason: 'not-found' },
    })
    expect(await amend(to, { itch: number(2) }, 1, ' \n ')).toEqual({ ok: false, reason: 'unreadable' })
    await inClinic(to.clinicId, (tx) => tx`update appointment set status = 'cancelled'`)
    expect(await amend(to, { itch: number(2) })).toEqual({ ok: false, reason: 'closed' })
    expect(await answersOf(to)).toEqual({ itch: number(7) })
    expect(await rows(to, 'amendment')).toEqual([])
  })
})

describe('the wall around what was sent', () => {
  const set = (to: Given, change: string) =>
    inClinic(to.clinicId, (tx) => tx.unsafe(`update questionnaire_response set ${change}`))
  const standing = (to: Given) => rows(to, 'questionnaire_response')

  it.each([
    `answers = '{}'`,
    `status = 'amended', amended_at = now(), answers = '{}'`,
    `status = 'amended', amended_at = now(), answers = '{}', revision = revision + 1`,
    `status = 'in-progress', completed_at = null`,
    `completed_at = now()`,
    `completed_by = null`,
    `respondent = 'parent'`,
  ])('refuses %s', async (change) => {
    const to = await sent({ itch: number(7) })
    const before = await standing(to)
    await expect(set(to, change)).rejects.toThrow()
    expect(await standing(to)).toEqual(before)
  })

  it('keeps an amendment and its reason for good', async () => {
    const to = await sent({ itch: number(7) })
    await amend(to, { itch: number(2) })
    await expect(inClinic(to.clinicId, (tx) => tx`update amendment set reason = 'x'`)).rejects.toThrow(
      'append-only',
    )
    await expect(inClinic(to.clinicId, (tx) => tx`delete from amendment`)).rejects.toThrow('append-only')
    await expect(set(to, `answers = '{}', revision = 3`)).rejects.toThrow('cannot be reopened')
  })
})
