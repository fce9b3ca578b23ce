import { notThere, post, seeOther } from '@/lib/access/entry'
import { takeBackReview } from '@/lib/brief/commands'

type Context = { params: Promise<{ appointmentId: string }> }

export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { appointmentId } = await params
  const page = `/visits/${appointmentId}`
  return post(request, ['clinician'], page, async ({ actor, form }) => {
    const done = await takeBackReview(actor, { appointmentId, reviewId: form.get('reviewId') })
    if (!done.ok && done.reason === 'not-found') return notThere()
    return seeOther(done.ok ? page : `${page}?said=${done.reason}`)
  })
}
