import { linkIdOf, subjectOf } from './address'
import type { Answers } from './answers'
import { extensionOf, extensionUrl } from './extension'
import { dependenciesOf, itemIndex, type Place } from './item-index'
import type { Item, Questionnaire } from './schema'

/** A question may be for one of them alone: the patient, or the parent or carer who acts for them */
export const audiences = ['patient', 'carer'] as const
export type Audience = (typeof audiences)[number]

/** Whom the item itself says it is for alone */
export const ownAudience = (item: Item): Audience | null => {
  const code = extensionOf(item, extensionUrl.audience)?.valueCode
  return audiences.find((one) => one === code) ?? null
}

/** Whom an item is for alone; what stands in a group is for whom the group is. Null where it is for everybody. */
export function audienceOf(place: Place): Audience | null {
  for (let at: Place | null = place; at; at = at.parent) {
    const own = ownAudience(at.item)
    if (own) return own
  }
  return null
}

const seen = new WeakMap<Questionnaire, Map<Audience, Questionnaire>>()

/**
 * The questionnaire without what is for `hides` alone, as the other of the two sees it: the same object where nothing is.
 * Kept for each questionnaire, so that what the engine works out about one is worked out once.
 */
export function seenBy(questionnaire: Questionnaire, hides: Audience | null): Questionnaire {
  if (!hides) return questionnaire
  const kept = seen.get(questionnaire) ?? new Map<Audience, Questionnaire>()
  seen.set(questionnaire, kept)
  const known = kept.get(hides)
  if (known) return known
  const without = (items: readonly Item[]): Item[] =>
    items.flatMap((item) =>
      ownAudience(item) === hides ? [] : item.item ? { ...item, item: without(item.item) } : item,
    )
  const isAll = !itemIndex(questionnaire).places.some(({ item }) => ownAudience(item) === hides)
  const view = isAll ? questionnaire : { ...questionnaire, item: without(questionnaire.item ?? []) }
  kept.set(hides, view)
  return view
}

/** Whether a question, by its linkId or an answer's key, is for somebody else alone */
export function isHidden(questionnaire: Questionnaire, hides: Audience | null, key: string): boolean {
  const place = itemIndex(questionnaire).byLinkId.get(linkIdOf(subjectOf(key)))
  return hides !== null && place !== undefined && audienceOf(place) === hides
}

/** The answers without those to what is for `hides` alone; the same object where there are none */
export function answersSeen(questionnaire: Questionnaire, hides: Audience | null, answers: Answers): Answers {
  if (seenBy(questionnaire, hides) === questionnaire) return answers
  const own = Object.entries(answers).filter(([key]) => !isHidden(questionnaire, hides, key))
  return own.length === Object.keys(answers).length ? answers : Object.fromEntries(own)
}

/**
 * What is asked depending on an answer tells that answer: it may not be shown to somebody who is not shown the question. A
 * sentence for each item that would.
 */
export function audienceProblems(questionnaire: Questionnaire): { linkId: string; sentence: string }[] {
  const { places, byLinkId } = itemIndex(questionnaire)
  return places.flatMap((place) => {
    const { linkId } = place.item
    const own = audienceOf(place)
    const above = place.parent && audienceOf(place.parent)
    if (above && ownAudience(place.item) && own !== above)
      return { linkId, sentence: `“${linkId}” stands in a part that is for the ${above} alone, and is not.` }
    const told = dependenciesOf(place, byLinkId).find((source) => {
      const its = audienceOf(source)
      return its !== null && its !== own
    })
    if (!told) return []
    const sentence = `“${linkId}” is asked or worked out depending on “${told.item.linkId}”, which is for the ${audienceOf(told)} alone: it would tell the other what was answered.`
    return { linkId, sentence }
  })
}
