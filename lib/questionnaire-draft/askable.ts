import { isQuestion, itemIndex } from '@/lib/questionnaire/item-index'
import { optionsOf } from '@/lib/questionnaire/options'
import type { Item, Questionnaire } from '@/lib/questionnaire/schema'
import { type Comparison, comparisonsOf } from './condition-rows'

/** A question that a condition may look at, with how its answers are compared */
export type Askable = {
  linkId: string
  words: string
  comparisons: readonly Comparison[]
  /** The answers to pick from; null where one is typed */
  answers: readonly { value: string; label: string }[] | null
  isDate: boolean
  /** A flag may look at it: the amount of a quantity is not compared there */
  canRaise: boolean
}

/** The questions that are asked before an item; without one, all there are */
export function askableBefore(questionnaire: Questionnaire, linkId: string | null): Askable[] {
  const { places, byLinkId } = itemIndex(questionnaire)
  const end = linkId === null ? places.length : (byLinkId.get(linkId)?.at ?? 0)
  return places
    .slice(0, end)
    .map((place) => place.item)
    .filter(isQuestion)
    .map((item) => askable(questionnaire, item))
}

function askable(questionnaire: Questionnaire, item: Item): Askable {
  const text = item.text?.trim() || 'A question without words'
  return {
    linkId: item.linkId,
    words: text.length > 80 ? `${text.slice(0, 79)}…` : text,
    comparisons: comparisonsOf(item),
    answers: answersOf(questionnaire, item),
    isDate: item.type === 'date',
    canRaise: item.type !== 'quantity',
  }
}

function answersOf(questionnaire: Questionnaire, item: Item): Askable['answers'] {
  if (item.type === 'boolean')
    return [
      { value: 'true', label: 'Yes' },
      { value: 'false', label: 'No' },
    ]
  if (item.type !== 'choice' && item.type !== 'open-choice') return null
  return optionsOf(questionnaire, item).map(({ key, label }) => ({ value: key, label }))
}
