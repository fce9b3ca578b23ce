import { notThere, post, seeOther } from '@/lib/access/entry'
import { takeFactorAway } from '@/lib/account/factor-commands'

type Context = { params: Promise<{ accountId: string }> }

export const POST = (request: Request, { params }: Context): Promise<Response> =>
  post(request, ['administrator'], '/accounts', async ({ actor }) => {
    const done = await takeFactorAway(actor, await params)
    return done.ok ? seeOther('/accounts?done=factor') : notThere()
  })
