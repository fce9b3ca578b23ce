import type { Actor, PatientActor } from '@/lib/access/actor-kinds'
import { canAnswer, canReadAnswers } from '@/lib/access/policy'
import { type SqlTransaction, scopedSql } from '@/lib/access/scoped'
import { pinnedQuestionnaire } from '@/lib/assignment/pinned'
import { recordSql } from '@/lib/audit/record'
import { id } from '@/lib/platform/field'
import { isHidden } from '@/lib/questionnaire/audience'
import { photoStore, type RenditionName } from './photo-store'

export type Photo = { contentType: string; bytes: Uint8Array<ArrayBuffer> }

/**
 * One picture, full or small: for the patient whose it is, and for clinicians of the clinic once it was sent. Null for
 * everybody else and where it is not there. A clinician's look at a full one is put on record.
 */
export async function photo(actor: Actor, photoId: string, rendition: RenditionName): Promise<Photo | null> {
  if (!(canAnswer(actor) || canReadAnswers(actor)) || !id.safeParse(photoId).success) return null
  const { clinicId } = actor
  return scopedSql(actor, async (tx) => {
    const row = canAnswer(actor) ? await ownRow(tx, actor, photoId) : await sentRow(tx, clinicId, photoId)
    const bytes = row && (await photoStore.get(tx, { clinicId, id: photoId }, rendition))
    if (!row || !bytes) return null
    const { patientId, contentType } = row
    if (actor.kind === 'clinician' && rendition === 'full')
      await recordSql(tx, actor, {
        ...{ action: 'photo.read', patientId, entity: 'attachment', entityId: photoId },
      })
    return { contentType, bytes }
  })
}

type Row = { patientId: string; contentType: string }

async function ownRow(
  tx: SqlTransaction,
  { clinicId, patientId, hides }: PatientActor,
  photoId: string,
): Promise<Row | undefined> {
  const [row] = await tx<(Row & { linkId: string; versionId: string })[]>`
    select a.patient_id as "patientId", a.content_type as "contentType", a.link_id as "linkId",
      s.questionnaire_version_id as "versionId"
    from attachment a join assignment s on s.clinic_id = a.clinic_id and s.id = a.assignment_id
    where a.clinic_id = ${clinicId} and a.patient_id = ${patientId} and a.id = ${photoId}`
  if (!row || !hides) return row
  return isHidden(await pinnedQuestionnaire(tx, row.versionId), hides, row.linkId) ? undefined : row
}

/** A draft is the patient's own */
async function sentRow(tx: SqlTransaction, clinicId: string, photoId: string): Promise<Row | undefined> {
  const [row] = await tx<Row[]>`
    select a.patient_id as "patientId", a.content_type as "contentType" from attachment a
    join questionnaire_response r on r.clinic_id = a.clinic_id and r.assignment_id = a.assignment_id
    where a.clinic_id = ${clinicId} and a.id = ${photoId} and r.status <> 'in-progress'`
  return row
}
