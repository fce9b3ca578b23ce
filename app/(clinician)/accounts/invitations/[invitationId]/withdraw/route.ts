import { notThere, post, seeOther } from '@/lib/access/entry'
import { withdrawInvitation } from '@/lib/account/commands'

type Context = { params: Promise<{ invitationId: string }> }

export const POST = (request: Request, { params }: Context): Promise<Response> =>
  post(request, ['administrator'], '/accounts', async ({ actor }) => {
    const done = await withdrawInvitation(actor, await params)
    return done.ok ? seeOther('/accounts?done=withdrawn') : notThere()
  })
