import type { PageParams } from '@/lib/platform/page-params'
import { type Typed, typedBefore } from '@/lib/platform/typed-form'
import type { Answers } from '@/lib/questionnaire/answers'
import { trialAnswers } from '@/lib/questionnaire-draft/trial'

/** What a trial's form carries besides the answers of its page */
export const trialField = 'trial-answers'

const languages = ['en', 'es'] as const
export type TrialLanguage = (typeof languages)[number]

export const languageIn = (given: unknown): TrialLanguage => languages.find((one) => one === given) ?? 'en'

/** The throw-away answers that an address leads to; they wait where every form's text waits, for twelve hours */
export async function keptTrial(
  kept: PageParams[string] | null,
  accountId: string,
): Promise<{ answers: Answers; typed: Typed | null }> {
  const typed = await typedBefore(kept, accountId)
  return { answers: trialAnswers(typed?.fields[trialField]?.[0]), typed }
}
