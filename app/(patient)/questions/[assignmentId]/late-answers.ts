import { getLocale, getTranslations } from 'next-intl/server'
import { answerWordsIn } from '@/components/questionnaire/spoken'
import type { Typed } from '@/lib/platform/typed-form'
import { answerWords } from '@/lib/questionnaire/answer-words'
import { answerOf, sameAnswer } from '@/lib/questionnaire/answers'
import { readPage } from '@/lib/questionnaire/form-post'
import { itemOf } from '@/lib/questionnaire/item-index'
import type { OwnResponse } from '@/lib/questionnaire-response/own-response'

export type LateAnswer = { question: string; words: string }

/** What somebody had typed into a page after its questions were closed: shown, so that it is not lost in silence */
export async function lateAnswers(response: OwnResponse, typed: Typed | null): Promise<LateAnswer[]> {
  if (!typed) return []
  const form = new FormData()
  for (const [name, values] of Object.entries(typed.fields))
    for (const value of values) form.append(name, value)
  const { questionnaire, answers } = response
  const { patch } = readPage(questionnaire, typed.fields.page?.[0] ?? '', form, answers)
  const words = answerWordsIn(await getTranslations('questionnaire.answer'), await getLocale())
  return Object.entries(patch).flatMap(([linkId, answer]) => {
    const item = itemOf(questionnaire, linkId)
    if (!item || sameAnswer(answer, answerOf(answers, linkId))) return []
    return { question: item.text ?? '', words: answerWords(item, answer ?? undefined, words) }
  })
}
