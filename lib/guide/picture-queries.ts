import type { Actor } from '@/lib/access/actor-kinds'
import { canAnswer, canKeepBook } from '@/lib/access/policy'
import { scopedSql } from '@/lib/access/scoped'
import { id } from '@/lib/platform/field'
import { clinicPictureAddress } from './picture-address'

/**
 * A picture of the clinic's own, as it stands in its guides: for its clinicians and staff, and for patients who were
 * assigned a version that shows it. Null for everybody else and where it is not there.
 */
export async function guidePicture(actor: Actor, pictureId: string): Promise<Uint8Array<ArrayBuffer> | null> {
  if (!(canAnswer(actor) || canKeepBook(actor)) || !id.safeParse(pictureId).success) return null
  const { clinicId } = actor
  return scopedSql(actor, async (tx) => {
    const assigned = canAnswer(actor)
      ? tx`and exists (
          select from assignment a join guide_version g on g.id = a.guide_version_id
          where a.clinic_id = ${clinicId} and a.patient_id = ${actor.patientId} and a.status <> 'cancelled'
            and g.pictures ->> p.name = ${clinicPictureAddress(pictureId)})`
      : tx``
    const [row] = await tx<{ bytes: Buffer }[]>`
      select p.bytes from guide_picture p where p.clinic_id = ${clinicId} and p.id = ${pictureId} ${assigned}`
    return row ? new Uint8Array(row.bytes) : null
  })
}

export type ClinicPicture = {
  id: string
  name: string
  address: string
  width: number
  height: number
  adderName: string
  addedAt: Date
}

/** The clinic's own pictures, the newest first */
export async function clinicPictures(actor: Actor): Promise<ClinicPicture[]> {
  if (!canKeepBook(actor)) return []
  const rows = await scopedSql(
    actor,
    (tx) => tx<Omit<ClinicPicture, 'address'>[]>`
      select id, name, width, height, adder_name as "adderName", added_at as "addedAt"
      from guide_picture where clinic_id = ${actor.clinicId} order by added_at desc, id desc limit 500`,
  )
  return rows.map((row) => ({ ...row, address: clinicPictureAddress(row.id) }))
}
