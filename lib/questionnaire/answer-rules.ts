import {
  type Answer,
  type AttachmentValue,
  allowedAbsences,
  type FhirValue,
  type QuantityValue,
} from './answers'
import { sameUnit } from './condition'
import { extensionOf, extensionUrl, numberOf, scaleOf, unitsOf } from './extension'
import { type Issue, type IssueCode, issue } from './issue'
import { isQuestion } from './item-index'
import { type Option, optionOf, optionsOf, sameValue } from './options'
import { matches } from './pattern'
import type { Item, ItemType, Questionnaire } from './schema'

/** No answer in words is longer, whatever a file allows */
const LONGEST: Partial<Record<ItemType, number>> = { string: 500, text: 10_000, 'open-choice': 500 }
const DAY = /^\d{4}(-\d{2}(-\d{2})?)?$/
/** Control characters other than tab and line breaks, and lone surrogates: PostgreSQL refuses some, screens hide the rest */
const unprintable = /[^\P{Cc}\t\n\r]|\p{Cs}/u

const keyFor: Partial<Record<ItemType, string>> = {
  boolean: 'valueBoolean',
  integer: 'valueInteger',
  decimal: 'valueDecimal',
  date: 'valueDate',
  string: 'valueString',
  text: 'valueString',
  quantity: 'valueQuantity',
  attachment: 'valueAttachment',
}

/** Everything wrong with one answer by itself, whether or not it is asked */
export function answerIssues(questionnaire: Questionnaire, item: Item, answer: Answer): Issue[] {
  if (!isQuestion(item)) return [issue(item, 'takes-no-answer')]
  if ('absent' in answer)
    return allowedAbsences(item).includes(answer.absent) ? [] : [issue(item, 'absence-not-offered')]
  const options = optionsOf(questionnaire, item)
  return [
    ...countIssues(item, answer.values, options),
    ...answer.values.flatMap((value) => valueIssue(item, value, options) ?? []),
  ]
}

function countIssues(item: Item, values: readonly FhirValue[], options: readonly Option[]): Issue[] {
  const max = item.repeats ? numberOf(item, extensionUrl.maxOccurs) : 1
  if (max !== undefined && values.length > max) return [issue(item, 'too-many', { max })]
  // A reading may well be the same twice; a choice cannot be made twice
  const isChoice = item.type === 'choice' || item.type === 'open-choice'
  if (isChoice && values.some((value, at) => values.slice(0, at).some((other) => sameValue(value, other))))
    return [issue(item, 'repeated')]
  const exclusive = options.find(
    (option) => option.exclusive && values.some((value) => sameValue(value, option.value)),
  )
  return exclusive && values.length > 1 ? [issue(item, 'one-or-none', { option: exclusive.label })] : []
}

function valueIssue(item: Item, value: FhirValue, options: readonly Option[]): Issue | undefined {
  if (item.type === 'choice' || item.type === 'open-choice') {
    if (optionOf(options, value)) return undefined
    if (item.type === 'open-choice' && 'valueString' in value) return textIssue(item, value.valueString)
    return issue(item, 'unknown-option')
  }
  const key = keyFor[item.type]
  if (!key || !Object.hasOwn(value, key)) return issue(item, 'wrong-type')
  if ('valueInteger' in value) return numberIssue(item, value.valueInteger)
  if ('valueDecimal' in value) return numberIssue(item, value.valueDecimal)
  if ('valueDate' in value) return dateIssue(item, value.valueDate)
  if ('valueString' in value) return textIssue(item, value.valueString)
  if ('valueQuantity' in value) return quantityIssue(item, value.valueQuantity)
  return 'valueAttachment' in value ? attachmentIssue(item, value.valueAttachment) : undefined
}

/** A number with one of the units offered, if any are; a unit left out is that of the only one */
function quantityIssue(item: Item, quantity: QuantityValue): Issue | undefined {
  const units = unitsOf(item)
  const isOffered = units.some((unit) => sameUnit({ ...unit, unit: unit.display }, quantity))
  if (units.length > 0 && !isOffered) return issue(item, 'unknown-unit')
  return numberIssue(item, quantity.value)
}

