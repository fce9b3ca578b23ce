import { z } from 'zod'
import { addressOf } from './address'
import { type Answer, type Answers, absences } from './answers'
import { answerSchema } from './answers-schema'
import { extensionUrl } from './extension'
import { isQuestion, itemIndex } from './item-index'
import { idsFor, isInstanced } from './repeating'
import type { ResponseStatus } from './response'
import type { Questionnaire } from './schema'

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
 * are of no type we know. The questionnaire only tells what repeats: `validate` checks the answers against it.
 */
export function fromQuestionnaireResponse(questionnaire: Questionnaire, json: unknown): ReadResponse {
  const parsed = readResponse.safeParse(json)
  if (!parsed.success) return { ok: false }
  const answers = new Map<string, Answer>()
  const unreadable: string[] = []
  const waiting: Addressed[] = []
  const wait = (items: readonly ReadItem[] | undefined, ids: readonly string[]) =>
    waiting.push(...addressed(questionnaire, items ?? [], ids))
  wait(parsed.data.item, [])
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { linkId, item, given, ids } = next
    wait(item, ids)
    for (const one of given) wait(one.item, ids)
    const answer = read(given)
    if (answer === 'unreadable') unreadable.push(linkId)
    else if (answer) answers.set(addressOf(linkId, ids), answer)
  }
  return { ok: true, status: parsed.data.status, answers: Object.fromEntries(answers), unreadable }
}

type Addressed = { linkId: string; item: ReadItem[]; given: ReadAnswer[]; ids: string[] }

/** Each item of a list with its ids: an item of a repeating group is an instance, and so is each answer of a repeating question */
function addressed(
  questionnaire: Questionnaire,
  items: readonly ReadItem[],
  around: readonly string[],
): Addressed[] {
  const { byLinkId } = itemIndex(questionnaire)
  const times = new Map<string, number>()
  return items.flatMap(({ linkId, item = [], answer = [] }): Addressed[] => {
    const known = byLinkId.get(linkId)?.item
    if (!known) return [{ linkId, item, given: answer, ids: [] }]
    const n = (times.get(linkId) ?? 0) + 1
    times.set(linkId, n)
    const ids = [...idsFor(questionnaire, known, around, n)]
    if (!isInstanced(known) || !isQuestion(known)) return [{ linkId, item, given: answer, ids }]
    return answer.map((one, at) => ({
      linkId,
      item: at === 0 ? item : [],
      given: [one],
      ids: [...ids, (at + 1).toString(36)],
    }))
  })
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
