import { isConditionKey } from '@/lib/questionnaire/address'
import { type AnswerPatch, type Answers, answerOf, sameAnswer, withPatch } from '@/lib/questionnaire/answers'
import { withoutDisabled } from '@/lib/questionnaire/enablement'
import type { Issue } from '@/lib/questionnaire/issue'
import { itemOf } from '@/lib/questionnaire/item-index'
import type { Questionnaire } from '@/lib/questionnaire/schema'
import { computed } from '@/lib/score/computed'
import type { Accepted } from './merge'

/** Sent answers with a correction, and everything that it changes: what it makes a question not asked goes too */
export function amended(
  questionnaire: Questionnaire,
  sent: Answers,
  patch: AnswerPatch,
): { answers: Answers; changes: Accepted[] } {
  const answers = withoutDisabled(questionnaire, computed(questionnaire, withPatch(sent, patch)))
  const linkIds = new Set(
    [...Object.keys(sent), ...Object.keys(answers)].filter((key) => !isConditionKey(key)),
  )
  const changes = [...linkIds].flatMap((linkId) => {
    const before = answerOf(sent, linkId) ?? null
    const after = answerOf(answers, linkId) ?? null
    return sameAnswer(before, after) ? [] : [{ linkId, before, after }]
  })
  return { answers, changes }
}

/** A correction takes no photos: a question for one that it brings up stays open, and the clinic sees that it is */
export const withoutPhotos = (questionnaire: Questionnaire, issues: readonly Issue[]): Issue[] =>
  issues.filter(
    ({ code, linkId }) => code !== 'required' || itemOf(questionnaire, linkId)?.type !== 'attachment',
  )
