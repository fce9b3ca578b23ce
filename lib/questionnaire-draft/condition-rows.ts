import { z } from 'zod'
import type { FieldErrors } from '@/lib/platform/field'
import { isFhirText } from '@/lib/questionnaire/address'
import { unitsOf } from '@/lib/questionnaire/extension'
import { isQuestion, itemOf } from '@/lib/questionnaire/item-index'
import { optionsOf, sameValue } from '@/lib/questionnaire/options'
import type { EnableWhen, Item, Operator, Questionnaire } from '@/lib/questionnaire/schema'
import { figureIn } from './figure'

const rows = z.array(z.string().max(2000)).max(60).default([])

/** A row for each condition: a question, how it compares, and with what. Fields of the same name, in order. */
export const conditionFields = {
  conditionQuestion: rows,
  /** The question of the row as it was drawn: another one has other answers */
  conditionWas: rows,
  conditionOperator: rows,
  conditionAnswer: rows,
}
export type ConditionFields = Readonly<Record<keyof typeof conditionFields, readonly string[]>>

const comparisons = ['=', '!=', '>', '>=', '<', '<='] as const
export type Comparison = (typeof comparisons)[number] | 'answered' | 'unanswered'

/** How an answer to this question may be compared */
export function comparisonsOf(item: Item): readonly Comparison[] {
  if (item.type === 'attachment') return ['answered', 'unanswered']
  const hasOrder = ['integer', 'decimal', 'quantity', 'date'].includes(item.type)
  return [...(hasOrder ? comparisons : (['=', '!='] as const)), 'answered', 'unanswered']
}

export function conditionRows(
  questionnaire: Questionnaire,
  conditions: readonly EnableWhen[],
): Record<string, string[]> {
  const questions = conditions.map((one) => one.question)
  return {
    conditionQuestion: questions,
    conditionWas: questions,
    conditionOperator: conditions.map(({ operator, answerBoolean }) => {
      if (operator !== 'exists') return operator
      return answerBoolean === false ? 'unanswered' : 'answered'
    }),
    conditionAnswer: conditions.map((one) => answerText(questionnaire, one)),
  }
}

/** As its control shows it: an option by its key */
function answerText(questionnaire: Questionnaire, condition: EnableWhen): string {
  if (condition.operator === 'exists') return ''
  const { answerBoolean, answerInteger, answerDecimal, answerDate, answerString, answerQuantity } = condition
  const item = itemOf(questionnaire, condition.question)
  const code = condition.answerCoding?.code
  if (code !== undefined) {
    const value = { valueCoding: { system: condition.answerCoding?.system, code } }
    const options = item ? optionsOf(questionnaire, item) : []
    return options.find((one) => sameValue(one.value, value))?.key ?? code
  }
  const plain =
    answerBoolean ?? answerInteger ?? answerDecimal ?? answerDate ?? answerString ?? answerQuantity?.value
  return plain === undefined ? '' : String(plain)
}

export type ConditionsRead = { conditions: EnableWhen[]; errors: FieldErrors }

/** The conditions that the rows say. A row whose question was just changed asks whether it is answered, until it is told more. */
export function conditionsFrom(
  questionnaire: Questionnaire,
  fields: ConditionFields,
  before: readonly EnableWhen[],
): ConditionsRead {
  const errors: FieldErrors = {}
  const rows = (one: Record<string, readonly string[]>, at: number) =>
    JSON.stringify(
      [one.conditionQuestion, one.conditionOperator, one.conditionAnswer].map((all) => all?.[at]),
    )
  const drawn = conditionRows(questionnaire, before)
  const conditions = fields.conditionQuestion.flatMap((question, at): EnableWhen[] => {
    if (question === '') return []
    const kept = before.find((_, place) => rows(drawn, place) === rows(fields, at))
    if (kept) return [kept]
    const answered: EnableWhen = { question, operator: 'exists', answerBoolean: true }
    const item = itemOf(questionnaire, question)
    if (!item || !isQuestion(item) || question !== fields.conditionWas[at]) return [answered]
    const comparison = comparisonsOf(item).find((one) => one === fields.conditionOperator[at]) ?? 'answered'
    if (comparison === 'answered') return [answered]
    if (comparison === 'unanswered') return [{ ...answered, answerBoolean: false }]
    const condition = compared(questionnaire, item, comparison, fields.conditionAnswer[at] ?? '')
    if (!condition) errors[`conditionAnswer-${at}`] = missing(item)
    return condition ? [condition] : [answered]
  })
  return { conditions, errors }
}

function missing(item: Item): string {
  if (item.type === 'choice' || item.type === 'open-choice' || item.type === 'boolean')
    return 'Pick the answer to compare with'
  if (item.type === 'date') return 'Enter the date to compare with'
  return item.type === 'string' || item.type === 'text'
    ? 'Enter the words to compare with'
    : 'Enter the number to compare with'
}

function compared(
  questionnaire: Questionnaire,
  item: Item,
  operator: Operator,
  typed: string,
): EnableWhen | undefined {
  const text = typed.trim()
  const base = { question: item.linkId, operator }
  const number = figureIn(text)
  switch (item.type) {
    case 'boolean':
      return text === 'true' || text === 'false' ? { ...base, answerBoolean: text === 'true' } : undefined
    case 'integer':
      return number !== undefined && Number.isInteger(number) ? { ...base, answerInteger: number } : undefined
    case 'decimal':
      return number !== undefined ? { ...base, answerDecimal: number } : undefined
    case 'quantity': {
      const [unit] = unitsOf(item)
      if (number === undefined) return undefined
      const said = unit && { unit: unit.display ?? unit.code, system: unit.system, code: unit.code }
      return { ...base, answerQuantity: { value: number, ...said } }
    }
    case 'date':
      return /^\d{4}(-\d\d(-\d\d)?)?$/.test(text) ? { ...base, answerDate: text } : undefined
    case 'string':
    case 'text':
      return text !== '' && isFhirText(text) && text.isWellFormed()
        ? { ...base, answerString: text }
        : undefined
    default:
      return comparedOption(questionnaire, item, base, text)
  }
}

function comparedOption(
  questionnaire: Questionnaire,
  item: Item,
  base: { question: string; operator: Operator },
  key: string,
): EnableWhen | undefined {
  const value = optionsOf(questionnaire, item).find((one) => one.key === key)?.value
  if (!value) return undefined
  if ('valueCoding' in value) {
    const { system, code, display } = value.valueCoding
    return { ...base, answerCoding: { ...(system && { system }), code, ...(display && { display }) } }
  }
  if ('valueInteger' in value) return { ...base, answerInteger: value.valueInteger }
  if ('valueDate' in value) return { ...base, answerDate: value.valueDate }
  return 'valueString' in value ? { ...base, answerString: value.valueString } : undefined
}
