import { answerIssues, forgivenInProgress } from './answer-rules'
import { type Answer, absences, type FhirValue } from './answers'
import { answerSchema } from './answers-schema'
import { extensionUrl, numberOf } from './extension'
import { isObject, objects } from './import-file'
import { type IssueCode, issue } from './issue'
import { optionsOf } from './options'
import { checkElement, type Findings, valueKeys } from './response-json'
import { nameOfItem, sentenceOf, typeOf } from './response-words'
import type { Item, Questionnaire } from './schema'

type Found = { json: Record<string, unknown>; path: string }
type Context = { questionnaire: Questionnaire; found: Findings; isStrict: boolean }

/** So many answers to one question nobody gives; times its options they cost more time than they are worth */
const MOST_ANSWERS = 500
const MOST_COMPARISONS = 1_000_000
/** What is wrong with the answers to a question together; the rest is about one value */
const ofAll: readonly IssueCode[] = ['too-many', 'repeated', 'one-or-none']

/** Checks what stands under one question and reads it: undefined where nothing can be counted as its answer */
export function readAnswers(
  item: Item,
  given: readonly Found[],
  path: string,
  context: Context,
): Answer | undefined {
  const { found, questionnaire } = context
  const name = nameOfItem(item)
  if (
    given.length > MOST_ANSWERS ||
    given.length * optionsOf(questionnaire, item).length > MOST_COMPARISONS
  ) {
    found.error('too-costly', `${name} has ${given.length} answers, more than can be checked.`, path)
    return undefined
  }
  const values = given.flatMap((one) => readValue(item, one, context) ?? [])
  const absent = given.flatMap((one) => readAbsence(item, one, context) ?? [])[0]
  if (values.length === 0) return absent && { absent }
  const answer = { values }
  const { isStrict } = context
  const min = item.repeats ? numberOf(item, extensionUrl.minOccurs) : undefined
  const together = [
    ...answerIssues(questionnaire, item, answer).filter(({ code }) => ofAll.includes(code)),
    ...(isStrict && min !== undefined && values.length < min ? [issue(item, 'too-few', { min })] : []),
    ...(absent ? [issue(item, 'answer-or-absence')] : []),
  ]
  for (const one of together) found.error(typeOf(one), sentenceOf(name, one), path)
  return answer
}

function readValue(item: Item, { json, path }: Found, context: Context): FhirValue | undefined {
  const { found } = context
  const name = nameOfItem(item)
  checkElement(json, 'answer', path, found)
  const keys = valueKeys(json)
  if (keys.length > 1) {
    found.error('structure', `${name} has an answer with ${keys.length} values (${keys.join(', ')}).`, path)
    return undefined
  }
  const [key] = keys
  if (key === undefined) {
    if (!reasonIn(json) && !Object.hasOwn(json, 'item'))
      found.error('required', `${name} has an answer without a value.`, path)
    return undefined
  }
  if (!takes(item, key)) {
    found.error('value', `${name} is of type ${item.type} and has a ${key}.`, `${path}.value`)
    return undefined
  }
  const read = answerSchema.safeParse({ values: [{ [key]: completed(json[key]) }] })
  const value = read.data && 'values' in read.data ? read.data.values[0] : undefined
  if (!value) found.error('value', `${name} has a ${key} that is not as FHIR R4 writes it.`, `${path}.value`)
  else sayIssues(item, { values: [value] }, `${path}.value`, context)
  return value
}

/** A Coding may do without its code; here its words stand in for it, as they do for an option */
function completed(value: unknown): unknown {
  if (!isObject(value) || value.code !== undefined || typeof value.display !== 'string') return value
  return { ...value, code: value.display }
}

function readAbsence(item: Item, { json, path }: Found, context: Context) {
  const reason = reasonIn(json)
  if (!reason) return undefined
  const absent = absences.find((one) => one === reason.valueCode)
  if (absent) sayIssues(item, { absent }, path, context)
  else
    context.found.error(
      'code-invalid',
      `${nameOfItem(item)} has no answer for a reason that is not known here.`,
      path,
    )
  return absent
}

/** FHIR's data-absent-reason, on the answer or on the value that is not there */
function reasonIn(json: Record<string, unknown>): Record<string, unknown> | undefined {
  const primitives = Object.entries(json).flatMap(([key, part]) =>
    key.startsWith('_value') && isObject(part) ? [part] : [],
  )
  return [json, ...primitives]
    .flatMap(({ extension }) => objects(extension))
    .find(({ url }) => url === extensionUrl.dataAbsentReason)
}

function sayIssues(item: Item, answer: Answer, path: string, context: Context): void {
  const { questionnaire, found, isStrict } = context
  for (const one of answerIssues(questionnaire, item, answer))
    if (isStrict || !forgivenInProgress.includes(one.code))
      found.error(typeOf(one), sentenceOf(nameOfItem(item), one), path)
}

const valueOfType: Readonly<Record<string, string>> = {
  boolean: 'valueBoolean',
  decimal: 'valueDecimal',
  integer: 'valueInteger',
  date: 'valueDate',
  dateTime: 'valueDateTime',
  time: 'valueTime',
  string: 'valueString',
  text: 'valueString',
  url: 'valueUri',
  attachment: 'valueAttachment',
  reference: 'valueReference',
  quantity: 'valueQuantity',
}

/** R4 lets an option be a coding, a whole number, a date, a time or text, and the answer is of the option's type */
function takes(item: Item, key: string): boolean {
  if (item.type !== 'choice' && item.type !== 'open-choice') return valueOfType[item.type] === key
  const kinds = new Set((item.answerOption ?? []).flatMap((option) => Object.keys(option)))
  if (key === 'valueCoding') return kinds.has(key) || !item.answerOption
  return kinds.has(key) || (key === 'valueString' && item.type === 'open-choice')
}
