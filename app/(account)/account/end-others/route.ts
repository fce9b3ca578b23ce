import { post, seeOther } from '@/lib/access/entry'
import { endSessions, signedIn } from '@/lib/platform/session'

export const POST = (request: Request): Promise<Response> =>
  post(request, ['patient', 'clinician', 'staff', 'administrator'], '/account', async ({ actor }) => {
    const session = await signedIn()
    if (session) await endSessions(actor.accountId, session)
    return seeOther('/account?done=others')
  })
