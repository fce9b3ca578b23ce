import { answerIssues, dateIssue, numberIssue, textIssue } from './answer-rules'
import { type Absence, type Answer, absences, type FhirValue } from './answers'
import { type DatePrecision, datePrecision, isRanking, unitKey, unitsOf } from './extension'
import { absentKey, otherKey } from './field-names'
import { type Issue, issue } from './issue'
import { optionsOf } from './options'
import type { Item, Questionnaire } from './schema'

/** What a form posted for one item, by the part of the field's name */
export type TypedItem = Readonly<{
  own: readonly string[]
  other: readonly string[]
  absent: readonly string[]
  /** By row where the item takes several values, as `own` is too */
  date: Readonly<Record<DatePrecision, readonly string[]>>
  unit: readonly string[]
  /** Rank by option key */
  rank: (key: string) => number | undefined
}>

/** An answer, nothing (null), or why what was typed cannot be one */
export type Reading = Answer | null | Issue

export const isIssue = (reading: Reading): reading is Issue => reading !== null && 'code' in reading

export function readItem(questionnaire: Questionnaire, item: Item, typed: TypedItem): Reading {
  const given = readValues(questionnaire, item, typed)
  const absent = readAbsence(typed)
  if (absent === undefined) {
    if (!given || isIssue(given)) return given
    return answerIssues(questionnaire, item, given)[0] ?? given
  }
  if (given) return issue(item, 'answer-or-absence')
  return answerIssues(questionnaire, item, { absent })[0] ?? { absent }
}

function readAbsence({ own, absent }: TypedItem): Absence | undefined {
  return absences.find((one) => absent.includes(one) || own.includes(absentKey(one)))
}

function readValues(questionnaire: Questionnaire, item: Item, typed: TypedItem): Reading {
  if (item.type === 'choice' || item.type === 'open-choice') return readChoices(questionnaire, item, typed)
  const rows = Math.max(...[typed.own, ...Object.values(typed.date)].map((one) => one.length))
  const values: FhirValue[] = []
  for (let row = 0; row < (item.repeats ? rows : 1); row++) {
    const read = readRow(item, typed, row)
    if (read && 'code' in read) return read
    if (read) values.push(read)
  }
  return values.length > 0 ? { values } : null
}

/** One value, nothing, or what is wrong with it */
function readRow(item: Item, typed: TypedItem, row: number): FhirValue | null | Issue {
  const typedHere = typed.own[row] ?? ''
  const isAbsence = absences.some((one) => typedHere === absentKey(one))
  const text = tidy(item, isAbsence ? '' : typedHere)
  if (item.type === 'date') return readDate(item, typed, row, text)
  if (text === '') return null
  switch (item.type) {
    case 'boolean':
      if (text !== 'true' && text !== 'false') return issue(item, 'unknown-option')
      return { valueBoolean: text === 'true' }
    case 'integer':
    case 'decimal':
    case 'quantity':
      return readNumber(item, text, typed.unit[row] ?? '')
    default:
      return textIssue(item, text) ?? { valueString: text }
  }
}

/** Line breaks as one character; on one line they become a space; no white space at the ends */
function tidy(item: Item, text: string): string {
  const lines = text.replace(/\r\n?/g, '\n')
  return (item.type === 'text' ? lines : lines.replaceAll('\n', ' ')).trim()
}

/** A decimal comma is taken as a point; nothing else beside digits and a sign is a number */
function readNumber(item: Item, text: string, unitTyped: string): FhirValue | Issue {
  const unclear = thousands(item, text)
  if (unclear) return unclear
  const plain = text.replace(',', '.').replace(/^[+]/, '').replace('\u2212', '-')
  if (!/^-?(\d{1,15}(\.\d{0,15})?|\.\d{1,15})$/.test(plain))
    return numberIssue(item, Number.NaN) ?? issue(item, 'not-a-number')
  const number = Number(plain) + 0
  const wrong = numberIssue(item, number)
  if (wrong) return wrong
  if (item.type !== 'quantity')
    return item.type === 'integer' ? { valueInteger: number } : { valueDecimal: number }
  const units = unitsOf(item)
  const unit = units.find((one) => unitKey(one) === unitTyped) ?? (units.length === 1 ? units[0] : undefined)
  if (!unit) return units.length > 0 ? issue(item, 'unknown-unit') : { valueQuantity: { value: number } }
  const { system, code, display = code } = unit
  return {
    valueQuantity: {
      value: number,
      ...(display && { unit: display }),
      ...(system && { system }),
      ...(code && { code }),
    },
  }
}

