import { post, SIGNED_IN, seeOther } from '@/lib/access/entry'
import { endOtherSessions } from '@/lib/account/leave'
import { signedIn } from '@/lib/platform/session'

export const POST = (request: Request): Promise<Response> =>
  post(request, SIGNED_IN, '/account', async ({ actor }) => {
    const session = await signedIn()
    if (session) await endOtherSessions(actor, session)
    return seeOther('/account?done=others')
  })
