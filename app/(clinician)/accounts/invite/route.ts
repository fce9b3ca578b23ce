import { notThere, post, seeOther, tryAgain } from '@/lib/access/entry'
import { inviteMember } from '@/lib/account/commands'
import { linkCookie } from '@/lib/account/link-cookie'
import { formFields } from '@/lib/platform/field'

const taken = { email: 'Somebody signs in with this email address already' }

export const POST = (request: Request): Promise<Response> =>
  post(request, ['administrator'], '/accounts', async ({ actor, form }) => {
    const { name, email, role } = formFields(form)
    const invited = await inviteMember(actor, { name, email, role })
    if (!invited.ok) {
      if (invited.reason === 'not-found') return notThere()
      return tryAgain(
        '/accounts',
        form,
        invited.reason === 'invalid' ? invited.errors : taken,
        actor.accountId,
      )
    }
    const response = seeOther('/accounts?invited=1')
    if (invited.link) response.headers.append('Set-Cookie', linkCookie(invited.link, '/accounts'))
    return response
  })
