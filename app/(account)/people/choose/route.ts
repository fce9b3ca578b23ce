import { notThere, post, seeOther } from '@/lib/access/entry'
import { ownPath } from '@/lib/access/own-path'
import { chooseRepresented } from '@/lib/account/represented-commands'
import { signedIn } from '@/lib/platform/session'

export const POST = (request: Request): Promise<Response> =>
  post(request, ['patient', 'carer'], '/people', async ({ actor, form }) => {
    const session = await signedIn()
    const chosen =
      session && (await chooseRepresented(actor, { patientId: form.get('patientId') }, session.sessionHash))
    return chosen?.ok ? seeOther(ownPath(form.get('next')) ?? '/home') : notThere()
  })
