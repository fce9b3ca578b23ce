import { beforeEach, describe, expect, it } from 'vitest'
import type { Clinician } from '@/lib/access/actor-kinds'
import { flagResponse } from '@/lib/flag/flag'
import type { Answers } from '@/lib/questionnaire/answers'
import { extensionUrl } from '@/lib/questionnaire/extension'
import { libraryQuestionnaire } from '@/lib/questionnaire/library-queries'
import { given } from '@/lib/questionnaire-response/response.fixtures'
import { scoreResponse } from '@/lib/score/score'
import { add, begun, change, clinicianOf, send } from './draft.fixtures'
import { publishDraft } from './publish-commands'
import { draft } from './queries'
import { ruleFingerprint } from './score-edit'

let actor: Clinician
let draftId: string
let sore: string
let crack: string
beforeEach(async () => {
  actor = clinicianOf(await given())
  draftId = await begun(actor)
  const options = (weights: string[]) => ({
    optionKey: ['', ''],
    optionWords: ['No', 'Much'],
    optionWeight: weights,
  })
  sore = await add(actor, draftId, 'pick-one')
  await send(actor, draftId, sore, { text: 'Sore?', ...options(['0', '3']) })
  crack = await add(actor, draftId, 'pick-one')
  await send(actor, draftId, crack, { text: 'Cracked?', ...options(['0', '3']) })
})

const opened = async () => {
  const found = await draft(actor, draftId)
  if (!found) throw new Error('gone')
  return found.questionnaire
}
const rule = async (act: 'score' | 'flag', fields: object, id = '') =>
  change(actor, draftId, {
    ...{ act, id, was: ruleFingerprint(await opened(), extensionUrl[act], id) },
    fields,
  })
const idOf = async (act: 'score' | 'flag') =>
  (await opened()).extension
    ?.find((one) => one.url === extensionUrl[act])
    ?.extension?.find((one) => one.url === 'id')?.valueCode ?? ''
const score = (over: object = {}) =>
  rule('score', {
    ...{ title: 'Hand score', items: [sore, crack], bandFrom: ['0', '4'], bandLabel: ['Mild', 'Severe'] },
    ...over,
  })
const picked = (one: string, other?: string): Answers => ({
  [sore]: { values: [{ valueCoding: { code: one } }] },
  ...(other && { [crack]: { values: [{ valueCoding: { code: other } }] } }),
})
const context = { ageYears: 40 }

describe('Scores and flags of a draft', () => {
  it('are published as the data that scoring and flagging read', async () => {
    expect(await score()).toMatchObject({ ok: true })
    const reaches = { words: 'Hands are bad', severity: 'high', score: await idOf('score'), atLeast: '4' }
    expect(await rule('flag', reaches)).toMatchObject({ ok: true })
    expect(
      await rule('flag', {
        ...{ words: 'Cracked hands', severity: 'note', conditionQuestion: [crack], conditionWas: [crack] },
        ...{ conditionOperator: ['='], conditionAnswer: ['much'] },
      }),
    ).toMatchObject({ ok: true })
    const revision = (await draft(actor, draftId))?.revision
    const done = await publishDraft(actor, { draftId, revision, reason: 'Scored' })
    if (!done.ok) throw new Error(JSON.stringify(done))
    const published = (await libraryQuestionnaire(actor, done.versionId))?.questionnaire
    if (!published) throw new Error('not there')
    expect(scoreResponse(published, picked('much', 'much'))).toMatchObject([
      { title: 'Hand score', value: 6 },
    ])
    expect(scoreResponse(published, picked('much'))).toMatchObject([
      { cannot: '“Cracked?” was not answered.' },
    ])
    expect(flagResponse(published, picked('much', 'much'), context)).toMatchObject([
      {
        words: 'Hands are bad',
        severity: 'high',
        citations: [{ question: 'Sore?' }, { question: 'Cracked?' }],
      },
      { words: 'Cracked hands', severity: 'note' },
    ])
    expect(flagResponse(published, picked('no', 'no'), context)).toEqual([])
    expect(flagResponse(published, picked('much'), context)).toMatchObject([{ kind: 'needs-clarifying' }])
  })

  it('follow when a weight changes, and say what is to do when a question goes', async () => {
    await score()
    await rule('flag', { words: 'Bad', severity: 'high', score: await idOf('score'), atLeast: '5' })
    await send(actor, draftId, sore, { optionWeight: ['0', '10'] })
    expect(scoreResponse(await opened(), picked('much', 'much'))).toMatchObject([{ value: 13 }])
    await change(actor, draftId, { act: 'remove', linkId: crack })
    const revision = (await draft(actor, draftId))?.revision
    expect(await publishDraft(actor, { draftId, revision, reason: 'Why' })).toMatchObject({
      reason: 'blocked',
      blockers: expect.arrayContaining([
        expect.objectContaining({
          sentence:
            'The score “Hand score” counts a question that was removed. Save it again without that question.',
        }),
      ]),
    })
    await change(actor, draftId, { act: 'drop-score', id: await idOf('score') })
    expect(
      await publishDraft(actor, { draftId, revision: (revision ?? 0) + 1, reason: 'Why' }),
    ).toMatchObject({
      reason: 'blocked',
      blockers: [{ sentence: 'The flag “Bad” looks at a score that was removed. Pick another.' }],
    })
  })

  it('are refused where they say nothing, and never overwritten in silence', async () => {
    expect(await score({ items: [] })).toMatchObject({ errors: { items: expect.any(String) } })
    expect(await score({ gaps: 'least', least: '3' })).toMatchObject({
      errors: { least: expect.any(String) },
    })
    expect(await score({ bandFrom: ['x'], bandLabel: ['Mild'] })).toMatchObject({
      errors: { 'bandFrom-0': expect.any(String) },
    })
    expect(await rule('flag', { words: 'Nothing' })).toMatchObject({
      errors: { 'conditionQuestion-0': expect.any(String) },
    })
    expect(await rule('flag', { words: 'Now', severity: 'urgent', minAge: '65' })).toMatchObject({
      errors: { patientWords: expect.any(String) },
    })
    await score()
    const id = await idOf('score')
    const was = ruleFingerprint(await opened(), extensionUrl.score, id)
    await rule('score', { title: 'Theirs', items: [sore] }, id)
    expect(
      await change(actor, draftId, { act: 'score', id, was, fields: { title: 'Mine', items: [sore] } }),
    ).toEqual({ ok: false, reason: 'conflict' })
  })

  it('get another rule version when a flag means something else', async () => {
    const versionOf = async () =>
      (await opened()).extension?.[0]?.extension?.find((one) => one.url === 'version')?.valueString
    await rule('flag', { words: 'Old', minAge: '65' })
    const id = await idOf('flag')
    await rule('flag', { words: 'Aged', minAge: '65' }, id)
    expect(await versionOf()).toBe('1')
    await rule('flag', { words: 'Aged', minAge: '70' }, id)
    expect(await versionOf()).toBe('2')
  })
})
