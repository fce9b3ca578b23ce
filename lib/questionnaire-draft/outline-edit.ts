import type { EnableWhen, Extension, Item, Questionnaire } from '@/lib/questionnaire/schema'
import { type Edited, edited, gone, impossible } from './edited'
import { itemOfKind, type Kind, kindWords } from './item-kind'
import { capital, moved, type Way } from './item-move'
import { itemsIn, nameOf, replaced, spotOf } from './item-tree'

/** FHIR sets none; beyond it a patient's phone and the reader of a brief are lost */
export const MOST_ITEMS = 2000

/** Makes the linkId of a new item; never one that stands in the draft */
export type Fresh = () => string

/** A new item after another, as the first of a group or, with neither, at the end. */
export function added(
  questionnaire: Questionnaire,
  { kind, after, inside }: { kind: Kind; after: string; inside: string },
  fresh: Fresh,
): Edited {
  if (countOf(questionnaire) >= MOST_ITEMS) return impossible(tooMany)
  const item = itemOfKind(kind, fresh())
  const words = `Added: ${kindWords[kind].toLowerCase()}`
  const at = inside || after
  if (at === '')
    return edited({ ...questionnaire, item: [...(questionnaire.item ?? []), item] }, words, item.linkId)
  const spot = spotOf(questionnaire, at)
  if (!spot) return gone
  if (inside !== '' && spot.item.type !== 'group') return impossible('Only a group can have items in it.')
  const made = replaced(questionnaire, at, (one) =>
    inside ? [{ ...one, item: [...(one.item ?? []), item] }] : [one, item],
  )
  return edited(made, words, item.linkId)
}

export function removed(questionnaire: Questionnaire, linkId: string): Edited {
  const spot = spotOf(questionnaire, linkId)
  if (!spot) return gone
  const inside = [...itemsIn(spot.item)].length - 1
  const words = `Removed ${nameOf(spot.item)}${inside > 0 ? ` and what stood in it` : ''}`
  return edited(
    replaced(questionnaire, linkId, () => []),
    words,
    linkId,
  )
}

/** A copy right after the item, with linkIds of its own; conditions and formulas inside it look at the copy. */
export function duplicated(questionnaire: Questionnaire, linkId: string, fresh: Fresh): Edited {
  const spot = spotOf(questionnaire, linkId)
  if (!spot) return gone
  const originals = [...itemsIn(spot.item)]
  if (countOf(questionnaire) + originals.length > MOST_ITEMS) return impossible(tooMany)
  const names = new Map(originals.map((one) => [one.linkId, fresh()]))
  const copy = renamed(spot.item, names)
  const made = replaced(questionnaire, linkId, (one) => [one, copy])
  return edited(made, `Duplicated ${nameOf(spot.item)}`, copy.linkId)
}

function renamed(item: Item, names: ReadonlyMap<string, string>): Item {
  const of = (linkId: string) => names.get(linkId) ?? linkId
  return {
    ...item,
    linkId: of(item.linkId),
    ...(item.enableWhen && {
      enableWhen: item.enableWhen.map((one): EnableWhen => ({ ...one, question: of(one.question) })),
    }),
    ...(item.extension && { extension: item.extension.map((one) => renamedIn(one, names)) }),
    ...(item.item && { item: item.item.map((one) => renamed(one, names)) }),
  }
}

/** FHIRPath speaks of an item by its linkId as a string */
function renamedIn(extension: Extension, names: ReadonlyMap<string, string>): Extension {
  const { valueExpression } = extension
  const expression = valueExpression?.expression?.replace(/'((?:[^'\\]|\\.)*)'/g, (quoted, linkId: string) =>
    names.has(linkId) ? `'${names.get(linkId)}'` : quoted,
  )
  return expression === undefined
    ? extension
    : { ...extension, valueExpression: { ...valueExpression, expression } }
}

export function movedItem(questionnaire: Questionnaire, linkId: string, way: Way): Edited {
  const done = moved(questionnaire, linkId, way)
  return done.ok ? edited(done.questionnaire, capital(done.words), linkId) : impossible(done.sentence)
}

const countOf = ({ item = [] }: Questionnaire): number =>
  item.reduce((sum, one) => sum + [...itemsIn(one)].length, 0)

const tooMany = `A questionnaire has at most ${MOST_ITEMS} items. Remove some first.`
