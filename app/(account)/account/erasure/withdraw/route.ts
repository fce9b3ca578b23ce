import { notThere, post, seeOther } from '@/lib/access/entry'
import { withdrawErasure } from '@/lib/erasure/commands'

export const POST = (request: Request): Promise<Response> =>
  post(request, ['patient'], '/account', async ({ actor }) => {
    const done = await withdrawErasure(actor, { patientId: actor.patientId })
    return done.ok ? seeOther('/account?done=erasure-withdraw') : notThere()
  })
