import { notThere, post, SIGNED_IN, seeOther } from '@/lib/access/entry'
import { removePasskey } from '@/lib/account/passkey-commands'

export const POST = (request: Request): Promise<Response> =>
  post(request, SIGNED_IN, '/account', async ({ actor, form }) => {
    const done = await removePasskey(actor, { id: form.get('id') })
    return done.ok ? seeOther('/account?done=passkey-gone') : notThere()
  })
