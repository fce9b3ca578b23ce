import type { SqlTransaction } from '@/lib/access/scoped'
import type { Picture } from '@/lib/platform/picture'

export type RenditionName = 'full' | 'thumbnail'
type Place = Readonly<{ clinicId: string; id: string }>

/** Where the bytes of pictures are. In the transaction that the answer is stored in, or taken away in. */
export type PhotoStore = Readonly<{
  put: (tx: SqlTransaction, place: Place, picture: Picture) => Promise<void>
  get: (tx: SqlTransaction, place: Place, rendition: RenditionName) => Promise<Uint8Array<ArrayBuffer> | null>
  remove: (tx: SqlTransaction, place: Place) => Promise<void>
}>

/** In PostgreSQL, beside the answers: in their backup, behind their walls */
export const photoStore: PhotoStore = {
  async put(tx, { clinicId, id }, picture) {
    for (const rendition of ['full', 'thumbnail'] as const)
      await tx`insert into attachment_content (clinic_id, attachment_id, rendition, bytes)
        values (${clinicId}, ${id}, ${rendition}, ${picture[rendition].bytes})`
  },
  async get(tx, { clinicId, id }, rendition) {
    const [row] = await tx<{ bytes: Buffer }[]>`
      select bytes from attachment_content
      where clinic_id = ${clinicId} and attachment_id = ${id} and rendition = ${rendition}`
    return row ? new Uint8Array(row.bytes) : null
  },
  async remove(tx, { clinicId, id }) {
    await tx`delete from attachment_content where clinic_id = ${clinicId} and attachment_id = ${id}`
  },
}
