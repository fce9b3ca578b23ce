import { extensionUrl, numberOf } from './extension'
import { isQuestion, itemIndex } from './item-index'
import type { Item, Questionnaire } from './schema'

/** However many a file allows, nobody fills in more on a phone */
export const MOST_INSTANCES = 100

/**
 * Whether the item is there several times over, each time with all that is in it: a repeating group, or a repeating
 * question with more than words under it (FHIR nests those under each of its answers). Any other repeating question
 * takes several values in one answer.
 */
export const isInstanced = (item: Item): boolean =>
  item.repeats === true &&
  (item.type === 'group' || (isQuestion(item) && (item.item ?? []).some((one) => one.type !== 'display')))

/** How many are there before anybody adds one */
export const leastInstances = (item: Item): number =>
  Math.min(MOST_INSTANCES, Math.max(1, numberOf(item, extensionUrl.minOccurs) ?? 1))

export const mostInstances = (item: Item): number =>
  Math.min(MOST_INSTANCES, numberOf(item, extensionUrl.maxOccurs) ?? MOST_INSTANCES)

export type Repeating = Readonly<{
  /** The repeating items around each item and itself, outermost first, by linkId; only where there are some */
  chainOf: ReadonlyMap<string, readonly string[]>
  /** How many items stand in it and under it, itself counted */
  sizeOf: (linkId: string) => number
}>

const known = new WeakMap<Questionnaire, Repeating | null>()

/** What repeats in a questionnaire; null where nothing does, which is nearly always */
export function repeatingIn(questionnaire: Questionnaire): Repeating | null {
  const before = known.get(questionnaire)
  if (before !== undefined) return before
  const chainOf = new Map<string, readonly string[]>()
  const sizes = new Map<string, number>()
  const { places } = itemIndex(questionnaire)
  for (const { item, parent } of places) {
    const above = parent ? (chainOf.get(parent.item.linkId) ?? []) : []
    const chain = isInstanced(item) ? [...above, item.linkId] : above
    if (chain.length > 0) chainOf.set(item.linkId, chain)
  }
  for (const { item, parent } of chainOf.size > 0 ? places.toReversed() : []) {
    const size = (sizes.get(item.linkId) ?? 0) + 1
    sizes.set(item.linkId, size)
    if (parent) sizes.set(parent.item.linkId, (sizes.get(parent.item.linkId) ?? 0) + size)
  }
  const repeating = chainOf.size > 0 ? { chainOf, sizeOf: (linkId: string) => sizes.get(linkId) ?? 1 } : null
  known.set(questionnaire, repeating)
  return repeating
}

/**
 * The ids of an item that a response has in a list with those ids around it. A group that repeats is one more instance each
 * time it is there; an item that was put in another place is taken to be in the first of what it should stand in.
 */
export function idsFor(
  questionnaire: Questionnaire,
  item: Item,
  around: readonly string[],
  times: number,
): readonly string[] {
  const depth = repeatingIn(questionnaire)?.chainOf.get(item.linkId)?.length ?? 0
  const inside = isInstanced(item) ? depth - 1 : depth
  const ids = around.slice(0, inside)
  while (ids.length < inside) ids.push('1')
  return isInstanced(item) && !isQuestion(item) ? [...ids, times.toString(36)] : ids
}
