import { getLocale, getTranslations } from 'next-intl/server'
import { answerWordsIn } from '@/components/questionnaire/spoken'
import type { PatientActor } from '@/lib/access/actor-kinds'
import { dateWords } from '@/lib/platform/zoned-time'
import { answerWords } from '@/lib/questionnaire/answer-words'
import { isCarriedForward } from '@/lib/questionnaire/extension'
import { itemOf } from '@/lib/questionnaire/item-index'
import type { JourneyPage } from '@/lib/questionnaire/journey'
import { confirmable } from '@/lib/questionnaire-response/last-time'
import type { OwnResponse } from '@/lib/questionnaire-response/own-response'
import { answersBefore } from '@/lib/questionnaire-response/queries'

/** What this page's questions were answered with at the last visit, in words, where that may be confirmed */
export async function lastTimeOf(
  actor: PatientActor,
  { assignmentId, questionnaire, answers }: OwnResponse,
  page: JourneyPage,
  timeZone: string,
): Promise<Record<string, { day: string; words: string }>> {
  if (!page.items.some(({ item }) => isCarriedForward(item))) return {}
  const before = await answersBefore(actor, assignmentId)
  if (!before) return {}
  const locale = await getLocale()
  const words = answerWordsIn(await getTranslations('questionnaire.answer'), locale)
  const day = dateWords(before.visitAt, timeZone, locale)
  return Object.fromEntries(
    Object.entries(confirmable(questionnaire, answers, before)).flatMap(([linkId, answer]) => {
      const item = itemOf(questionnaire, linkId)
      return item ? [[linkId, { day, words: answerWords(item, answer, words) }]] : []
    }),
  )
}
