import { comparedRules } from '@/lib/flag/comparison'
import { comparedQuestionnaires } from '@/lib/questionnaire/comparison'
import type { Change, Difference } from '@/lib/questionnaire/difference'
import { extensionUrl } from '@/lib/questionnaire/extension'
import { type Questionnaire, questionnaireSchema } from '@/lib/questionnaire/schema'
import { comparedScores } from '@/lib/score/comparison'
import type { Blocker } from './blocker-line'

/** What a published text says of its release and its origin, which a draft does not have yet or has of its own */
const ofRelease = [
  'url',
  'name',
  'publisher',
  'id',
  'version',
  'status',
  'date',
  'approvalDate',
  'lastReviewDate',
]

export type News = Readonly<{
  about: readonly Difference[]
  items: readonly Change[]
  scores: readonly Change[]
  rules: readonly Change[]
}>

/** What a draft asks, works out and flags otherwise than a version does, in plain words */
export function newsOf(version: Questionnaire, draft: Questionnaire): News {
  const [before, after] = [withoutRelease(version), withoutRelease(draft)]
  return {
    ...comparedQuestionnaires(before, after),
    scores: comparedScores(before, after),
    rules: comparedRules(before, after),
  }
}

export const isNothing = (news: News): boolean => Object.values(news).every((changes) => changes.length === 0)

function withoutRelease({ extension, ...questionnaire }: Questionnaire): Questionnaire {
  const entries = Object.entries(questionnaire).filter(([key]) => !ofRelease.includes(key))
  const kept = extension?.filter((one) => one.url !== extensionUrl.minutes) ?? []
  return questionnaireSchema.parse({
    ...Object.fromEntries(entries),
    status: 'draft',
    ...(kept.length > 0 && { extension: kept }),
  })
}

export const nothingNew = (version: string): Blocker => ({
  linkId: null,
  sentence: `Nothing differs from version ${version}. Change something first.`,
})
