import { handOut } from '@/lib/access/entry'
import { photo } from '@/lib/attachment/queries'

type Context = { params: Promise<{ photoId: string; rendition: string }> }

/** One picture of an answer, for the patient whose it is and the clinicians it was sent to */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { photoId, rendition } = await params
  return handOut(request, ['patient', 'clinician'], `/photos/${photoId}/full`, async (actor) => {
    const found =
      rendition === 'full' || rendition === 'thumbnail' ? await photo(actor, photoId, rendition) : null
    if (!found) return null
    return new Response(found.bytes, {
      headers: {
        'Content-Type': found.contentType,
        'Content-Disposition': 'inline; filename="photo.jpg"',
        'Content-Security-Policy': "default-src 'none'; img-src 'self'; frame-ancestors 'none'",
        'Cache-Control': 'private, no-store',
      },
    })
  })
}
