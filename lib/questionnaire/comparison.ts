import { isDeepStrictEqual } from 'node:util'
import { type Change, type Difference, differencesOf, otherData } from './difference'
import { extensionUrl } from './extension'
import { factsOf, optionFacts, otherLanguages } from './item-facts'
import { itemIndex, type Place } from './item-index'
import type { Item, Questionnaire } from './schema'
import { inLanguage } from './translation'

export type Comparison = Readonly<{
  /** What the questionnaire says of itself */
  about: readonly Difference[]
  /** In the order of the newer version; what was removed stands where it stood */
  items: readonly Change[]
}>

/**
 * What a newer version asks otherwise than an older one. An item is the same one when its linkId is. Whatever differs in
 * the data is named, be it only as "other data": two versions with nothing to show here ask the same.
 */
export function comparedQuestionnaires(before: Questionnaire, after: Questionnaire): Comparison {
  const older = itemIndex(before)
  const newer = itemIndex(after)
  const moved = movedItems(older.places, newer.places)
  const changed = newer.places.flatMap((place): Change[] => {
    const { linkId } = place.item
    const was = older.byLinkId.get(linkId)
    const words = wordsOf(place.item)
    if (!was) return [{ kind: 'added', id: linkId, words, differences: addedFacts(after, linkId) }]
    const differences = itemDifferences([before, was], [after, place], moved.has(linkId))
    return differences.length === 0 ? [] : [{ kind: 'changed', id: linkId, words, differences }]
  })
  const about = differencesOf(aboutOf(before), aboutOf(after))
  const items = withRemoved(changed, older.places, newer.byLinkId)
  const isSilent = about.length === 0 && items.length === 0 && !isDeepStrictEqual(rest(before), rest(after))
  return { about: isSilent ? [otherData] : about, items }
}

const wordsOf = ({ text, prefix, linkId }: Item): string => [prefix, text].filter(Boolean).join(' ') || linkId

const addedFacts = (questionnaire: Questionnaire, linkId: string): Difference[] => [
  ...factsOf(questionnaire, linkId)
    .filter(({ what, words }) => words !== '' && what !== 'Words')
    .map(({ what, words }) => ({ what, before: '', after: words })),
  ...[...optionFacts(questionnaire, linkId).values()].map((words) => ({
    what: 'Answer',
    before: '',
    after: words,
  })),
]

type Side = readonly [Questionnaire, Place]

function itemDifferences(before: Side, after: Side, isMoved: boolean): Difference[] {
  const { linkId } = after[1].item
  const was = factsOf(before[0], linkId)
  const is = factsOf(after[0], linkId)
  const differences = [
    ...place(before[1], after[1], isMoved),
    ...differencesOf(
      was.map(({ what, words }) => [what, words]),
      is.map(({ what, words }) => [what, words]),
    ),
    ...optionDifferences(optionFacts(before[0], linkId), optionFacts(after[0], linkId)),
  ]
  if (differences.length === 0 && !isDeepStrictEqual(own(before[1].item), own(after[1].item)))
    differences.push(otherData)
  return differences
}

function optionDifferences(
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
): Difference[] {
  const changed = differencesOf([...before], [...after]).map((one) => ({ ...one, what: 'Answer' }))
  const order = (one: ReadonlyMap<string, string>, other: ReadonlyMap<string, string>) =>
    [...one.keys()].filter((key) => other.has(key))
  const [was, is] = [order(before, after), order(after, before)]
  if (was.every((key, at) => key === is[at])) return changed
  const words = (keys: readonly string[], of: ReadonlyMap<string, string>) =>
    keys.map((key) => of.get(key)).join('; ')
  return [...changed, { what: 'Order of the answers', before: words(was, before), after: words(is, after) }]
}

function place(before: Place, after: Place, isMoved: boolean): Difference[] {
  const inside = ({ parent }: Place) => (parent ? `in “${wordsOf(parent.item)}”` : 'in no group')
  if (before.parent?.item.linkId !== after.parent?.item.linkId)
    return [{ what: 'Place', before: inside(before), after: inside(after) }]
  return isMoved
    ? [{ what: 'Place', before: `number ${before.at + 1}`, after: `number ${after.at + 1}` }]
    : []
}

/** An item's own data without its children, for comparing */
const own = ({ item: _, ...rest }: Item) => rest

/** Of the items that stayed in their group, the fewest that must have been taken up and put elsewhere in it */
function movedItems(before: readonly Place[], after: readonly Place[]): ReadonlySet<string> {
  const groupOf = ({ parent }: Place) => parent?.item.linkId
  const was = new Map(before.map((place) => [place.item.linkId, place]))
  const stayed = new Map<string | undefined, Kept[]>()
  for (const place of after) {
    const { linkId } = place.item
    const there = was.get(linkId)
    if (!there || groupOf(there) !== groupOf(place)) continue
    const group = stayed.get(groupOf(place)) ?? []
    stayed.set(groupOf(place), [...group, { linkId, at: there.at }])
  }
  return new Set([...stayed.values()].flatMap(outOfOrder))
}

type Kept = Readonly<{ linkId: string; at: number }>
type Link = Kept & { previous: Link | undefined }

/** Those outside the longest run that kept its order (longest increasing subsequence, each tail the least that ends a run of its length) */
function outOfOrder(kept: readonly Kept[]): string[] {
  const tails: Link[] = []
  for (const one of kept) {
    const found = tails.findIndex(({ at }) => at >= one.at)
    const to = found < 0 ? tails.length : found
    tails[to] = { ...one, previous: tails[to - 1] }
  }
  const run = new Set<string>()
  for (let link = tails.at(-1); link; link = link.previous) run.add(link.linkId)
  return kept.flatMap(({ linkId }) => (run.has(linkId) ? [] : linkId))
}

/** Each removed item after the last one before it that is still there */
function withRemoved(
  changes: readonly Change[],
  before: readonly Place[],
  newer: ReadonlyMap<string, Place>,
): Change[] {
  const after = new Map<string | undefined, Change[]>()
  let last: string | undefined
  for (const { item } of before) {
    const { linkId } = item
    if (newer.has(linkId)) last = linkId
    else
      after.set(last, [
        ...(after.get(last) ?? []),
        { kind: 'removed', id: linkId, words: wordsOf(item), differences: [] },
      ])
  }
  const changeOf = new Map(changes.map((change) => [change.id, change]))
  const order = [undefined, ...newer.keys()]
  return order.flatMap((linkId) => {
    const change = linkId === undefined ? undefined : changeOf.get(linkId)
    return [...(change ? [change] : []), ...(after.get(linkId) ?? [])]
  })
}

function aboutOf(questionnaire: Questionnaire): [string, string][] {
  const others = otherLanguages(questionnaire).flatMap((language): [string, string][] => {
    const { title, description } = inLanguage(questionnaire, language)
    return [
      [`Title (${language})`, title === questionnaire.title ? '' : (title ?? '')],
      [`Introduction (${language})`, description === questionnaire.description ? '' : (description ?? '')],
    ]
  })
  const { title = '', description = '', copyright = '' } = questionnaire
  return [['Title', title], ['Introduction', description], ['Copyright', copyright], ...others]
}

/** All but items and version; scores and flags are compared by whoever knows them */
const rest = ({ item: _, version: __, extension = [], ...other }: Questionnaire) => ({
  ...other,
  extension: extension.filter(({ url }) => url !== extensionUrl.score && url !== extensionUrl.flag),
})
