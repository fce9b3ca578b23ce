import { addressOf, idsOf } from './address'
import { type Answers, answerOf } from './answers'
import { extensionUrl, numberOf } from './extension'
import { isQuestion, itemIndex, type Place, placesIn } from './item-index'
import { isAsked } from './pages'
import { repeatingIn } from './repeating'
import type { Findings } from './response-json'
import { nameOfItem } from './response-words'
import type { Item, Questionnaire } from './schema'

/** What stands in a response, and where */
export type Standing = {
  questionnaire: Questionnaire
  found: Findings
  /** `key` is that of its answer: the linkId, or in what repeats the address */
  present: { place: Place; path: string; key: string }[]
  /** The items that stand in one list, or in the lists under the answers of one question, counted by linkId */
  levels: {
    parent: Place | null
    path: string
    ids: readonly string[]
    linkIds: ReadonlyMap<string, number>
  }[]
}

export const isRepeatingGroup = (item: Item): boolean => item.type === 'group' && item.repeats === true

/** What only a finished response is held to: nothing that was not asked, and everything that is required */
export function checkComplete(standing: Standing, answers: Answers, enabled: ReadonlySet<string>): void {
  const { found, questionnaire, present, levels } = standing
  const { chainOf } = repeatingIn(questionnaire) ?? {}
  /** The key of an item, given those ids around it; one that is not there yet would be the first */
  const keyOf = ({ item }: Place, ids: readonly string[]) => {
    const depth = chainOf?.get(item.linkId)?.length ?? 0
    const own = ids.slice(0, depth)
    while (own.length < depth) own.push('1')
    return addressOf(item.linkId, own)
  }
  const isOn = (place: Place | null, ids: readonly string[]): boolean =>
    place === null || enabled.has(keyOf(place, ids))
  const index = itemIndex(questionnaire)
  /** A group is answered by what is in it; one that asks nothing now cannot be missed */
  const asksSomething = (group: Place, ids: readonly string[]) =>
    isQuestion(group.item)
      ? isAsked(group)
      : [...placesIn(index, group)].some((one) => isAsked(one) && isOn(one, ids))
  for (const { place, path, key } of present)
    if (!enabled.has(key) && isOn(place.parent, idsOf(key)))
      found.error(
        'business-rule',
        `${nameOfItem(place.item)} is answered though its conditions do not hold, so it was not asked.`,
        path,
      )
  const wanting = wantingBelow(questionnaire)
  for (const { parent, path, ids, linkIds } of levels) {
    if (!isOn(parent, ids)) continue
    const waiting = [...(wanting.get(parent) ?? [])].reverse()
    for (let place = waiting.pop(); place && !found.isFull; place = waiting.pop()) {
      const { item } = place
      if (!isOn(place, ids)) continue
      const times = linkIds.get(item.linkId) ?? 0
      if (times === 0 && item.required && asksSomething(place, ids))
        found.error('required', `${nameOfItem(item)} is required and has no answer.`, path)
      sayCount(place, times, path, found)
      // inside one that is there, its own list says what is missing
      if (times === 0 && !isRepeatingGroup(item)) waiting.push(...[...(wanting.get(place) ?? [])].reverse())
    }
  }
  for (const { place, path, key } of present)
    if (enabled.has(key)) sayUnanswered(place, path, key, answers, found)
}

function sayCount({ item }: Place, times: number, path: string, found: Findings): void {
  if (!isRepeatingGroup(item)) return
  const [min, max] = [numberOf(item, extensionUrl.minOccurs), numberOf(item, extensionUrl.maxOccurs)]
  if (min !== undefined && times > 0 && times < min)
    found.error(
      'business-rule',
      `${nameOfItem(item)} is there ${times} times; at least ${min} are asked for.`,
      path,
    )
  if (max !== undefined && times > max)
    found.error(
      'business-rule',
      `${nameOfItem(item)} is there ${times} times; at most ${max} are taken.`,
      path,
    )
}

/** An item that is there with nothing in it answers nothing */
function sayUnanswered(place: Place, path: string, key: string, answers: Answers, found: Findings): void {
  const { item } = place
  if (item.required && isAsked(place) && !answerOf(answers, key))
    found.error('required', `${nameOfItem(item)} is required and has no answer.`, path)
}

/** By parent, the items that are required or limited in number, or have such items in them */
function wantingBelow(questionnaire: Questionnaire): ReadonlyMap<Place | null, readonly Place[]> {
  const below = new Map<Place | null, Place[]>()
  for (const place of itemIndex(questionnaire).places.toReversed()) {
    const { item } = place
    const isLimited = isRepeatingGroup(item) && (item.extension?.length ?? 0) > 0
    if (!item.required && !isLimited && !below.has(place)) continue
    const beside = below.get(place.parent)
    if (beside) beside.push(place)
    else below.set(place.parent, [place])
  }
  for (const places of below.values()) places.reverse()
  return below
}
