import type { PatientActor } from '@/lib/access/actor-kinds'
import type { SqlTransaction } from '@/lib/access/scoped'
import { photoId } from '@/lib/attachment/address'
import { photoStore } from '@/lib/attachment/photo-store'
import { type Answers, valuesOf } from '@/lib/questionnaire/answers'
import { itemIndex } from '@/lib/questionnaire/item-index'
import type { Questionnaire } from '@/lib/questionnaire/schema'

/** Takes a picture of an answer that was not sent away, with its bytes */
export async function removePhotoRow(tx: SqlTransaction, clinicId: string, id: string): Promise<void> {
  await photoStore.remove(tx, { clinicId, id })
  await tx`delete from attachment where clinic_id = ${clinicId} and id = ${id}`
}

/**
 * Takes away the pictures that no answer names any more, before the answers are sent: of a place that the patient took out, of
 * a question that is not asked after all. The clinic is to have none that the patient thinks gone.
 */
export async function removeUnnamedPhotos(
  tx: SqlTransaction,
  { clinicId }: PatientActor,
  assignmentId: string,
  { questionnaire, answers }: { questionnaire: Questionnaire; answers: Answers },
): Promise<void> {
  if (!itemIndex(questionnaire).places.some(({ item }) => item.type === 'attachment')) return
  const named = Object.values(answers)
    .flatMap(valuesOf)
    .flatMap((value) => ('valueAttachment' in value ? (photoId(value.valueAttachment) ?? []) : []))
  const unnamed = await tx<{ id: string }[]>`
    select id from attachment
    where clinic_id = ${clinicId} and assignment_id = ${assignmentId} and id <> all(${named})`
  for (const { id } of unnamed) await removePhotoRow(tx, clinicId, id)
}
