import { addressOf, linkIdOf } from '@/lib/questionnaire/address'
import { picturesOf } from '@/lib/questionnaire/answer-words'
import { type Answer, type Answers, answerOf } from '@/lib/questionnaire/answers'
import { fieldName, shownFieldName } from '@/lib/questionnaire/field-names'
import { initialOf } from '@/lib/questionnaire/initial'
import { isQuestion } from '@/lib/questionnaire/item-index'
import type { JourneyPage, VisibleItem } from '@/lib/questionnaire/journey'
import { optionsOf } from '@/lib/questionnaire/options'
import { leastInstances } from '@/lib/questionnaire/repeating'
import type { Item, Questionnaire } from '@/lib/questionnaire/schema'
import { languageOfWords } from '@/lib/questionnaire/translation'
import { type DrawnFields, drawn, drawnFields, isFilled } from './drawn-fields'
import type { Question } from './question'

/** What stands on a page, with the language that its words are in */
export type Drawn = { language: string } & Kind

type Kind =
  | { kind: 'question'; question: Question }
  /** A value that is shown and not asked for */
  | { kind: 'value'; item: Item; answer: Answer | undefined; help: string | undefined }
  | { kind: 'words'; linkId: string; text: string; isTitle: boolean }
  | ({ kind: 'instance'; canRemove: boolean } & Repeated)
  | ({ kind: 'add' } & Repeated)

/** One of the times that a repeating item is there, or the one that could be added */
type Repeated = {
  address: string
  text: string
  nth: number
  count: number
  /** The page is not for it alone, so that it needs its words */
  isNamed: boolean
}

type Filled = {
  answers: Answers
  /** What was typed and could not all be taken, by field name; it stands in place of the answers it was typed over */
  typed: DrawnFields | undefined
  errors: Readonly<Record<string, string>>
  /** What to do right now, by the question whose answer asks for it */
  urgent: readonly { linkId: string; words: string }[]
  /** What was said at the last visit and may be confirmed, by question */
  lastTime?: Readonly<Record<string, { day: string; words: string }>>
  /** The id for one more instance of what repeats; without it none is added or removed here */
  nextId?: string
  /** What was sent is being corrected: photos are shown, and stay as they are */
  isSent?: boolean
}

/** A page's items as they are drawn, filled with the answers as they stand or with what was typed */
export function drawPage(questionnaire: Questionnaire, page: JourneyPage, filled: Filled): Drawn[] {
  const language = languageOfWords(questionnaire)
  return page.items
    .flatMap((one, at): Kind[] => [
      ...instanceBegun(one, page, filled),
      ...drawnItem(questionnaire, page, one, filled),
      ...instancesEnded(page, at, filled),
    ])
    .map((one) => ({ ...one, language }))
}

function instanceBegun({ instance, item }: VisibleItem, page: JourneyPage, { nextId }: Filled): Kind[] {
  if (!instance) return []
  const { address, nth, count } = instance
  const isNamed = instance.linkId !== linkIdOf(page.item.linkId)
  const canRemove = nextId !== undefined && count > leastInstances(item)
  const needsHead = count > 1 || (isNamed && item.type === 'group')
  return !needsHead
    ? []
    : [{ kind: 'instance', address, text: item.text ?? '', nth, count, isNamed, canRemove }]
}

/** After the last item of the last instance comes the way to add one more */
function instancesEnded(page: JourneyPage, at: number, { nextId }: Filled): Kind[] {
  const { items } = page
  const next = items[at + 1]?.depth ?? -1
  const ended: Kind[] = []
  let above = Number.POSITIVE_INFINITY
  for (const { item, depth, instance } of items.slice(0, at + 1).reverse()) {
    if (depth < next) break
    if (depth >= above) continue
    above = depth
    if (!instance || instance.nth < instance.count || !instance.canAdd || nextId === undefined) continue
    const address = addressOf(instance.linkId, [...instance.ids.slice(0, -1), nextId])
    const isNamed = instance.linkId !== linkIdOf(page.item.linkId)
    const nth = instance.nth + 1
    ended.push({ kind: 'add', address, text: item.text ?? '', nth, count: instance.count, isNamed })
  }
  return ended
}

function drawnItem(
  questionnaire: Questionnaire,
  page: JourneyPage,
  { item, question, help, instance }: VisibleItem,
  { answers, typed, errors, urgent, nextId, isSent = false, lastTime = {} }: Filled,
): Kind[] {
  const { linkId } = item
  const stays = isSent && item.type === 'attachment'
  if (stays || (!question && isQuestion(item)))
    return [{ kind: 'value', item, answer: answerOf(answers, linkId), help }]
  if (!question && instance) return []
  const text = [item.prefix, item.text].filter(Boolean).join(' ')
  if (!question) return [{ kind: 'words', linkId, text, isTitle: item.type === 'group' }]
  const options = optionsOf(questionnaire, item)
  const wasShown = typed !== undefined && drawn(typed, shownFieldName).includes(linkId)
  const given = answerOf(answers, linkId)
  // Once anything on the page has an answer, an empty one was left empty
  const canPrefill = nextId !== undefined && !isSent && page.status === 'not-started' && !wasShown
  const initial = canPrefill ? initialOf(questionnaire, item) : undefined
  const fields = wasShown ? typed : drawnFields(item, options, given ?? initial)
  const error = errors[fieldName(linkId)]
  const shown: Question = {
    item,
    options,
    help,
    pictures: picturesOf(given),
    isHeading: page.single,
    fields,
    isPrefilled: !given && initial !== undefined,
    error,
    isRefused: error !== undefined && isFilled(linkId, fields),
    urgent: urgent.filter((one) => one.linkId === linkId).map((one) => one.words),
    lastTime: lastTime[linkId],
  }
  return [{ kind: 'question', question: shown }]
}
