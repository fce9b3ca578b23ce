import { seeOther, watching } from '@/lib/access/entry'
import { hearArrivals } from '@/lib/arrival/queries'
import { eventStream } from '@/lib/platform/event-stream'

/** What arrives for the clinic's visits, as it happens: an event names a visit, or nothing where all may be another */
export async function GET(request: Request): Promise<Response> {
  const { actor, stands } = await watching(['clinician', 'staff'], '/today')
  if (!request.headers.get('accept')?.includes('text/event-stream')) return seeOther('/today')
  const waiting: (string | null)[] = []
  let hear = (id: string | null): void => void waiting.push(id)
  const stop = await hearArrivals(actor, (id) => hear(id))
  return eventStream(request.signal, stands, (send) => {
    hear = (id) => send('arrival', id ?? '')
    waiting.forEach(hear)
    return () => stop?.()
  })
}
