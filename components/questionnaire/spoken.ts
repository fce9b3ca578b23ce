import { type AnswerRow, type AnswerWords, answerRows, answerWords } from '@/lib/questionnaire/answer-words'
import { type Answers, answerOf, valuesOf } from '@/lib/questionnaire/answers'
import { isRanking } from '@/lib/questionnaire/extension'
import type { Issue } from '@/lib/questionnaire/issue'
import { itemOf } from '@/lib/questionnaire/item-index'
import type { Questionnaire } from '@/lib/questionnaire/schema'

type Say = (key: string, values?: Record<string, string | number>) => string

/** Where each language is read as it is here: in Spain 12.500 is twelve thousand, and to most who read Spanish here it is twelve */
const REGIONS: Readonly<Record<string, string>> = { en: 'en-GB', es: 'es-419' }

/** The words around answers, from the messages of `questionnaire.answer` */
export const answerWordsIn = (t: Say, locale: string): AnswerWords => ({
  locale: REGIONS[locale] ?? locale,
  yes: t('yes'),
  no: t('no'),
  notSure: t('asked-unknown'),
  declined: t('asked-declined'),
  notAnswered: t('notAnswered'),
  notAsked: t('notAsked'),
  photos: (count) => t('photos', { count }),
  outOf: (value, max) => t('outOf', { value, max }),
})

/** The rows of the check page and of what was sent: what was put in order stands as a list */
export function spokenRows(questionnaire: Questionnaire, answers: Answers, words: AnswerWords): AnswerRow[] {
  return answerRows(questionnaire, answers, { words }).map((row) => {
    const item = itemOf(questionnaire, row.linkId)
    const values = valuesOf(answerOf(answers, row.linkId))
    if (!item || !isRanking(item) || values.length < 2) return row
    const lines = values.map((value, at) => `${at + 1}. ${answerWords(item, { values: [value] }, words)}`)
    return { ...row, words: lines.join('\n') }
  })
}

/** What is wrong as a sentence, from the messages of `questionnaireErrors` */
export const issueSentence = (t: Say, issue: Issue): string => t(issue.code, { ...issue.params })

/** Problems in the order of the page: a stored form forgets the order of its fields */
export function inOrder<P extends { field: string }>(problems: readonly P[], fields: readonly string[]): P[] {
  return problems.toSorted((a, b) => fields.indexOf(a.field) - fields.indexOf(b.field))
}
