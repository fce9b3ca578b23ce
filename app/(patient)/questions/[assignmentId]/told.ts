import { getLocale, getTranslations } from 'next-intl/server'
import { answerWordsIn } from '@/components/questionnaire/spoken'
import type { PatientActor } from '@/lib/access/actor-kinds'
import { now } from '@/lib/platform/clock'
import { momentWords } from '@/lib/platform/zoned-time'
import { isPlacedKey } from '@/lib/questionnaire/address'
import { answerWords, questionWords } from '@/lib/questionnaire/answer-words'
import { fieldName } from '@/lib/questionnaire/field-names'
import { itemOf } from '@/lib/questionnaire/item-index'
import { pageOf } from '@/lib/questionnaire/pages'
import type { OwnResponse } from '@/lib/questionnaire-response/own-response'
import { toldChanges } from '@/lib/questionnaire-response/queries'
import { postedNumber } from './posted-number'

type Search = { kept?: string | string[] | undefined; also?: string | string[] | undefined }

/** The sentences about answers that were changed in two places, as the address asks for them */
export async function told(
  actor: PatientActor,
  response: OwnResponse,
  { kept, also }: Search,
  timeZone: string,
) {
  const linkIds = [also ?? []].flat().slice(0, 50)
  const revision = postedNumber(kept)
  if (revision === undefined || linkIds.length === 0) return []
  const { assignmentId, questionnaire, answers } = response
  const found = await toldChanges(actor, { assignmentId, revision, linkIds })
  const t = await getTranslations('questionnaire.told')
  const locale = await getLocale()
  const words = answerWordsIn(await getTranslations('questionnaire.answer'), locale)
  return (found?.changes ?? []).flatMap((change) => {
    const item = itemOf(questionnaire, change.linkId)
    if (!item || isPlacedKey(change.linkId)) return []
    const sentence = t('one', {
      question: questionWords(questionnaire, answers, change.linkId, words) ?? item.text ?? '',
      time: momentWords(change.otherAt, now(), timeZone, locale),
      other: answerWords(item, change.other ?? undefined, words),
      kept: answerWords(item, change.kept ?? undefined, words),
    })
    const page = pageOf(questionnaire, change.linkId)
    const href = page && `/questions/${assignmentId}/${page}#${fieldName(change.linkId)}`
    return { linkId: change.linkId, sentence, href }
  })
}
