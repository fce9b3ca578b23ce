import { openPost, seeOther } from '@/lib/access/entry'
import { confirmAddress } from '@/lib/account/confirm-address'
import { signedIn } from '@/lib/platform/session'

type Context = { params: Promise<{ token: string }> }

export const POST = (request: Request, { params }: Context): Promise<Response> =>
  openPost(request, async () => {
    const { token } = await params
    const confirmed = await confirmAddress(token, await signedIn())
    if (!confirmed.ok) return seeOther(`/address/${encodeURIComponent(token)}`)
    return seeOther(confirmed.here ? '/account?done=address' : '/sign-in?changed=address')
  })
