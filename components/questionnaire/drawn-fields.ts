import { type Answer, absenceOf, valuesOf } from '@/lib/questionnaire/answers'
import { sameUnit } from '@/lib/questionnaire/condition'
import { isRanking, scaleOf, unitKey, unitsOf } from '@/lib/questionnaire/extension'
import {
  absentFieldName,
  absentKey,
  dateFieldName,
  fieldName,
  otherFieldName,
  otherKey,
  rankFieldName,
  unitFieldName,
} from '@/lib/questionnaire/field-names'
import { type Option, optionOf } from '@/lib/questionnaire/options'
import type { Item } from '@/lib/questionnaire/schema'

/** What each field of a page holds when it is drawn: field name to values, as a post of it would bring them */
export type DrawnFields = Readonly<Record<string, readonly string[]>>

export const drawn = (fields: DrawnFields, name: string): readonly string[] =>
  Object.hasOwn(fields, name) ? (fields[name] ?? []) : []

export const drawnText = (fields: DrawnFields, name: string): string => drawn(fields, name)[0] ?? ''

/** Whether anything was typed or picked for a question: a unit by itself is neither */
export const isFilled = (linkId: string, fields: DrawnFields): boolean =>
  [
    fieldName(linkId),
    otherFieldName(linkId),
    ...(['day', 'month', 'year'] as const).map((part) => dateFieldName(linkId, part)),
  ].some((name) => drawn(fields, name).some(Boolean))

const isPicked = (item: Item): boolean =>
  ['choice', 'open-choice', 'boolean'].includes(item.type) || scaleOf(item) !== undefined

/** The fields that a stored answer fills: what `readPage` would read back as the same answer */
export function drawnFields(item: Item, options: readonly Option[], answer: Answer | undefined): DrawnFields {
  const { linkId } = item
  const absence = absenceOf(answer)
  if (absence) {
    // A list to open has its ways not to answer beside it, other choices have them among their own
    const among = isPicked(item) ? { [fieldName(linkId)]: [absentKey(absence)] } : {}
    return { ...among, [absentFieldName(linkId)]: [absence] }
  }
  const own: string[] = []
  const other: string[] = []
  const units: string[] = []
  const fields: Record<string, string[]> = {}
  valuesOf(answer).forEach((value, at) => {
    const option = optionOf(options, value)
    const key = option?.key ?? otherKey(other.length)
    if (option) own.push(option.key)
    else if ('valueString' in value && item.type === 'open-choice') {
      own.push(key)
      other.push(value.valueString)
    } else if ('valueDate' in value) {
      const [year, month, day] = value.valueDate.split('-')
      const parts = { year, month, day }
      for (const part of ['day', 'month', 'year'] as const) {
        const name = dateFieldName(linkId, part)
        const number = parts[part]
        if (number || item.repeats)
          fields[name] = [...(fields[name] ?? []), number ? String(Number(number)) : '']
      }
    } else if ('valueQuantity' in value) {
      const unit = unitsOf(item).find((one) => sameUnit({ ...one, unit: one.display }, value.valueQuantity))
      own.push(String(value.valueQuantity.value))
      units.push(unit ? unitKey(unit) : '')
    } else own.push(plain(value))
    if (isRanking(item)) fields[rankFieldName(linkId, key)] = [String(at + 1)]
  })
  if (own.length > 0) fields[fieldName(linkId)] = own
  if (units.some(Boolean)) fields[unitFieldName(linkId)] = units
  if (other.length > 0) fields[otherFieldName(linkId)] = other
  return fields
}

function plain(value: ReturnType<typeof valuesOf>[number]): string {
  if ('valueBoolean' in value) return String(value.valueBoolean)
  if ('valueInteger' in value) return String(value.valueInteger)
  if ('valueDecimal' in value) return String(value.valueDecimal)
  return 'valueString' in value ? value.valueString : ''
}
