import { pageActor, refuse } from '@/lib/access/entry'
import { guidePicture } from '@/lib/guide/picture-queries'

type Context = { params: Promise<{ pictureId: string }> }

/** A picture that a clinic put into its guides, for its people and for patients who were assigned one with it */
export async function GET(_: Request, { params }: Context): Promise<Response> {
  const { pictureId } = await params
  const path = `/pictures/${pictureId}`
  const actor = await pageActor(['patient', 'clinician', 'staff'], path)
  const bytes = await guidePicture(actor, pictureId)
  if (!bytes) return refuse(actor, path)
  return new Response(bytes, {
    headers: {
      'Content-Type': 'image/jpeg',
      'Content-Disposition': 'inline; filename="picture.jpg"',
      'Content-Security-Policy': "default-src 'none'; img-src 'self'; frame-ancestors 'none'",
      'Cache-Control': 'private, no-store',
    },
  })
}
