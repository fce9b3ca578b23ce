import { type Answer, type Answers, answerOf, type FhirValue } from '@/lib/questionnaire/answers'
import { enabledItems, withoutDisabled } from '@/lib/questionnaire/enablement'
import { isQuestion, itemIndex } from '@/lib/questionnaire/item-index'
import { optionsOf } from '@/lib/questionnaire/options'
import type { Item, Questionnaire } from '@/lib/questionnaire/schema'
import { validate } from '@/lib/questionnaire/validate'

/** What somebody says to a question: yes or no, a number, an option's code or their own words, several, or not */
export type Words = boolean | number | string | readonly string[]
export type Said = Readonly<Record<string, Words>>

/** In place of an answer */
export const NOT_SURE = 'not sure'
export const DECLINED = 'rather not say'

/**
 * Answers in the engine's form. What is asked with yes or no and not mentioned is "no". They can be sent as they are:
 * whatever the engine finds wrong with them is an error here.
 */
export function answersOf(questionnaire: Questionnaire, said: Said): Answers {
  let answers = given(questionnaire, said)
  for (let asked = -1; asked !== Object.keys(answers).length; ) {
    asked = Object.keys(answers).length
    answers = withNo(questionnaire, answers)
  }
  const counted = withoutDisabled(questionnaire, answers)
  const issues = validate(questionnaire, counted, 'completed')
  if (issues.length > 0)
    throw new Error(
      `${questionnaire.title}: ${issues.map(({ linkId, code }) => `${linkId} ${code}`).join(', ')}`,
    )
  return counted
}

/** The first so many answers, in the order of the questions: what a draft holds */
export function draftOf(questionnaire: Questionnaire, answers: Answers, count: number): Answers {
  const order = itemIndex(questionnaire).places.map(({ item }) => item.linkId)
  const kept = order.filter((linkId) => answerOf(answers, linkId)).slice(0, count)
  return Object.fromEntries(
    kept.flatMap((linkId) => {
      const answer = answerOf(answers, linkId)
      return answer ? [[linkId, answer]] : []
    }),
  )
}

function given(questionnaire: Questionnaire, said: Said): Answers {
  const { byLinkId } = itemIndex(questionnaire)
  return Object.fromEntries(
    Object.entries(said).map(([linkId, words]) => {
      const item = byLinkId.get(linkId)?.item
      if (!item) throw new Error(`${questionnaire.title} has no question ${linkId}`)
      return [linkId, answer(questionnaire, item, words)]
    }),
  )
}

function withNo(questionnaire: Questionnaire, answers: Answers): Answers {
  const enabled = enabledItems(questionnaire, answers)
  const open = itemIndex(questionnaire).places.filter(
    ({ item }) =>
      item.type === 'boolean' && item.required && enabled.has(item.linkId) && !answerOf(answers, item.linkId),
  )
  const no: Answer = { values: [{ valueBoolean: false }] }
  return { ...answers, ...Object.fromEntries(open.map(({ item }) => [item.linkId, no])) }
}

function answer(questionnaire: Questionnaire, item: Item, words: Words): Answer {
  if (words === NOT_SURE) return { absent: 'asked-unknown' }
  if (words === DECLINED) return { absent: 'asked-declined' }
  const several = typeof words === 'object' ? words : [words]
  return { values: several.map((one) => value(questionnaire, item, one)) }
}

function value(questionnaire: Questionnaire, item: Item, word: boolean | number | string): FhirValue {
  if (!isQuestion(item)) throw new Error(`${item.linkId} is no question`)
  if (typeof word === 'boolean') return { valueBoolean: word }
  if (typeof word === 'number') return { valueInteger: word }
  return (
    optionsOf(questionnaire, item).find((option) => option.key === word)?.value ?? {
      valueString: word,
    }
  )
}
