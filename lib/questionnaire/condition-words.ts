import { answerWords } from './answer-words'
import type { FhirValue } from './answers'
import { itemOf } from './item-index'
import type { EnableWhen, Operator, Questionnaire } from './schema'

const relations: Record<Exclude<Operator, 'exists'>, string> = {
  '=': 'is',
  '!=': 'is not',
  '>': 'is more than',
  '<': 'is less than',
  '>=': 'is at least',
  '<=': 'is at most',
}

/** A condition as a clinician reads it: “Do you smoke?” is Yes */
export function conditionWords(questionnaire: Questionnaire, condition: EnableWhen): string {
  const item = itemOf(questionnaire, condition.question)
  const question = `“${item?.text ?? condition.question}”`
  if (condition.operator === 'exists')
    return `${question} is ${condition.answerBoolean === false ? 'not answered' : 'answered'}`
  const value = expectedValue(condition)
  if (!item || !value) return `${question} ${relations[condition.operator]} something that is not known`
  const answer = answerWords(item, { values: [value] })
  const isQuoted = 'valueCoding' in value || 'valueString' in value
  return `${question} ${relations[condition.operator]} ${isQuoted ? `“${answer}”` : answer}`
}

/** Several, joined: all of them, or any one */
export const conditionsWords = (
  questionnaire: Questionnaire,
  conditions: readonly EnableWhen[],
  behavior: 'all' | 'any',
): string =>
  conditions
    .map((condition) => conditionWords(questionnaire, condition))
    .join(behavior === 'all' ? ', and ' : ', or ')

/** What a condition compares with, as an answer */
export function expectedValue(condition: EnableWhen): FhirValue | undefined {
  const {
    answerBoolean,
    answerInteger,
    answerDecimal,
    answerDate,
    answerString,
    answerCoding,
    answerQuantity,
  } = condition
  if (answerBoolean !== undefined) return { valueBoolean: answerBoolean }
  if (answerInteger !== undefined) return { valueInteger: answerInteger }
  if (answerDecimal !== undefined) return { valueDecimal: answerDecimal }
  if (answerDate !== undefined) return { valueDate: answerDate }
  if (answerString !== undefined) return { valueString: answerString }
  if (answerQuantity?.value !== undefined) {
    const { value, unit, system, code } = answerQuantity
    return { valueQuantity: { value, unit, system, code } }
  }
  if (!answerCoding?.code) return undefined
  const { system, code, display } = answerCoding
  return { valueCoding: { system, code, display } }
}
