import { notThere, post, SIGNED_IN, seeOther } from '@/lib/access/entry'
import { endOwnSession } from '@/lib/account/session-commands'

export const POST = (request: Request): Promise<Response> =>
  post(request, SIGNED_IN, '/account', async ({ actor, form }) => {
    const ended = await endOwnSession(actor, { id: form.get('id') })
    return ended.ok ? seeOther('/account?done=one') : notThere()
  })
