import { linkIdOf } from './address'
import { type Answer, type Answers, absenceOf, answerOf, valuesOf } from './answers'
import { enabledItems, withoutDisabled } from './enablement'
import { extensionUrl } from './extension'
import { isQuestion, itemIndex } from './item-index'
import { optionOf, optionsOf } from './options'
import type { Extension, Item, Questionnaire } from './schema'
import { instanceOf, unrolled } from './unrolled'

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
 * answer, as R4 asks. Each instance of a group is an item of its own, each of a question one answer of its item.
 */
export function toQuestionnaireResponse(
  questionnaire: Questionnaire,
  answers: Answers,
  meta: ResponseMeta,
  /** Filled with the item made for each address, for expressions that are about it */
  made?: Map<string, ResponseItem>,
): QuestionnaireResponse {
  const whole = unrolled(questionnaire, answers)
  const counted = withoutDisabled(whole, answers)
  const enabled = enabledItems(whole, counted)
  const { byLinkId } = itemIndex(whole)
  // An option goes out as the questionnaire writes it: with its system, which scores look for
  const said = (item: Item): Answer | undefined => {
    const answer = answerOf(counted, item.linkId)
    if (!answer || 'absent' in answer) return answer
    const options = optionsOf(questionnaire, item)
    return { values: answer.values.map((value) => optionOf(options, value)?.value ?? value) }
  }
  const below = (items: readonly Item[] = []): ResponseItem[] => {
    const list: ResponseItem[] = []
    for (const item of items) {
      const isKnown = byLinkId.get(item.linkId)?.item === item && enabled.has(item.linkId)
      const one = isKnown ? responseItem(item, said(item), below(item.item)) : undefined
      const last = list.at(-1)
      const isOneMore = isQuestion(item) && (instanceOf(item)?.nth ?? 0) > 1 && last?.linkId === one?.linkId
      if (one && last?.answer && isOneMore) last.answer.push(...(one.answer ?? []))
      else if (one) list.push(one)
      if (one) made?.set(item.linkId, one)
    }
    return list
  }
  const item = below(whole.item)
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
  const named = { linkId: linkIdOf(item.linkId), ...(item.text && { text: item.text }) }
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
