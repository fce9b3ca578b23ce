import { answerIssues } from '@/lib/questionnaire/answer-rules'
import type { Answer, FhirValue } from '@/lib/questionnaire/answers'
import { unitsOf } from '@/lib/questionnaire/extension'
import { optionOf, optionsOf } from '@/lib/questionnaire/options'
import type { Item, Questionnaire } from '@/lib/questionnaire/schema'

/** What an expression came to as an answer to its item; null where it came to nothing that can be one */
export function answerFrom(
  questionnaire: Questionnaire,
  item: Item,
  results: readonly unknown[],
): Answer | null {
  const wanted = item.repeats ? results.slice(0, 500) : results
  if (wanted.length === 0 || (!item.repeats && wanted.length > 1)) return null
  const values = wanted.flatMap((one) => valueFrom(questionnaire, item, one) ?? [])
  if (values.length !== wanted.length) return null
  const answer = { values }
  return answerIssues(questionnaire, item, answer).length === 0 ? answer : null
}

function valueFrom(questionnaire: Questionnaire, item: Item, result: unknown): FhirValue | undefined {
  switch (item.type) {
    case 'boolean':
      return typeof result === 'boolean' ? { valueBoolean: result } : undefined
    case 'integer':
      return isNumber(result) && Number.isInteger(result) ? { valueInteger: result } : undefined
    case 'decimal':
      return isNumber(result) ? { valueDecimal: exact(result) } : undefined
    case 'quantity':
      return quantityFrom(item, result)
    case 'date':
      return textOf(result) ? { valueDate: textOf(result).slice(0, 10) } : undefined
    case 'string':
    case 'text':
      return textOf(result) ? { valueString: textOf(result) } : undefined
    default:
      return choiceFrom(questionnaire, item, result)
  }
}

const isNumber = (result: unknown): result is number => typeof result === 'number' && Number.isFinite(result)

/** Without the dust of binary fractions: 0.1 + 0.2 is 0.3 */
const exact = (number: number): number => Number(number.toPrecision(12))

function quantityFrom(item: Item, result: unknown): FhirValue | undefined {
  if (isNumber(result)) {
    const { display, code, system } = unitsOf(item)[0] ?? {}
    return {
      valueQuantity: {
        value: exact(result),
        unit: display ?? code,
        ...(system && { system }),
        ...(code && { code }),
      },
    }
  }
  const { value, unit, code, system } = partsOf(result)
  if (!isNumber(value)) return undefined
  const text = (part: unknown) => (typeof part === 'string' ? part : undefined)
  return { valueQuantity: { value: exact(value), unit: text(unit), code: text(code), system: text(system) } }
}

/** A coding, or the code or words of one of the item's options */
function choiceFrom(questionnaire: Questionnaire, item: Item, result: unknown): FhirValue | undefined {
  const options = optionsOf(questionnaire, item)
  if (typeof result === 'string')
    return options.find((option) => option.key === result || option.label === result)?.value
  const { system, code } = partsOf(result)
  if (typeof code !== 'string') return undefined
  const value = { valueCoding: { ...(typeof system === 'string' && { system }), code } }
  return optionOf(options, value)?.value
}

const partsOf = (result: unknown): Readonly<Record<string, unknown>> =>
  typeof result === 'object' && result !== null ? { ...result } : {}

/** Text, a number, or a date as FHIRPath holds it */
function textOf(result: unknown): string {
  if (typeof result === 'string') return result
  if (isNumber(result)) return String(exact(result))
  const isDate = typeof result === 'object' && result !== null && 'asStr' in result
  return isDate && typeof result.asStr === 'string' ? result.asStr : ''
}
