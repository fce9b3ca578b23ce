import { sameUnit } from './condition'
import { expectedValue } from './condition-words'
import { extensionUrl, numberOf, unitsOf } from './extension'
import { optionOf, optionsOf } from './options'
import type { EnableWhen, Item, Operator, Questionnaire } from './schema'

/**
 * Whether its question can be given an answer that a condition looks for. One that looks for another kind of answer, for a
 * choice that is not offered or for a number beyond the limits is met by none: what hangs on it is never asked, or
 * never raised, and nobody is told.
 */
export function canBeFound(questionnaire: Questionnaire, item: Item, condition: EnableWhen): boolean {
  if (condition.operator === 'exists') return true
  switch (item.type) {
    case 'boolean':
      return condition.answerBoolean !== undefined
    case 'integer':
    case 'decimal':
    case 'quantity':
      return isWithin(item, condition)
    case 'date':
      return condition.answerDate !== undefined
    case 'string':
    case 'text':
      return condition.answerString !== undefined
    case 'choice':
    case 'open-choice':
      return isAmongOptions(questionnaire, item, condition)
    default:
      return false
  }
}

function isWithin(
  item: Item,
  { operator, answerInteger, answerDecimal, answerQuantity }: EnableWhen,
): boolean {
  const amount = item.type === 'quantity' ? answerQuantity : undefined
  const number = answerInteger ?? answerDecimal ?? amount?.value
  const units = unitsOf(item)
  if (number === undefined) return false
  const isInUnit =
    units.length === 0 || units.some((one) => sameUnit({ ...one, unit: one.display }, amount ?? {}))
  // limits are not said by unit
  if (!isInUnit || units.length > 1) return isInUnit
  const min = numberOf(item, extensionUrl.minValue) ?? Number.NEGATIVE_INFINITY
  const max = numberOf(item, extensionUrl.maxValue) ?? Number.POSITIVE_INFINITY
  return reaches(operator, number, min, max)
}

function reaches(operator: Operator, number: number, min: number, max: number): boolean {
  switch (operator) {
    case '=':
      return number >= min && number <= max
    case '>':
      return max > number
    case '>=':
      return max >= number
    case '<':
      return min < number
    case '<=':
      return min <= number
    default:
      return true
  }
}

function isAmongOptions(questionnaire: Questionnaire, item: Item, condition: EnableWhen): boolean {
  if (item.type === 'open-choice' && condition.answerString !== undefined) return true
  const options = optionsOf(questionnaire, item)
  const { operator, answerInteger, answerDecimal, answerDate } = condition
  const number = answerInteger ?? answerDecimal
  if (number !== undefined || answerDate !== undefined)
    return options.some(
      ({ value }) =>
        ('valueInteger' in value &&
          number !== undefined &&
          reaches(operator, number, value.valueInteger, value.valueInteger)) ||
        ('valueDate' in value && answerDate !== undefined),
    )
  const value = expectedValue(condition)
  return value !== undefined && optionOf(options, value) !== undefined
}
