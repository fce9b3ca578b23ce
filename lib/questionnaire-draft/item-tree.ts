import { itemControl } from '@/lib/questionnaire/extension'
import type { Item, Questionnaire } from '@/lib/questionnaire/schema'

/** Where an item stands: among which siblings, at which place, under what */
export type Spot = Readonly<{ item: Item; at: number; siblings: readonly Item[]; above: readonly Item[] }>

export function spotOf(questionnaire: Questionnaire, linkId: string): Spot | undefined {
  return spotIn(questionnaire.item ?? [], linkId, [])
}

function spotIn(siblings: readonly Item[], linkId: string, above: readonly Item[]): Spot | undefined {
  for (const [at, item] of siblings.entries()) {
    if (item.linkId === linkId) return { item, at, siblings, above }
    const inside = item.item && spotIn(item.item, linkId, [...above, item])
    if (inside) return inside
  }
  return undefined
}

/** The same questionnaire with `made` in place of an item: none takes it away, several put others beside it */
export function replaced(
  questionnaire: Questionnaire,
  linkId: string,
  make: (item: Item) => readonly Item[],
): Questionnaire {
  return { ...questionnaire, item: replacedIn(questionnaire.item ?? [], linkId, make) }
}

function replacedIn(
  items: readonly Item[],
  linkId: string,
  make: (item: Item) => readonly Item[],
): readonly Item[] {
  return items.flatMap((item) => {
    if (item.linkId === linkId) return make(item)
    if (!item.item) return item
    const { item: inside, ...rest } = item
    const made = replacedIn(inside, linkId, make)
    // FHIR has no empty lists
    return made.length > 0 ? { ...rest, item: made } : rest
  })
}

/** Words of help belong to the question above them and are written there; nobody moves them */
export const isHelp = (item: Item): boolean => item.type === 'display' && itemControl(item) === 'help'

/** What stands in an item, its help left out */
export const childrenOf = (item: Item | Questionnaire): readonly Item[] =>
  (item.item ?? []).filter((one) => !isHelp(one))

/** Every item of a part, itself first */
export function* itemsIn(item: Item): Iterable<Item> {
  yield item
  for (const one of item.item ?? []) yield* itemsIn(one)
}

/** Every item of the questionnaire in its order, with its depth; help left out */
export function* linesOf(
  questionnaire: Questionnaire,
): Iterable<{ item: Item; depth: number; at: number; of: number }> {
  yield* linesIn(childrenOf(questionnaire), 0)
}

function* linesIn(
  items: readonly Item[],
  depth: number,
): Iterable<{ item: Item; depth: number; at: number; of: number }> {
  for (const [at, item] of items.entries()) {
    yield { item, depth, at: at + 1, of: items.length }
    yield* linesIn(childrenOf(item), depth + 1)
  }
}

/** How to speak of an item: its words in short, else what it is */
export function nameOf(item: Item): string {
  const text = item.text?.trim() ?? ''
  if (text === '')
    return item.type === 'group'
      ? 'the group without a title'
      : `the ${item.type === 'display' ? 'text' : 'question'} without words`
  return `“${text.length > 60 ? `${text.slice(0, 59)}…` : text}”`
}