export const pictureTypes = ['image/jpeg', 'image/png', 'image/webp'] as const
/** How many pictures a question takes: as many as the file says, else ten; one where it does not repeat */
export const mostPictures = (item: Item): number =>
  item.repeats ? Math.min(10, numberOf(item, extensionUrl.maxOccurs) ?? 10) : 1

export const MOST_PICTURE_BYTES = 10 * 1024 * 1024

function attachmentIssue(
  item: Item,
  { contentType, url, size, title = '' }: AttachmentValue,
): Issue | undefined {
  const isPicture = pictureTypes.some((one) => one === contentType) && size > 0 && size <= MOST_PICTURE_BYTES
  if (!isPicture || url === '' || url.length > 500) return issue(item, 'not-a-picture', { file: 'none' })
  return unprintable.test(`${url}${title}`) || title.length > 255 ? issue(item, 'unprintable') : undefined
}

export function textIssue(item: Item, text: string): Issue | undefined {
  const longest = LONGEST[item.type] ?? 500
  const max = Math.min(item.maxLength ?? longest, longest)
  const min = numberOf(item, extensionUrl.minLength)
  const length = [...text].length
  if (length > max) return issue(item, 'too-long', { max, length })
  if (unprintable.test(text) || (item.type !== 'text' && /[\r\n]/.test(text)))
    return issue(item, 'unprintable')
  if (min !== undefined && length < min) return issue(item, 'too-short', { min, length })
  return matches(item, text) ? undefined : issue(item, 'wrong-pattern')
}

export function numberIssue(item: Item, number: number): Issue | undefined {
  const min = numberOf(item, extensionUrl.minValue)
  const max = numberOf(item, extensionUrl.maxValue)
  const bounds = { min: min ?? '', max: max ?? '' }
  if (!Number.isFinite(number) || Math.abs(number) > 2_147_483_647) return issue(item, 'not-a-number', bounds)
  if (item.type === 'integer' && !Number.isInteger(number)) return issue(item, 'not-whole', bounds)
  if (min !== undefined && number < min) return issue(item, 'too-small', bounds)
  if (max !== undefined && number > max) return issue(item, 'too-big', bounds)
  const step = scaleOf(item)?.step ?? 1
  if (step > 1 && (number - (min ?? 0)) % step !== 0) return issue(item, 'not-a-step', { step })
  const places = numberOf(item, extensionUrl.maxDecimalPlaces)
  if (places !== undefined && decimals(number) > places) return issue(item, 'too-many-decimals', { places })
  return undefined
}

function decimals(number: number): number {
  const [mantissa = '', exponent = '0'] = String(number).split('e')
  return Math.max(0, (mantissa.split('.')[1]?.length ?? 0) - Number(exponent))
}

export function dateIssue(item: Item, date: string): Issue | undefined {
  if (!isDate(date)) return issue(item, 'not-a-date')
  const min = extensionOf(item, extensionUrl.minValue)?.valueDate ?? '1900-01-01'
  const max = extensionOf(item, extensionUrl.maxValue)?.valueDate ?? '2100-12-31'
  if (date < min.slice(0, date.length)) return issue(item, 'date-too-early', { min })
  if (date > max.slice(0, date.length)) return issue(item, 'date-too-late', { max })
  return undefined
}

/** FHIR's date: a day that exists, or a year, or a year and month */
function isDate(text: string): boolean {
  if (!DAY.test(text)) return false
  const [year = 0, month = 1, day = 1] = text.split('-').map(Number)
  const date = new Date(Date.UTC(year, month - 1, day))
  date.setUTCFullYear(year)
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day
}

/** Codes that say an answer is not there yet, or not enough of it: forgiven while in progress */
export const forgivenInProgress: readonly IssueCode[] = [
  'required',
  'not-asked',
  'too-few',
  'too-short',
  'wrong-pattern',
]
