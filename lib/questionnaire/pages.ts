import { linkIdOf } from './address'
import { extensionUrl, isCalculated, isSet, itemControl } from './extension'
import { isQuestion, itemIndex, type Place } from './item-index'
import { isInstanced } from './repeating'
import type { Item, Questionnaire } from './schema'
import { rolledUp } from './unrolled'

const SHORT_GROUP = 4

/** A page as the file lays it out, whatever the answers */
export type PlannedPage = Readonly<{
  /** Safe in an address and the same for all answers: "1", "2" … */
  key: string
  /** The question or group that the page is for */
  item: Item
  /** Titles of the groups around it, outermost first */
  sections: readonly string[]
  /** Words on the way to this page: top-level displays before it */
  before: readonly Place[]
  /** Everything on the page, in order, without the group it is for */
  places: readonly Place[]
  /** Displays after the last question, a page of their own */
  wordsOnly: boolean
}>

export type Plan = Readonly<{ pages: readonly PlannedPage[]; pageOf: ReadonlyMap<string, string> }>

const known = new WeakMap<Questionnaire, Plan>()

/**
 * One page for each question that stands free, with what is nested under it, and for each group that says `page` or is
 * short: at most four questions and no group inside. A longer group is a section whose items are pages. What repeats is
 * one page with all its instances. Words between pages go to the page after them.
 */
export function planOf(questionnaire: Questionnaire): Plan {
  const before = known.get(questionnaire)
  if (before) return before
  const base = rolledUp(questionnaire)
  const plan = base === questionnaire ? layOut(questionnaire) : withInstances(planOf(base), questionnaire)
  known.set(questionnaire, plan)
  return plan
}

/** The same pages, with what stands on them as often as it is there */
function withInstances(plan: Plan, whole: Questionnaire): Plan {
  const { places, byLinkId } = itemIndex(whole)
  const pageOfItem = new Map(
    plan.pages.flatMap((page) => page.places.map((one) => [one.item.linkId, page.key])),
  )
  const placesOf = Map.groupBy(places, (one) => pageOfItem.get(linkIdOf(one.item.linkId)))
  const pages = plan.pages.map((page) => ({
    ...page,
    before: page.before.flatMap((one) => byLinkId.get(one.item.linkId) ?? []),
    places: placesOf.get(page.key) ?? [],
  }))
  return { pages, pageOf: plan.pageOf }
}

function layOut(questionnaire: Questionnaire): Plan {
  const { places } = itemIndex(questionnaire)
  const pages: PlannedPage[] = []
  let waiting: Place[] = []
  const add = (item: Item, sections: readonly string[], own: readonly Place[], wordsOnly: boolean) => {
    pages.push({ key: String(pages.length + 1), item, sections, before: waiting, places: own, wordsOnly })
    waiting = []
  }
  for (let at = 0; at < places.length; ) {
    const place = places[at]
    if (!place) break
    const end = endOf(places, place)
    const inside = places.slice(at + 1, end)
    if (isHidden(place)) at = end
    else if (place.item.type === 'display') {
      waiting.push(place)
      at = end
    } else if (isQuestion(place.item) || isInstanced(place.item)) {
      add(place.item, sectionsOf(place), [place, ...inside], false)
      at = end
    } else if (isPage(place.item, inside)) {
      add(place.item, sectionsOf(place), inside, false)
      at = end
    } else at += 1
  }
  const last = waiting[0]
  if (last) add(last.item, [], [], true)
  const pageOf = new Map(
    pages.flatMap((page) =>
      [page.item.linkId, ...page.places.map((one) => one.item.linkId)].map((id) => [id, page.key]),
    ),
  )
  return { pages, pageOf }
}

function endOf(places: readonly Place[], place: Place): number {
  let end = place.at + 1
  while ((places[end]?.depth ?? -1) > place.depth) end += 1
  return end
}

function isPage(group: Item, inside: readonly Place[]): boolean {
  if (itemControl(group) === 'page') return true
  const questions = inside.filter((one) => isQuestion(one.item))
  if (questions.length === 0 || questions.length > SHORT_GROUP) return false
  return inside.every((one) => one.item.type !== 'group')
}

function sectionsOf(place: Place): string[] {
  const titles: string[] = []
  for (let above = place.parent; above; above = above.parent) titles.unshift(above.item.text ?? '')
  return titles.filter((title) => title !== '')
}

/** Hidden itself or under something hidden: kept in the answers, never shown, never required */
export function isHidden(place: Place): boolean {
  for (let one: Place | null = place; one; one = one.parent) {
    if (isSet(one.item, extensionUrl.hidden)) return true
  }
  return false
}

/** The key of the page where an item is asked, given its linkId or an address; undefined for what is never shown */
export const pageOf = (questionnaire: Questionnaire, key: string): string | undefined =>
  planOf(questionnaire).pageOf.get(linkIdOf(key))

/** Whether an answer can be given to it on a screen: a question, shown, not read-only and not worked out */
export const isAsked = (place: Place): boolean =>
  isQuestion(place.item) && place.item.readOnly !== true && !isCalculated(place.item) && !isHidden(place)
