import { notThere, post, seeOther } from '@/lib/access/entry'
import { withdrawInvitation } from '@/lib/account/commands'

type Context = { params: Promise<{ patientId: string }> }

export async function POST(request: Request, { params }: Context): Promise<Response> {
  const page = `/patients/${encodeURIComponent((await params).patientId)}`
  return post(request, ['clinician', 'staff'], page, async ({ actor, form }) => {
    const withdrawn = await withdrawInvitation(actor, { invitationId: form.get('invitationId') })
    return withdrawn.ok ? seeOther(page) : notThere()
  })
}
