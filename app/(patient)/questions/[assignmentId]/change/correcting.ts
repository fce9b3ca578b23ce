import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import type { ClinicView } from '@/lib/clinic/queries'
import type { FieldErrors } from '@/lib/platform/field'
import type { Typed } from '@/lib/platform/typed-form'
import { type Correction, readCorrection } from '@/lib/questionnaire-response/correction-form'
import type { OwnResponse } from '@/lib/questionnaire-response/own-response'
import { one, opened, typedInto } from '../own-response'

/**
 * Sent answers that are being corrected: what both pages of it begin with. What was typed before the day of the visit was
 * over is still drawn after it.
 */
export async function correcting(assignmentId: string, here: string, again: string | string[] | undefined) {
  const start = `/questions/${assignmentId}`
  const { actor, clinic, response } = await opened(assignmentId, here)
  if (!response.completedAt) redirect(start)
  const typed = await typedInto(one(again), actor.accountId)
  if (!response.isCorrectable && !typed) redirect(`${start}/answers`)
  return { actor, clinic, response, start, typed, correction: correctionIn(response, typed) }
}

/** Why a correction is not taken any more, and whom to call instead */
export async function tooLate({ name, phone }: ClinicView): Promise<FieldErrors> {
  const t = await getTranslations('questionnaire.change')
  return { '': t('closed', { clinic: name, phone }) }
}

export const correctionIn = (response: OwnResponse, typed: Typed | null): Correction =>
  readCorrection(response.questionnaire, response.answers, formOf(typed))

function formOf(typed: Typed | null): FormData {
  const form = new FormData()
  for (const [name, values] of Object.entries(typed?.fields ?? {}))
    for (const value of values) form.append(name, value)
  return form
}
