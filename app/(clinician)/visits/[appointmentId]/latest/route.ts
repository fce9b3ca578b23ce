import { refuse, watching } from '@/lib/access/entry'
import { latestSent } from '@/lib/brief/latest-queries'
import { actorClinic } from '@/lib/clinic/queries'
import { now } from '@/lib/platform/clock'
import { momentWords } from '@/lib/platform/zoned-time'

type Context = { params: Promise<{ appointmentId: string }> }

/** When answers were last sent or corrected, for an open brief that wonders whether it shows them */
export async function GET(_: Request, { params }: Context): Promise<Response> {
  const { appointmentId } = await params
  const { actor } = await watching(['clinician'], `/visits/${appointmentId}`)
  const latest = await latestSent(actor, appointmentId)
  if (!latest) return refuse(actor, `/visits/${appointmentId}`)
  const { timeZone } = await actorClinic(actor)
  const { at } = latest
  return Response.json({ at: at?.toISOString() ?? null, time: at && momentWords(at, now(), timeZone) })
}
