import { notThere, post, seeOther } from '@/lib/access/entry'
import { acknowledgeFlags } from '@/lib/brief/commands'
import { formTexts } from '@/lib/platform/field'

type Context = { params: Promise<{ appointmentId: string }> }

export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { appointmentId } = await params
  const page = `/visits/${appointmentId}`
  return post(request, ['clinician'], page, async ({ actor, form }) => {
    const flagIds = formTexts(form, 'flag')
    const done = await acknowledgeFlags(actor, { appointmentId, upTo: form.get('upTo'), flagIds })
    if (!done.ok && done.reason === 'not-found') return notThere()
    return seeOther(done.ok ? `${page}#flags` : `${page}?said=${done.reason}`)
  })
}
