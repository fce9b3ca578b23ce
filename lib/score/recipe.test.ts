import { describe, expect, it } from 'vitest'
import type { Answers } from '@/lib/questionnaire/answers'
import { extensionUrl } from '@/lib/questionnaire/extension'
import type { Item, Questionnaire } from '@/lib/questionnaire/schema'
import { expressionProblem } from './expression-check'
import { expressionOf, isOnOneScale, type Recipe, rangeOf, recipeExtensions, recipeIn } from './recipe'
import { scoreResponse } from './score'

const weighed = (linkId: string, weights: readonly number[], more: Partial<Item> = {}): Item => ({
  ...{ linkId, type: 'choice', text: linkId },
  answerOption: weights.map((weight, at) => ({
    valueCoding: { code: `o${at}`, display: `Option ${at}` },
    extension: [{ url: extensionUrl.ordinalValue, valueDecimal: weight }],
  })),
  ...more,
})
const numbered = (linkId: string, type: 'integer' | 'decimal' | 'quantity'): Item => ({
  ...{ linkId, type, text: linkId },
  extension: [
    { url: extensionUrl.minValue, valueInteger: 0 },
    { url: extensionUrl.maxValue, valueInteger: 10 },
  ],
})
const items: Item[] = [
  { linkId: 'g', type: 'group', text: 'Group', item: [weighed('a', [0, 1, 3]), weighed('b', [0, 1, 3])] },
  weighed('many', [1, 2, 4], { repeats: true }),
  weighed("it's", [0, 1, 3], { type: 'open-choice', item: [weighed('under', [0, 1, 3])] }),
  { linkId: 'yes', type: 'boolean', text: 'yes' },
  numbered('whole', 'integer'),
  numbered('part', 'decimal'),
  numbered('amount', 'quantity'),
]
const base: Questionnaire = { resourceType: 'Questionnaire', status: 'active', title: 'T', item: items }
const pick = (...at: number[]) => ({ values: at.map((one) => ({ valueCoding: { code: `o${one}` } })) })

function scored(recipe: Recipe, answers: Answers) {
  const range = rangeOf(base, recipe)
  const score = {
    url: extensionUrl.score,
    extension: [
      { url: 'id', valueCode: 's' },
      { url: 'title', valueString: 'S' },
      {
        url: 'expression',
        valueExpression: { language: 'text/fhirpath', expression: expressionOf(base, recipe) },
      },
      { url: 'min', valueDecimal: range?.min },
      { url: 'max', valueDecimal: range?.max },
      { url: 'direction', valueCode: 'higher-is-worse' },
      ...recipeExtensions(recipe),
    ],
  }
  expect(recipeIn(score)).toEqual(recipe)
  const [done] = scoreResponse({ ...base, extension: [score] }, answers)
  return done && 'value' in done ? done.value : done?.cannot
}
const sum = (list: string[], least?: number): Recipe => ({ method: 'sum', items: list, least })
const mean = (list: string[], least?: number): Recipe => ({ method: 'mean', items: list, least })
const none = 'The answers it needs are not there.'

describe('A score from a recipe', () => {
  it('adds the weights of choices, all of several, of own words nothing', () => {
    expect(scored(sum(['a', 'b']), { a: pick(2), b: pick(1) })).toBe(4)
    expect(scored(sum(['a', 'b']), { a: pick(2), b: pick(2) })).toBe(6)
    expect(scored(sum(['a', 'many']), { a: pick(0), many: pick(0, 1, 2) })).toBe(7)
    expect(scored(sum(["it's"]), { "it's": pick(2) })).toBe(3)
    expect(scored(sum(["it's"]), { "it's": { values: [{ valueString: 'Own' }] } })).toBe(none)
  })

  it('counts yes as one, a number as itself, and what stands under an answer', () => {
    const answers: Answers = {
      yes: { values: [{ valueBoolean: true }] },
      whole: { values: [{ valueInteger: 4 }] },
      part: { values: [{ valueDecimal: 2.5 }] },
      amount: { values: [{ valueQuantity: { value: 1.5, unit: 'mg' } }] },
      "it's": pick(1),
      under: pick(2),
      a: pick(0),
    }
    expect(scored(sum(['yes', 'whole', 'part', 'amount', 'under', "it's", 'a']), answers)).toBe(13)
    expect(scored(sum(['yes', 'a']), { yes: { values: [{ valueBoolean: false }] }, a: pick(1) })).toBe(1)
  })

  it('cannot be scored with a gap, unless so many are enough: then the mean of these stands for the others', () => {
    expect(scored(sum(['a', 'b']), { a: pick(2) })).toBe(none)
    expect(scored(sum(['a', 'b']), { a: pick(2), b: { absent: 'asked-unknown' } })).toBe(none)
    expect(scored(sum(['a', 'b', 'under'], 2), { a: pick(2), b: pick(1) })).toBe(6)
    expect(scored(sum(['a', 'b', 'under'], 2), { a: pick(2) })).toBe(none)
    expect(scored(mean(['a', 'b', "it's"], 1), { a: pick(2) })).toBe(3)
    expect(scored(mean(['a', 'b', "it's"]), { a: pick(2), b: pick(1), "it's": pick(1) })).toBe(1.67)
    expect(scored(sum(['a', 'b'], 1), {})).toBe(none)
  })

  it('knows what it can come to', () => {
    expect(rangeOf(base, sum(['a', 'many', 'yes', 'whole']))).toEqual({ min: 1, max: 3 + 7 + 1 + 10 })
    expect(rangeOf(base, mean(['a', 'whole']))).toEqual({ min: 0, max: 6.5 })
    expect(rangeOf(base, sum(['g']))).toBeUndefined()
    expect(isOnOneScale(base, sum(['a', 'b']))).toBe(true)
    expect(isOnOneScale(base, sum(['a', 'whole']))).toBe(false)
  })

  it('stays within what an expression may be, for as many questions as fit', () => {
    const many = Array.from({ length: 40 }, (_, at) => weighed(`q${String(at).padStart(6, 'x')}`, [0, 1]))
    const large = { ...base, item: many }
    expect(
      expressionProblem(
        expressionOf(
          large,
          sum(
            many.map((one) => one.linkId),
            30,
          ),
        ),
      ),
    ).toBeNull()
  })
})
