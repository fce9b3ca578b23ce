import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { Answer, Answers } from '@/lib/questionnaire/answers'
import { itemOf } from '@/lib/questionnaire/item-index'
import { optionsOf } from '@/lib/questionnaire/options'
import { questionnaireSchema } from '@/lib/questionnaire/schema'
import { disagreements } from './disagreement'
import { disagreementRules } from './disagreement-rules'

const read = (name: string) =>
  questionnaireSchema.parse(JSON.parse(readFileSync(`content/questionnaires/${name}.json`, 'utf8')))
const before = read('before-your-visit')
const skin = read('how-is-your-skin')

const found = (beforeAnswers: Answers, skinAnswers: Answers) =>
  disagreements(disagreementRules, [
    {
      url: before.url ?? '',
      questionnaire: before,
      answers: beforeAnswers,
      place: { appointmentId: 'a', responseId: 'b' },
    },
    {
      url: skin.url ?? '',
      questionnaire: skin,
      answers: skinAnswers,
      place: { appointmentId: 'a', responseId: 's' },
    },
  ])
const pick = (...codes: string[]): Answer => ({
  values: codes.map((code) => ({ valueCoding: { system: undefined, code } })),
})
const number = (valueInteger: number): Answer => ({ values: [{ valueInteger }] })
const ids = (a: Answers, b: Answers) => found(a, b).map(({ ruleId }) => ruleId)

/** Every answer a question can have, and the ways of having none */
function inputs(questionnaire: typeof before, linkId: string): (Answer | undefined)[] {
  const item = itemOf(questionnaire, linkId)
  const options = item ? optionsOf(questionnaire, item) : []
  const values =
    options.length > 0
      ? options.map(({ value }): Answer => ({ values: [value] }))
      : Array.from({ length: 11 }, (_, at) => number(at))
  return [...values, { absent: 'asked-unknown' }, { absent: 'asked-declined' }, undefined]
}

const given = (linkId: string, answer: Answer | undefined): Answers => (answer ? { [linkId]: answer } : {})
const code = (answer: Answer | undefined): string | number | null => {
  const value = answer && 'values' in answer ? answer.values[0] : undefined
  if (!value) return null
  return 'valueCoding' in value ? value.valueCoding.code : 'valueInteger' in value ? value.valueInteger : null
}

/** Rule by rule, the pairs of answers that must raise it, said here by hand; all others must not */
const expected: [string, string, string, (one: string, other: string) => boolean][] = [
  [
    'content-sleepless',
    'content',
    'sleep-loss',
    (a, b) => /^(very|mostly)$/.test(a) && /^([789]|10)$/.test(b),
  ],
  ['content-itchy', 'content', 'itch', (a, b) => /^(very|mostly)$/.test(a) && /^([789]|10)$/.test(b)],
  [
    'content-not-better',
    'content',
    'improved',
    (a, b) => /^(very|mostly)$/.test(a) && /^(no-change|worse)$/.test(b),
  ],
  [
    'controlled-sleepless',
    'control',
    'sleep-loss',
    (a, b) => /^(completely|mostly)$/.test(a) && /^([789]|10)$/.test(b),
  ],
  [
    'controlled-itchy',
    'control',
    'itch',
    (a, b) => /^(completely|mostly)$/.test(a) && /^([789]|10)$/.test(b),
  ],
  ['controlled-flares', 'control', 'flare-days', (a, b) => /^(completely|mostly)$/.test(a) && Number(b) >= 4],
  ['sleepless-not-named', 'sleep-loss', 'gets-in-the-way', (a, b) => /^([789]|10)$/.test(a) && b !== 'sleep'],
  ['plays-down-mild', 'play-down', 'itch', (a, b) => /^(often|sometimes)$/.test(a) && /^[0123]$/.test(b)],
]

describe('what does not add up', () => {
  it('has its rules all listed here', () => {
    expect(expected.map(([id]) => id)).toEqual(disagreementRules.map(({ id }) => id))
  })

  it.each(expected)('%s, for every pair of answers', (id, one, other, raises) => {
    const home = (linkId: string) => (itemOf(before, linkId) ? before : skin)
    for (const first of inputs(home(one), one))
      for (const second of inputs(home(other), other)) {
        const all = { ...given(one, first), ...given(other, second) }
        const split = (questionnaire: typeof before) =>
          Object.fromEntries(Object.entries(all).filter(([linkId]) => itemOf(questionnaire, linkId)))
        const a = code(first)
        const b = code(second)
        const should = a !== null && b !== null && raises(String(a), String(b))
        expect(ids(split(before), split(skin)).includes(id), `${one} ${a}, ${other} ${b}`).toBe(should)
      }
  })

  it('cites both answers with where they stand', () => {
    const [first] = found({ content: pick('mostly') }, { 'sleep-loss': number(8) })
    expect(first).toMatchObject({
      ruleId: 'content-sleepless',
      ruleVersion: '1.0.0',
      citations: [
        { answer: 'Mostly happy', place: { responseId: 'b', linkId: 'content' } },
        { answer: '8 of 10', place: { responseId: 's', linkId: 'sleep-loss' } },
      ],
    })
  })

  it('needs both forms, and of several choices none may be the one', () => {
    const sent = {
      url: skin.url ?? '',
      questionnaire: skin,
      answers: { 'sleep-loss': number(9) },
      place: { appointmentId: 'a', responseId: 's' },
    }
    expect(disagreements(disagreementRules, [sent])).toEqual([])
    expect(ids({ 'gets-in-the-way': pick('self', 'sleep') }, { 'sleep-loss': number(9) })).toEqual([])
    expect(ids({ 'gets-in-the-way': pick('self', 'people') }, { 'sleep-loss': number(9) })).toEqual([
      'sleepless-not-named',
    ])
  })
})
