import { type Answers, answerOf, valuesOf } from './answers'
import { holds, sameCoding } from './condition'
import { enabledItems } from './enablement'
import { hasCondition, isCalculated } from './extension'
import type { FieldCondition, FieldConditions } from './field-condition'
import { fieldName } from './field-names'
import { isQuestion, itemIndex, type Place } from './item-index'
import { type JourneyPage, pageIfAsked } from './journey'
import { optionsOf } from './options'
import { type PlannedPage, planOf } from './pages'
import { repeatingIn } from './repeating'
import type { EnableWhen, Questionnaire } from './schema'

/** A page that may come later, and what has to be answered on the way to it */
export type PageAhead = Readonly<{
  page: JourneyPage
  when: readonly FieldConditions[]
  /** Those of its questions that have conditions of their own. A page of which none is asked is left out. */
  parts: readonly { linkId: string; when: readonly FieldConditions[] }[]
}>

/** As far as it can be said without the server; null where it cannot */
type Conditions = readonly FieldConditions[] | 'never' | null

type Ground = {
  questionnaire: Questionnaire
  answers: Answers
  byLinkId: ReadonlyMap<string, Place>
  /** What stands on the pages that are behind */
  settled: ReadonlySet<Place>
  enabled: ReadonlySet<string>
}

/**
 * The pages that somebody without a connection can go on to from the page `after`, in order: up to the first that hangs
 * on something only the server works out (an expression, a number, a picture, what repeats), or that follows a page with a
 * question of `holding`. Conditions on earlier pages are settled here, those on this page and later ones are left as
 * conditions on what their forms post.
 */
export function pagesAhead(
  questionnaire: Questionnaire,
  answers: Answers,
  after: string,
  holding: ReadonlySet<string> = new Set(),
): PageAhead[] {
  const { pages } = planOf(questionnaire)
  const from = pages.findIndex(({ key }) => key === after)
  if (from < 0 || repeatingIn(questionnaire)) return []
  const ground = {
    ...{ questionnaire, answers, enabled: enabledItems(questionnaire, answers) },
    byLinkId: itemIndex(questionnaire).byLinkId,
    settled: new Set(pages.slice(0, from).flatMap(({ places }) => places)),
  }
  const isHolding = ({ places }: PlannedPage) => places.some(({ item }) => holding.has(item.linkId))
  // its own answers bring up more of the page, which the server draws
  const first = pages[from]?.places[0]?.at ?? 0
  const growing = ({ item }: Place) =>
    hasCondition(item) ||
    item.enableWhen?.some(({ question }) => (ground.byLinkId.get(question)?.at ?? 0) >= first)
  if (pages[from]?.places.some(growing)) return []
  const ahead: PageAhead[] = []
  for (const [nth, planned] of pages.slice(from).entries()) {
    if (nth > 0) {
      const next = pageAhead(ground, planned)
      if (next === null) break
      if (next !== 'never') ahead.push(next)
    }
    if (isHolding(planned)) break
  }
  return ahead
}

function pageAhead(ground: Ground, planned: PlannedPage): PageAhead | 'never' | null {
  const { questionnaire, answers } = ground
  const [first] = planned.places
  const page = pageIfAsked(questionnaire, planned.key, answers)
  if (planned.wordsOnly || !first || !page || [...planned.before, ...planned.places].some(isBeyond))
    return null
  // a question that the page is for, or the group around its first one
  const root = first.item === planned.item ? first : first.parent
  const when = root ? conditionsOn(ground, wayTo(root), planned) : []
  if (when === null || when === 'never') return when
  const parts: PageAhead['parts'][number][] = []
  const never = new Set<string>()
  for (const place of [...planned.before, ...planned.places]) {
    if (place === root || !place.item.enableWhen?.length) continue
    // words that come and go, or a question under another, are left to the server
    const hasMore = planned.places.some(({ item, parent }) => parent === place && isQuestion(item))
    if (!isQuestion(place.item) || place.parent !== root || hasMore) return null
    const own = conditionsOn(ground, [place], planned)
    if (own === null) return null
    if (own === 'never') never.add(place.item.linkId)
    else if (own.length > 0) parts.push({ linkId: place.item.linkId, when: own })
  }
  const items = page.items.filter(({ item }) => !never.has(item.linkId))
  return items.some(({ question }) => question) ? { page: { ...page, items }, when, parts } : 'never'
}

/** Only the server can tell whether it is asked or what it shows */
const isBeyond = ({ item }: Place): boolean =>
  hasCondition(item) || isCalculated(item) || item.type === 'attachment'

function wayTo(place: Place): Place[] {
  const way: Place[] = []
  for (let one: Place | null = place; one; one = one.parent) way.unshift(one)
  return way
}

function conditionsOn(ground: Ground, way: readonly Place[], planned: PlannedPage): Conditions {
  const found: FieldConditions[] = []
  for (const { item } of way) {
    if (hasCondition(item)) return null
    if (!item.enableWhen?.length) continue
    const open: FieldCondition[] = []
    const met: boolean[] = []
    for (const condition of item.enableWhen) {
      const source = ground.byLinkId.get(condition.question)
      // from the page itself or a later one: it comes and goes while that is being answered
      if (!source || source.at >= (planned.places[0]?.at ?? 0)) return null
      if (isSettled(source, ground)) {
        met.push(holds(condition, settledValues(ground, source)))
        continue
      }
      // behind, but asked or not by what is still to come: no form from here on posts it
      if (ground.settled.has(source)) return null
      const posted = fieldCondition(ground.questionnaire, condition, source)
      if (!posted) return null
      open.push(posted)
    }
    const any = item.enableBehavior === 'any'
    if (any && met.includes(true)) continue
    if (any ? open.length === 0 : met.includes(false)) return 'never'
    if (open.length > 0) found.push({ any, of: open })
  }
  return found
}

const settledValues = ({ answers, enabled }: Ground, { item }: Place) =>
  enabled.has(item.linkId) ? valuesOf(answerOf(answers, item.linkId)) : []

/** No answer from here on can change it: it stands on an earlier page, as does all that its being asked hangs on */
function isSettled(place: Place, ground: Ground, on: readonly Place[] = []): boolean {
  if (on.includes(place) || hasCondition(place.item) || isCalculated(place.item)) return false
  if (place.item.type !== 'group' && !ground.settled.has(place)) return false
  const hangsOn = (place.item.enableWhen ?? []).map(({ question }) => ground.byLinkId.get(question))
  return [place.parent, ...hangsOn].every((one) =>
    one === null ? true : one !== undefined && isSettled(one, ground, [...on, place]),
  )
}

function fieldCondition(
  questionnaire: Questionnaire,
  condition: EnableWhen,
  { item }: Place,
): FieldCondition | null {
  const { operator, answerBoolean, answerCoding } = condition
  const field = fieldName(item.linkId)
  const isChoice = item.type === 'choice' || item.type === 'open-choice'
  if (isCalculated(item) || item.readOnly) return null
  if (operator === 'exists' && item.type !== 'date' && item.type !== 'attachment' && item.type !== 'group')
    return { field, keys: null, is: answerBoolean ?? true }
  if (operator !== '=' && operator !== '!=') return null
  const is = operator === '='
  if (item.type === 'boolean' && answerBoolean !== undefined)
    return { field, keys: [String(answerBoolean)], is }
  if (!isChoice || !answerCoding) return null
  const keys = optionsOf(questionnaire, item).flatMap(({ key, value }) =>
    'valueCoding' in value && sameCoding(value.valueCoding, answerCoding) ? key : [],
  )
  return { field, keys, is }
}
