import type { PatientActor } from '@/lib/access/actor-kinds'
import type { SqlTransaction } from '@/lib/access/scoped'

/** One question that was sent back to be clarified, and what the patient said to it */
export type ClarificationRow = {
  id: string
  responseId: string
  linkId: string
  question: string
  words: string
  by: string
  askedAt: Date
  /** Null while it waits for the patient */
  answeredAt: Date | null
  reply: string
  /** The answer was changed; false where it stands as it was */
  isChanged: boolean
}

/** What was asked again of these responses, the latest first. The caller has made sure that they may be read. */
export const clarificationRows = (
  tx: SqlTransaction,
  clinicId: string,
  responseIds: readonly string[],
): Promise<ClarificationRow[]> => tx<ClarificationRow[]>`
  select id, response_id as "responseId", link_id as "linkId", question, words, asker_name as by,
    asked_at as "askedAt", answered_at as "answeredAt", reply, revision is not null as "isChanged"
  from clarification where clinic_id = ${clinicId} and response_id = any(${[...responseIds]})
  order by asked_at desc, id desc`

type Corrected = {
  responseId: string
  linkIds: readonly string[]
  revision: number
  reason: string
  at: Date
}

/** A correction answers what was asked again of the answers that it changes */
export async function answerByCorrection(
  tx: SqlTransaction,
  actor: PatientActor,
  { responseId, linkIds, revision, reason, at }: Corrected,
): Promise<void> {
  await tx`
    update clarification set answered_at = ${at}, reply = ${reason}, revision = ${revision}
    where clinic_id = ${actor.clinicId} and patient_id = ${actor.patientId} and response_id = ${responseId}
      and link_id = any(${[...linkIds]}) and answered_at is null`
}
