import { notThere, post, seeOther } from '@/lib/access/entry'
import { reactivateAccount } from '@/lib/account/commands'

type Context = { params: Promise<{ accountId: string }> }

export const POST = (request: Request, { params }: Context): Promise<Response> =>
  post(request, ['administrator'], '/accounts', async ({ actor }) => {
    const done = await reactivateAccount(actor, await params)
    return done.ok ? seeOther('/accounts?done=reactivated') : notThere()
  })
