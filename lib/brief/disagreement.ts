import { answerWords } from '@/lib/questionnaire/answer-words'
import { type Answers, answerOf, type FhirValue, valuesOf } from '@/lib/questionnaire/answers'
import { itemOf } from '@/lib/questionnaire/item-index'
import type { Questionnaire } from '@/lib/questionnaire/schema'
import type { AnswerPlace } from './anchor'
import type { DisagreementRule, Side } from './disagreement-rules'

/** Two answers that do not add up, both cited */
export type Disagreement = {
  ruleId: string
  ruleVersion: string
  citations: { words: string; question: string; answer: string; place: AnswerPlace }[]
}

/** What was sent for the visit: only answers that counted (`withoutDisabled` has been applied on completing) */
export type SentForm = {
  url: string
  questionnaire: Questionnaire
  answers: Answers
  place: Omit<AnswerPlace, 'linkId'>
}

/** Never from an answer that is missing, declined or "not sure": both sides were said */
export function disagreements(
  rules: readonly DisagreementRule[],
  forms: readonly SentForm[],
): Disagreement[] {
  return rules.flatMap(({ id, version, sides }) => {
    const citations = sides.flatMap((side) => citationOf(side, forms) ?? [])
    return citations.length === sides.length ? [{ ruleId: id, ruleVersion: version, citations }] : []
  })
}

function citationOf(side: Side, forms: readonly SentForm[]) {
  const form = forms.find(({ url }) => url === side.questionnaire)
  const item = form && itemOf(form.questionnaire, side.linkId)
  const answer = form && answerOf(form.answers, side.linkId)
  const values = valuesOf(answer)
  if (!form || !item || values.length === 0 || !holds(side, values)) return null
  return {
    words: side.words,
    question: item.text ?? side.linkId,
    answer: answerWords(item, answer),
    place: { ...form.place, linkId: side.linkId },
  }
}

function holds(side: Side, values: readonly FhirValue[]): boolean {
  const codes = values.map((value) => ('valueCoding' in value ? value.valueCoding.code : null))
  if ('anyOf' in side) return codes.some((code) => code !== null && side.anyOf.includes(code))
  if ('noneOf' in side) return codes.every((code) => code === null || !side.noneOf.includes(code))
  return values.some((value) => {
    const number = 'valueInteger' in value ? value.valueInteger : undefined
    if (number === undefined) return false
    return 'atLeast' in side ? number >= side.atLeast : number <= side.atMost
  })
}
