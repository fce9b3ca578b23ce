import { notThere, post, seeOther, tryAgain } from '@/lib/access/entry'
import { changeClinic } from '@/lib/clinic/commands'
import { formText } from '@/lib/platform/field'

export const POST = (request: Request): Promise<Response> =>
  post(request, ['administrator'], '/clinic', async ({ actor, form }) => {
    const done = await changeClinic(actor, {
      name: formText(form, 'name'),
      phone: formText(form, 'phone'),
      emergency: formText(form, 'emergency'),
    })
    if (done.ok) return seeOther('/clinic?said=saved')
    return done.reason === 'not-found' ? notThere() : tryAgain('/clinic', form, done.errors, actor.accountId)
  })
