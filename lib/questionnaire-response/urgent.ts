import { type Flag, flagResponse } from '@/lib/flag/flag'
import { ageYears } from '@/lib/platform/zoned-time'
import { type AnswerWords, answerWords } from '@/lib/questionnaire/answer-words'
import { type Answers, answerOf } from '@/lib/questionnaire/answers'
import { itemOf } from '@/lib/questionnaire/item-index'
import { pageOf } from '@/lib/questionnaire/pages'
import type { Questionnaire } from '@/lib/questionnaire/schema'

type Ground = {
  questionnaire: Questionnaire
  answers: Answers
  birthDate: Date
  completedAt: Date | null
  clinic: { emergency: string; timeZone: string }
}

export type UrgentFlag = Flag & { patientWords: string }

/**
 * What the patient should be told to do right now: the urgent flags of a draft or of what was sent, "not sure" as well
 * as "yes". It does not depend on anybody at the clinic having seen it.
 */
export function urgentFlags(
  { questionnaire, answers, birthDate, completedAt, clinic }: Ground,
  at: Date,
): UrgentFlag[] {
  const flags = flagResponse(questionnaire, answers, {
    ageYears: ageYears(birthDate, completedAt ?? at, clinic.timeZone),
    emergency: clinic.emergency,
    status: completedAt ? 'completed' : 'in-progress',
  })
  return flags.filter(
    (flag): flag is UrgentFlag => flag.severity === 'urgent' && flag.patientWords !== undefined,
  )
}

/** With the answers behind them as whoever gave them reads them; a flag itself has them in the clinic's words */
export const inWords = (
  flags: readonly UrgentFlag[],
  { questionnaire, answers }: Pick<Ground, 'questionnaire' | 'answers'>,
  words: AnswerWords,
): UrgentFlag[] =>
  flags.map((flag) => ({
    ...flag,
    citations: flag.citations.flatMap((one) => {
      const item = one.linkId === null ? undefined : itemOf(questionnaire, one.linkId)
      // in what repeats, the key of the answer is not the item's own
      const answer = item && answerWords(item, answerOf(answers, one.linkId ?? item.linkId), words)
      return answer === undefined ? [] : [{ ...one, answer }]
    }),
  }))

/** Those that an answer on this page is behind: they are told whenever that page is sent, not only the first time */
export function urgentOnPage(ground: Ground, at: Date, pageKey: string): UrgentFlag[] {
  return urgentFlags(ground, at).filter((flag) =>
    flag.citations.some(({ linkId }) => linkId !== null && pageOf(ground.questionnaire, linkId) === pageKey),
  )
}

/** Each question's answer that asks for something right now, with the words that say what */
export const urgentByQuestion = (flags: readonly UrgentFlag[]): { linkId: string; words: string }[] =>
  flags.flatMap((flag) =>
    flag.citations.flatMap(({ linkId }) => (linkId === null ? [] : { linkId, words: flag.patientWords })),
  )
