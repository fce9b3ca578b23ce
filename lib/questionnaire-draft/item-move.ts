import type { Item, Questionnaire } from '@/lib/questionnaire/schema'
import { childrenOf, isHelp, nameOf, replaced, spotOf } from './item-tree'

export const ways = ['up', 'down', 'in', 'out'] as const
export type Way = (typeof ways)[number]

/** Deeper than this, nobody finds their way on a phone; FHIR files may go further and stay as they are */
const DEEPEST = 8

export type Moved =
  | Readonly<{ ok: true; questionnaire: Questionnaire; words: string }>
  | Readonly<{ ok: false; sentence: string }>

/** Moves an item past its neighbour, into the group before it (else the one after), or out of the group it stands in. */
export function moved(questionnaire: Questionnaire, linkId: string, way: Way): Moved {
  const spot = spotOf(questionnaire, linkId)
  if (!spot) return { ok: false, sentence: 'This item is not in the draft any more.' }
  const { item, siblings, above } = spot
  const others = siblings.filter((one) => !isHelp(one))
  const at = others.indexOf(item)
  const parent = above.at(-1)
  const done = (made: Questionnaire): Moved => ({ ok: true, questionnaire: made, words: where(made, item) })
  const no = (sentence: string): Moved => ({ ok: false, sentence: `${capital(nameOf(item))} ${sentence}` })
  if (way === 'up' || way === 'down') {
    const neighbour = others[way === 'up' ? at - 1 : at + 1]
    if (!neighbour) return no(way === 'up' ? 'is the first here.' : 'is the last here.')
    const without = replaced(questionnaire, linkId, () => [])
    const pair = (one: Item) => (way === 'up' ? [item, one] : [one, item])
    return done(replaced(without, neighbour.linkId, pair))
  }
  if (way === 'out') {
    if (!parent) return no('stands in no group.')
    const without = replaced(questionnaire, linkId, () => [])
    return done(replaced(without, parent.linkId, (one) => [one, item]))
  }
  const before = others[at - 1]
  const group = before?.type === 'group' ? before : others[at + 1]
  if (group?.type !== 'group') return no('has no group beside it to move into.')
  if (above.length + 1 >= DEEPEST) return no(`would stand more than ${DEEPEST} groups deep.`)
  const without = replaced(questionnaire, linkId, () => [])
  const put = (one: Item): Item => ({
    ...one,
    item: group === before ? [...(one.item ?? []), item] : withFirst(one, item),
  })
  return done(replaced(without, group.linkId, (one) => [put(one)]))
}

const withFirst = (group: Item, item: Item): Item[] => [
  ...(group.item ?? []).filter(isHelp),
  item,
  ...childrenOf(group),
]

/** Where it stands now, as it is read out: “Itch” is now 2 of 5 in “Today” */
function where(questionnaire: Questionnaire, { linkId }: Item): string {
  const spot = spotOf(questionnaire, linkId)
  if (!spot) return ''
  const others = spot.siblings.filter((one) => !isHelp(one))
  const parent = spot.above.at(-1)
  const at = others.findIndex((one) => one.linkId === linkId) + 1
  return `${capital(nameOf(spot.item))} is now ${at} of ${others.length} ${parent ? `in ${nameOf(parent)}` : 'at the top level'}`
}

export const capital = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`
