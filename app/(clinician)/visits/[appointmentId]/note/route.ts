import { handOut } from '@/lib/access/entry'
import { noteText } from '@/lib/brief/note-text'
import { brief } from '@/lib/brief/queries'
import { actorClinic } from '@/lib/clinic/queries'

type Context = { params: Promise<{ appointmentId: string }> }

/** The brief as plain text, for who copies by hand */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { appointmentId } = await params
  return handOut(request, ['clinician'], `/visits/${appointmentId}/note`, async (actor) => {
    const view = await brief(actor, appointmentId)
    if (!view) return null
    const { timeZone } = await actorClinic(actor)
    return new Response(noteText(view, timeZone), {
      headers: { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' },
    })
  })
}
