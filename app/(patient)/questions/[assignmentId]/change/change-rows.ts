import { getLocale, getTranslations } from 'next-intl/server'
import { answerWordsIn } from '@/components/questionnaire/spoken'
import type { Typed } from '@/lib/platform/typed-form'
import { isPlacedKey } from '@/lib/questionnaire/address'
import { answerWords, questionWords } from '@/lib/questionnaire/answer-words'
import { type Answer, answerOf } from '@/lib/questionnaire/answers'
import { fieldName } from '@/lib/questionnaire/field-names'
import { itemOf } from '@/lib/questionnaire/item-index'
import type { Correction } from '@/lib/questionnaire-response/correction-form'
import type { OwnResponse } from '@/lib/questionnaire-response/own-response'

/** What was sent and what is said now, in words. What was typed and cannot be an answer stands as it was typed. */
export async function changeRows({ questionnaire, answers }: OwnResponse, typed: Typed, read: Correction) {
  const words = answerWordsIn(await getTranslations('questionnaire.answer'), await getLocale())
  const asked = (linkId: string) =>
    questionWords(questionnaire, read.answers, linkId, words) ??
    questionWords(questionnaire, answers, linkId, words)
  const row = (linkId: string, was: Answer | null | undefined, now: (Answer | null) | string) => {
    const item = itemOf(questionnaire, linkId)
    // the mark of one that is added or taken away says nothing by itself
    if (!item || isPlacedKey(linkId)) return []
    const said = (answer: Answer | null | undefined) => answerWords(item, answer ?? undefined, words)
    return {
      ...{ linkId, question: asked(linkId) ?? item.text ?? '', was: said(was) },
      now: typeof now === 'string' ? now : said(now),
    }
  }
  return [
    ...read.changes.flatMap(({ linkId, before, after }) => row(linkId, before, after)),
    ...read.issues.flatMap(({ linkId }) =>
      row(linkId, answerOf(answers, linkId), wordsTyped(typed.fields, fieldName(linkId))),
    ),
  ]
}

const wordsTyped = (fields: Typed['fields'], field: string): string =>
  Object.entries(fields)
    .flatMap(([name, values]) => (name === field || name.startsWith(`${field}.`) ? values : []))
    .join(' ')
