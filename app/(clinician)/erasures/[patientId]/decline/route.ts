import { notThere, post, seeOther, tryAgain } from '@/lib/access/entry'
import { declineErasure } from '@/lib/erasure/decline-commands'
import { formText } from '@/lib/platform/field'

type Context = { params: Promise<{ patientId: string }> }

export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { patientId } = await params
  const page = `/erasures/${encodeURIComponent(patientId)}`
  return post(request, ['administrator'], page, async ({ actor, form }) => {
    const reason = formText(form, 'decline-reason')
    const done = await declineErasure(actor, { patientId, 'decline-reason': reason })
    if (done.ok) return seeOther(`/erasures?done=declined&mail=${done.told}`)
    return done.reason === 'not-found' ? notThere() : tryAgain(page, form, done.errors, actor.accountId)
  })
}
