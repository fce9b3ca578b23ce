import { getLocale, getTranslations } from 'next-intl/server'
import type { SaveReply } from '@/components/questionnaire/save-reply'
import { answerWordsIn } from '@/components/questionnaire/spoken'
import { now } from '@/lib/platform/clock'
import { momentWords } from '@/lib/platform/zoned-time'
import { isPlacedKey } from '@/lib/questionnaire/address'
import { answerWords, questionWords } from '@/lib/questionnaire/answer-words'
import type { Issue } from '@/lib/questionnaire/issue'
import { itemOf } from '@/lib/questionnaire/item-index'
import type { Saved } from '@/lib/questionnaire-response/commands'
import type { OwnResponse } from '@/lib/questionnaire-response/own-response'
import { type UrgentFlag, urgentByQuestion } from '@/lib/questionnaire-response/urgent'

type Outcome = {
  saved: Saved
  after: OwnResponse
  issues: readonly Issue[]
  urgent: readonly UrgentFlag[]
}

/** A save as the page's script hears of it */
export async function saveReply({ saved, after, issues, urgent }: Outcome): Promise<Response> {
  const { timeZone } = after.clinic
  const t = await getTranslations('questionnaire')
  const locale = await getLocale()
  const words = answerWordsIn(await getTranslations('questionnaire.answer'), locale)
  const told = saved.collisions.flatMap(({ linkId, kept, other, otherAt }) => {
    const item = itemOf(after.questionnaire, linkId)
    if (!item || isPlacedKey(linkId)) return []
    return t('told.one', {
      question: questionWords(after.questionnaire, after.answers, linkId, words) ?? item.text ?? '',
      time: momentWords(otherAt, now(), timeZone, locale),
      other: answerWords(item, other ?? undefined, words),
      kept: answerWords(item, kept ?? undefined, words),
    })
  })
  const reply: SaveReply = {
    revision: saved.revision,
    savedTime: saved.savedAt ? momentWords(saved.savedAt, now(), timeZone, locale) : '',
    isOvertaken: saved.isOvertaken,
    isNews: saved.changed.length > 0,
    isPartly: issues.some((issue) => issue.code !== 'required'),
    told,
    urgent: urgentByQuestion(urgent),
  }
  return Response.json(reply)
}
