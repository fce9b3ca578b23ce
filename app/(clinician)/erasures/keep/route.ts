import { notThere, post, seeOther, tryAgain } from '@/lib/access/entry'
import { setKeeping } from '@/lib/erasure/keeping-commands'
import { formText } from '@/lib/platform/field'

export const POST = (request: Request): Promise<Response> =>
  post(request, ['administrator'], '/erasures', async ({ actor, form }) => {
    const done = await setKeeping(actor, {
      years: formText(form, 'years'),
      untilAge: formText(form, 'untilAge'),
    })
    if (done.ok) return seeOther('/erasures?done=keeping')
    return done.reason === 'not-found'
      ? notThere()
      : tryAgain('/erasures', form, done.errors, actor.accountId)
  })
