import type { Answer } from '@/lib/questionnaire/answers'
import { saveAnswers } from './commands'
import { ownResponse } from './queries'
import { type Given, inClinic } from './response.fixtures'

export const number = (valueInteger: number): Answer => ({ values: [{ valueInteger }] })
export const text = (valueString: string): Answer => ({ values: [{ valueString }] })
export const yes: Answer = { values: [{ valueBoolean: true }] }

export const history = ({ clinicId }: Given) =>
  inClinic(
    clinicId,
    (tx) => tx`
      select link_id as "linkId", before, after, revision, changed_by as "changedBy" from answer_change
      where clinic_id = ${clinicId} order by revision, link_id`,
  )

export const setAssignment = ({ clinicId, assignmentId }: Given, status: string) =>
  inClinic(
    clinicId,
    (tx) => tx`
      update assignment set status = ${status}::assignment_status where clinic_id = ${clinicId} and id = ${assignmentId}`,
  )

export const answersOf = async (to: Given) => (await ownResponse(to.actor, to.assignmentId))?.answers

export function saver(to: Given) {
  return (baseRevision: number, patch: Record<string, Answer | null>, touched: string[] = []) =>
    saveAnswers(to.actor, { assignmentId: to.assignmentId, baseRevision, patch, touched })
}
