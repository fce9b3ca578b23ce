import { linkIdOf } from './address'
import { dependencyOrder } from './dependency-order'
import { expressionIn, extensionsOf, extensionUrl } from './extension'
import { occurrencesFor } from './occurrence'
import type { Item, Questionnaire } from './schema'

/** An item and where it stands */
export type Place = Readonly<{ item: Item; parent: Place | null; depth: number; at: number }>

export type ItemIndex = Readonly<{
  /** Every item in the order of the file */
  places: readonly Place[]
  byLinkId: ReadonlyMap<string, Place>
  /** Every item after those that its being enabled depends on */
  ordered: readonly Place[]
  /** Items whose conditions lead back to themselves: the group of each, by its number */
  loops: ReadonlyMap<Place, number>
}>

const known = new WeakMap<Questionnaire, ItemIndex>()

/** Made once for each questionnaire object; nothing is kept on the questionnaire itself. A second item of the same linkId is left out. */
export function itemIndex(questionnaire: Questionnaire): ItemIndex {
  const before = known.get(questionnaire)
  if (before) return before
  const places: Place[] = []
  const byLinkId = new Map<string, Place>()
  const waiting: { item: Item; parent: Place | null; depth: number }[] = []
  const wait = (items: readonly Item[] | undefined, parent: Place | null, depth: number) => {
    for (const item of [...(items ?? [])].reverse()) waiting.push({ item, parent, depth })
  }
  wait(questionnaire.item, null, 0)
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    if (byLinkId.has(next.item.linkId)) continue
    const place = { ...next, at: places.length }
    places.push(place)
    byLinkId.set(place.item.linkId, place)
    wait(place.item.item, place, place.depth + 1)
  }
  const index = { places, byLinkId, ...dependencyOrder(places, (place) => dependenciesOf(place, byLinkId)) }
  known.set(questionnaire, index)
  return index
}

/** What its being asked and its value hang on: the item around it, and those its conditions and expressions speak of */
export function dependenciesOf(place: Place, byLinkId: ReadonlyMap<string, Place>): Place[] {
  const sources = (place.item.enableWhen ?? []).flatMap(occurrencesFor).map((key) => byLinkId.get(key))
  return [place.parent, ...sources, ...mentioned(place, byLinkId)].filter(
    (one): one is Place => one !== null && one !== undefined,
  )
}

/**
 * The items that its expressions speak of: FHIRPath finds an item by its linkId as a string. What a variable speaks of
 * counts for everything that names the variable.
 */
function mentioned(place: Place, byLinkId: ReadonlyMap<string, Place>): (Place | undefined)[] {
  const own = [extensionUrl.calculatedExpression, extensionUrl.enableWhenExpression]
  let text = own.map((url) => expressionIn(place.item, url) ?? '').join(' ')
  if (text.trim() === '') return []
  for (let above: Place | null = place; above; above = above.parent) {
    for (const { valueExpression } of extensionsOf(above.item, extensionUrl.variable).toReversed())
      if (valueExpression?.name && text.includes(`%${valueExpression.name}`))
        text += ` ${valueExpression.expression}`
  }
  return [...text.matchAll(/'((?:[^'\\]|\\.)*)'/g)].map(([, linkId = '']) => byLinkId.get(linkId))
}

/** Everything inside a group, at any depth, in the order of the file */
export function* placesIn({ places }: ItemIndex, group: Place): Iterable<Place> {
  for (let at = group.at + 1; (places[at]?.depth ?? 0) > group.depth; at++) {
    const place = places[at]
    if (place) yield place
  }
}

/** The item that an answer's key is about: also where the key is the address of one time that it is there */
export function itemOf(questionnaire: Questionnaire, key: string): Item | undefined {
  const { byLinkId } = itemIndex(questionnaire)
  return (byLinkId.get(key) ?? byLinkId.get(linkIdOf(key)))?.item
}

/** Whether the item takes an answer */
export const isQuestion = (item: Item): boolean => item.type !== 'group' && item.type !== 'display'
