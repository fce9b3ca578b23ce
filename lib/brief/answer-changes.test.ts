import { describe, expect, it } from 'vitest'
import type { Answer, Answers } from '@/lib/questionnaire/answers'
import { extensionUrl } from '@/lib/questionnaire/extension'
import type { Questionnaire } from '@/lib/questionnaire/schema'
import { answerChanges } from './answer-changes'
import { flipWords } from './brief-words'
import { clearedFlags, isNewFlag } from './flag-changes'

const option = (code: string, display: string) => ({ valueCoding: { code, display } })
const form: Questionnaire = {
  resourceType: 'Questionnaire',
  status: 'active',
  item: [
    { linkId: 'itch', type: 'integer', text: 'Itch?' },
    { linkId: 'smoke', type: 'boolean', text: 'Do you smoke?' },
    {
      linkId: 'since',
      type: 'choice',
      text: 'Since when?',
      enableWhen: [{ question: 'smoke', operator: '=', answerBoolean: true }],
      answerOption: [option('long', 'For years'), option('short', 'Not for long')],
    },
    {
      linkId: 'areas',
      type: 'choice',
      repeats: true,
      text: 'Where?',
      answerOption: [option('face', 'Face'), option('neck', 'Neck'), option('hand', 'Hand')],
    },
    {
      linkId: 'topics',
      type: 'open-choice',
      repeats: true,
      text: 'Topics?',
      extension: [{ url: extensionUrl.ranking, valueBoolean: true }],
      answerOption: [option('cost', 'Cost')],
    },
    { linkId: 'words', type: 'text', text: 'Anything else?' },
  ],
}
const yes: Answer = { values: [{ valueBoolean: true }] }
const no: Answer = { values: [{ valueBoolean: false }] }
const number = (valueInteger: number): Answer => ({ values: [{ valueInteger }] })
const picks = (...codes: string[]): Answer => ({ values: codes.map((code) => ({ valueCoding: { code } })) })
const changes = (now: Answers, before: Answers, scored: string[] = []) =>
  answerChanges(
    { questionnaire: form, answers: now },
    { questionnaire: form, answers: before },
    new Set(scored),
  )

describe('answers that are others than before', () => {
  it('are told in words, in the order of the form', () => {
    expect(
      changes({ smoke: no, itch: number(9) }, { smoke: yes, itch: number(5), since: picks('long') }),
    ).toEqual([
      { linkId: 'itch', question: 'Itch?', kind: 'other', now: '9', before: '5' },
      { linkId: 'smoke', question: 'Do you smoke?', kind: 'other', now: 'No', before: 'Yes' },
    ])
  })

  it('say what came and what went of several', () => {
    expect(changes({ areas: picks('hand', 'face') }, { areas: picks('face', 'neck') })).toEqual([
      { linkId: 'areas', question: 'Where?', kind: 'several', came: 'Hand', gone: 'Neck' },
    ])
    expect(changes({ areas: picks('face', 'neck') }, { areas: picks('neck', 'face') })).toEqual([])
  })

  it('tell not sure, declined and no answer apart', () => {
    const before = { smoke: yes, areas: picks('face') }
    expect(
      changes({ smoke: { absent: 'asked-unknown' }, areas: { absent: 'asked-declined' } }, before),
    ).toEqual([
      { linkId: 'smoke', question: 'Do you smoke?', kind: 'other', now: 'Not sure', before: 'Yes' },
      { linkId: 'areas', question: 'Where?', kind: 'other', now: 'Prefers not to say', before: 'Face' },
    ])
    expect(changes({}, { smoke: no })).toMatchObject([{ now: 'Not answered', before: 'No' }])
  })

  it('are only those of questions that were asked both times', () => {
    const now = { smoke: yes, since: picks('long') }
    expect(changes(now, { smoke: no }).map(({ linkId }) => linkId)).toEqual(['smoke'])
    const { item = [] } = form
    const older = { ...form, item: item.filter(({ linkId }) => linkId !== 'areas') }
    expect(
      answerChanges(
        { questionnaire: form, answers: { areas: picks('face') } },
        { questionnaire: older, answers: {} },
        new Set(),
      ),
    ).toEqual([])
  })

  it('say how the question was put before, where that was otherwise', () => {
    const { item = [] } = form
    const text = 'Have you stopped smoking?'
    const newer = { ...form, item: item.map((one) => (one.linkId === 'smoke' ? { ...one, text } : one)) }
    const [change, ...more] = answerChanges(
      { questionnaire: newer, answers: { smoke: no, areas: picks('face') } },
      { questionnaire: form, answers: { smoke: yes, areas: picks('neck') } },
      new Set(),
    )
    expect(change).toMatchObject({ question: text, askedThen: 'Do you smoke?' })
    expect(change && flipWords(change)).toBe('“No”, was “Yes” (asked then: “Do you smoke?”)')
    expect(more).toMatchObject([{ linkId: 'areas' }])
    expect(more[0]).not.toHaveProperty('askedThen')
  })

  it('leave out free text, what was put in order, and what a score tells', () => {
    const words = (valueString: string): Answer => ({ values: [{ valueString }] })
    expect(
      changes({ words: words('a'), topics: words('b') }, { words: words('c'), topics: picks('cost') }),
    ).toEqual([])
    expect(changes({ itch: number(9) }, { itch: number(5) }, ['itch'])).toEqual([])
  })
})

describe('flags that came or went', () => {
  const raised = { ruleId: 'clot', kind: 'raised' } as const
  const unclear = { ruleId: 'clot', kind: 'needs-clarifying' } as const
  it('a new kind of a known rule is new', () => {
    expect(isNewFlag(raised, [raised])).toBe(false)
    expect(isNewFlag(raised, [unclear])).toBe(true)
    expect(isNewFlag(raised, [])).toBe(true)
  })
  it('a rule is cleared when it says nothing at all any more, once', () => {
    const rules = new Set(['clot'])
    expect(clearedFlags([unclear], [raised], rules)).toEqual([])
    expect(clearedFlags([], [raised, unclear], rules)).toEqual([raised])
  })
  it('a rule that the questionnaire has not any more was not looked at, and clears nothing', () => {
    expect(clearedFlags([], [raised], new Set(['stroke']))).toEqual([])
  })
})
