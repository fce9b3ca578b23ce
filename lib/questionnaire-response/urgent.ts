import { type Flag, flagResponse } from '@/lib/flag/flag'
import { ageYears } from '@/lib/platform/zoned-time'
import type { Answers } from '@/lib/questionnaire/answers'
import type { Questionnaire } from '@/lib/questionnaire/schema'

type Ground = {
  questionnaire: Questionnaire
  answers: Answers
  birthDate: Date
  completedAt: Date | null
}

export type UrgentFlag = Flag & { patientWords: string }

/**
 * What the patient should be told to do right now: the urgent flags of a draft or of what was sent, "not sure" as well
 * as "yes". It does not depend on anybody at the clinic having seen it.
 */
export function urgentFlags(
  { questionnaire, answers, birthDate, completedAt }: Ground,
  clinic: { emergency: string; timeZone: string },
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
