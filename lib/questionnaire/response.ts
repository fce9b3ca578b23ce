import { z } from 'zod'
import { type Answer, type Answers, absenceOf, absences, answerOf, valuesOf } from './answers'
import { answerSchema } from './answers-schema'
import { enabledItems, withoutDisabled } from './enablement'
import { extensionUrl } from './extension'
import { isQuestion, itemIndex } from './item-index'
import { optionOf, optionsOf } from './options'
import type { Extension, Item, Questionnaire } from './schema'

export type ResponseStatus = 'in-progress' | 'completed' | 'amended'

export type ResponseMeta = Readonly<{
  status: ResponseStatus
  id?: string | undefined
  /** An instant in ISO 8601 */
  authored?: string | undefined
  /** References such as Patient/<id> */
  subject?: string | undefined
  author?: string | undefined
  source?: string | undefined
}>

export type ResponseAnswer = {
  item?: ResponseItem[]
  extension?: Extension[]
  [value: `value${string}`]: unknown
}
export type ResponseItem = { linkId: string; text?: string; answer?: ResponseAnswer[]; item?: ResponseItem[] }
export type QuestionnaireResponse = {
  resourceType: 'QuestionnaireResponse'
  id?: string
  questionnaire?: string
  status: ResponseStatus
  subject?: { reference: string }
  authored?: string
  author?: { reference: string }
  source?: { reference: string }
  item?: ResponseItem[]
}

/**
 * The answers as FHIR R4, nested and ordered as the questionnaire, with only what is enabled. An absence is an answer
 * without a value that carries the data-absent-reason extension. What stands under a question goes under its
 * first answer, as R4 asks.
 */
export function toQuestionnaireResponse(
  questionnaire: Questionnaire,
  answers: Answers,
  meta: ResponseMeta,
): QuestionnaireResponse {
  const counted = withoutDisabled(questionnaire, answers)
  const enabled = enabledItems(questionnaire, counted)
  const { byLinkId } = itemIndex(questionnaire)
  // An option goes out as the questionnaire writes it: with its system, which scores look for
  const said = (item: Item): Answer | undefined => {
    const answer = answerOf(counted, item.linkId)
    if (!answer || 'absent' in answer) return answer
    const options = optionsOf(questionnaire, item)
    return { values: answer.values.map((value) => optionOf(options, value)?.value ?? value) }
  }
  const below = (items: readonly Item[] = []): ResponseItem[] =>
    items.flatMap((item) => {
      const isKnown = byLinkId.get(item.linkId)?.item === item && enabled.has(item.linkId)
      return (isKnown && responseItem(item, said(item), below(item.item))) || []
    })
  const item = below(questionnaire.item)
  const canonical = [questionnaire.url, questionnaire.version].filter(Boolean).join('|')
  const reference = (to: string | undefined) => (to ? { reference: to } : undefined)
  return dropEmpty({
    resourceType: 'QuestionnaireResponse' as const,
    id: meta.id,
    questionnaire: questionnaire.url ? canonical : undefined,
    status: meta.status,
    subject: reference(meta.subject),
    authored: meta.authored,
    author: reference(meta.author),
    source: reference(meta.source),
    item,
  })
}

function responseItem(
  item: Item,
  answer: Answer | undefined,
  below: ResponseItem[],
): ResponseItem | undefined {
  const named = { linkId: item.linkId, ...(item.text && { text: item.text }) }
  if (!isQuestion(item)) return below.length > 0 ? { ...named, item: below } : undefined
  const given: ResponseAnswer[] = valuesOf(answer).map((value) => ({ ...value }))
  const absence = absenceOf(answer)
  if (absence) given.push({ extension: [{ url: extensionUrl.dataAbsentReason, valueCode: absence }] })
  if (below.length > 0) given[0] = { ...given[0], item: below }
  return given.length > 0 ? { ...named, answer: given } : undefined
}

function dropEmpty<Kept extends object>(object: Kept): { [K in keyof Kept]: Exclude<Kept[K], undefined> } {
  const kept = Object.entries(object).filter(
    ([, part]) => part !== undefined && !(Array.isArray(part) && part.length === 0),
  )
  return Object.fromEntries(kept) as { [K in keyof Kept]: Exclude<Kept[K], undefined> }
}

type ReadAnswer = {
  extension?: { url: string; valueCode?: string | undefined }[] | undefined
  item?: ReadItem[] | undefined
}
type ReadItem = { linkId: string; answer?: ReadAnswer[] | undefined; item?: ReadItem[] | undefined }
const readAnswer: z.ZodType<ReadAnswer> = z.looseObject({
  extension: z.array(z.looseObject({ url: z.string(), valueCode: z.string().optional() })).optional(),
  get item() {
    return z.array(readItem).optional()
  },
})
const readItem: z.ZodType<ReadItem> = z.looseObject({
  linkId: z.string(),
  answer: z.array(readAnswer).optional(),
  get item() {
    return z.array(readItem).optional()
  },
})
const readResponse = z.looseObject({
  resourceType: z.literal('QuestionnaireResponse'),
  status: z.enum(['in-progress', 'completed', 'amended']),
  item: z.array(readItem).optional(),
})

export type ReadResponse =
  | { ok: true; status: ResponseStatus; answers: Answers; unreadable: string[] }
  | { ok: false }

/**
 * The answers of a FHIR R4 QuestionnaireResponse, wherever they are nested; `unreadable` are the linkIds whose answers
 * are of no type we know. Nothing is checked against a questionnaire: `validate` does that.
 */
export function fromQuestionnaireResponse(json: unknown): ReadResponse {
  const parsed = readResponse.safeParse(json)
  if (!parsed.success) return { ok: false }
  const answers = new Map<string, Answer>()
  const unreadable: string[] = []
  const waiting = [...(parsed.data.item ?? [])]
  for (let item = waiting.pop(); item; item = waiting.pop()) {
    waiting.push(...(item.item ?? []), ...(item.answer ?? []).flatMap((one) => one.item ?? []))
    const answer = read(item.answer ?? [])
    if (answer === 'unreadable') unreadable.push(item.linkId)
    else if (answer) answers.set(item.linkId, answer)
  }
  return { ok: true, status: parsed.data.status, answers: Object.fromEntries(answers), unreadable }
}

function read(given: readonly ReadAnswer[]): Answer | 'unreadable' | undefined {
  const values = given
    .map((one) => Object.fromEntries(Object.entries(one).filter(([key]) => key.startsWith('value'))))
    .filter((value) => Object.keys(value).length > 0)
  const reason = given
    .flatMap((one) => one.extension ?? [])
    .find((one) => one.url === extensionUrl.dataAbsentReason)
  const absent = absences.find((one) => one === reason?.valueCode)
  if (values.length === 0 && !reason) return undefined
  const parsed = answerSchema.safeParse(values.length > 0 ? { values } : { absent })
  return parsed.success && !(values.length > 0 && absent) ? parsed.data : 'unreadable'
}
