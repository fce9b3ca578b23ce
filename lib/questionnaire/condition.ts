import type { FhirValue } from './answers'
import type { Coding, EnableWhen, QuantityOf } from './schema'

type Expected = Omit<EnableWhen, 'question' | 'operator'>
type Plain = { kind: 'boolean' | 'number' | 'date' | 'string'; of: boolean | number | string }
type Comparable = Plain | { kind: 'quantity'; of: QuantityOf } | { kind: 'coding'; of: Coding }

function ofAnswer(value: FhirValue): Comparable | undefined {
  if ('valueBoolean' in value) return { kind: 'boolean', of: value.valueBoolean }
  if ('valueInteger' in value) return { kind: 'number', of: value.valueInteger }
  if ('valueDecimal' in value) return { kind: 'number', of: value.valueDecimal }
  if ('valueDate' in value) return { kind: 'date', of: value.valueDate }
  if ('valueString' in value) return { kind: 'string', of: value.valueString }
  if ('valueCoding' in value) return { kind: 'coding', of: value.valueCoding }
  return 'valueQuantity' in value ? { kind: 'quantity', of: value.valueQuantity } : undefined
}

function ofCondition(expected: Expected): Comparable | undefined {
  if (expected.answerBoolean !== undefined) return { kind: 'boolean', of: expected.answerBoolean }
  const number = expected.answerInteger ?? expected.answerDecimal
  if (number !== undefined) return { kind: 'number', of: number }
  if (expected.answerDate !== undefined) return { kind: 'date', of: expected.answerDate }
  if (expected.answerString !== undefined) return { kind: 'string', of: expected.answerString }
  if (expected.answerQuantity !== undefined) return { kind: 'quantity', of: expected.answerQuantity }
  if (expected.answerCoding !== undefined) return { kind: 'coding', of: expected.answerCoding }
  return undefined
}

/** A system left out on either side is not held against the code: exporters often leave it out of conditions */
export function sameCoding(one: Coding, other: Coding): boolean {
  if (one.system && other.system && one.system !== other.system) return false
  return one.code !== undefined && one.code === other.code
}

/** A unit by its code where both give one, else by its words; a side that gives none is not held against the other */
export function sameUnit(one: QuantityOf, other: QuantityOf): boolean {
  if (one.code && other.code) return sameCoding(one, other)
  return !one.unit || !other.unit || one.unit === other.unit
}

/** Below, equal or above 0; undefined where the two cannot be ordered. Dates of unlike precision are compared as far as both go. */
function compare(one: Comparable, other: Comparable): number | undefined {
  if (one.kind === 'quantity') {
    const than =
      other.kind === 'quantity' ? other.of : { value: other.kind === 'number' ? Number(other.of) : undefined }
    if (one.of.value === undefined || than.value === undefined || !sameUnit(one.of, than)) return undefined
    return one.of.value - than.value
  }
  if (one.kind !== other.kind) return undefined
  if (one.kind === 'coding' && other.kind === 'coding') return sameCoding(one.of, other.of) ? 0 : undefined
  if (typeof one.of === 'number' && typeof other.of === 'number') return one.of - other.of
  if (typeof one.of === 'boolean') return one.of === other.of ? 0 : undefined
  if (typeof one.of !== 'string' || typeof other.of !== 'string') return undefined
  if (one.kind === 'date') {
    const length = Math.min(one.of.length, other.of.length)
    const [a, b] = [one.of.slice(0, length), other.of.slice(0, length)]
    if (a === b) return one.of.length === other.of.length ? 0 : undefined
    return a < b ? -1 : 1
  }
  return one.of === other.of ? 0 : one.of < other.of ? -1 : 1
}

/**
 * FHIR R4's enableWhen over the values given: any value may satisfy a comparison; `!=` holds when no value equals, so
 * also when nothing was answered; `exists` asks for a value, which "not sure" is not.
 */
export function holds(
  condition: Expected & Pick<EnableWhen, 'operator'>,
  values: readonly FhirValue[],
): boolean {
  if (condition.operator === 'exists') return (condition.answerBoolean ?? true) === values.length > 0
  const expected = ofCondition(condition)
  if (!expected) return false
  const results = values.map((value) => {
    const given = ofAnswer(value)
    return given && compare(given, expected)
  })
  const any = (test: (result: number) => boolean) =>
    results.some((result) => result !== undefined && test(result))
  switch (condition.operator) {
    case '=':
      return any((result) => result === 0)
    case '!=':
      return !any((result) => result === 0)
    case '>':
      return any((result) => result > 0)
    case '<':
      return any((result) => result < 0)
    case '>=':
      return any((result) => result >= 0)
    case '<=':
      return any((result) => result <= 0)
    default:
      return false
  }
}