/**
 * One person's 1,500 is another's 1.5: who writes it so is asked which, since an answer a thousand times too small looks
 * like any other. In a whole number a point there can part nothing but thousands.
 */
function thousands(item: Item, text: string): Issue | undefined {
  const [, lead, mark, last] = /^([-+\u2212]?[1-9]\d{0,2})([.,])(\d{3})$/.exec(text) ?? []
  if (lead === undefined || (mark === '.' && item.type !== 'integer')) return undefined
  const whole = `${lead}${last}`
  return item.type === 'integer'
    ? issue(item, 'thousands', { typed: text, whole })
    : issue(item, 'thousands-or-decimals', { typed: text, whole, part: `${lead}.${last}` })
}

const partsOf: Record<DatePrecision, readonly DatePrecision[]> = {
  day: ['year', 'month', 'day'],
  month: ['year', 'month'],
  year: ['year'],
}

/** Three numbers, as `dateFieldName` posts them, or a whole FHIR date in the item's own field */
function readDate(item: Item, typed: TypedItem, row: number, whole: string): FhirValue | null | Issue {
  const parts = partsOf[datePrecision(item)]
  const numbers = parts.map((part) => (typed.date[part][row] ?? '').trim())
  if (numbers.every((one) => one === ''))
    return whole ? (dateIssue(item, whole) ?? { valueDate: whole }) : null
  const empty = parts.filter((_, at) => numbers[at] === '')
  if (empty.length > 0) return issue(item, 'date-incomplete', { part: empty.at(-1) ?? 'day' })
  if (!numbers.every((one, at) => (at === 0 ? /^\d{4}$/ : /^\d{1,2}$/).test(one)))
    return issue(item, 'not-a-date')
  const date = numbers.map((one, at) => one.padStart(at === 0 ? 4 : 2, '0')).join('-')
  return dateIssue(item, date) ?? { valueDate: date }
}

function readChoices(questionnaire: Questionnaire, item: Item, typed: TypedItem): Reading {
  const options = optionsOf(questionnaire, item)
  const known = new Set([...options.map((one) => one.key), ...absences.map(absentKey)])
  const chosen = new Set(typed.own.filter((key) => key !== ''))
  const words = item.type === 'open-choice' ? typed.other.map((text) => tidy(item, text)) : []
  for (const key of chosen) {
    if (known.has(key)) continue
    const at = words.findIndex((_, n) => key === otherKey(n))
    if (at < 0)
      return issue(item, item.type === 'open-choice' && key === otherKey() ? 'other-empty' : 'unknown-option')
    if (words[at] === '') return issue(item, 'other-empty')
  }
  const picked: { key: string; value: FhirValue }[] = options
    .filter((one) => chosen.has(one.key) || (isRanking(item) && typed.rank(one.key) !== undefined))
    .map((one) => ({ key: one.key, value: one.value }))
  if (!item.repeats && picked.length > 0 && words.some((text) => text !== ''))
    return issue(item, 'option-or-words')
  words.forEach((text, n) => {
    if (text !== '') picked.push({ key: otherKey(n), value: { valueString: text } })
  })
  if (picked.length === 0) return null
  const place = (key: string) => typed.rank(key) ?? Number.POSITIVE_INFINITY
  if (isRanking(item))
    picked.sort((a, b) => (place(a.key) === place(b.key) ? 0 : place(a.key) - place(b.key)))
  return { values: picked.map((one) => one.value) }
}
