import { redirect } from 'next/navigation'
import type { Typed } from '@/lib/platform/typed-form'
import { type Correction, readCorrection } from '@/lib/questionnaire-response/correction-form'
import type { OwnResponse } from '@/lib/questionnaire-response/own-response'
import { one, opened, typedInto } from '../own-response'

/** Sent answers that are being corrected: what both pages of it begin with */
export async function correcting(assignmentId: string, here: string, again: string | string[] | undefined) {
  const start = `/questions/${assignmentId}`
  const { actor, clinic, response } = await opened(assignmentId, here)
  if (!response.isCorrectable) redirect(response.completedAt ? `${start}/answers` : start)
  const typed = await typedInto(one(again), actor.accountId)
  return { actor, clinic, response, start, typed, correction: correctionIn(response, typed) }
}

export const correctionIn = (response: OwnResponse, typed: Typed | null): Correction =>
  readCorrection(response.questionnaire, response.answers, formOf(typed))

function formOf(typed: Typed | null): FormData {
  const form = new FormData()
  for (const [name, values] of Object.entries(typed?.fields ?? {}))
    for (const value of values) form.append(name, value)
  return form
}
