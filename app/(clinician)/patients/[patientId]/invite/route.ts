import { notThere, post, seeOther, tryAgain } from '@/lib/access/entry'
import { invitePatient } from '@/lib/account/commands'
import { linkCookie } from '@/lib/account/link-cookie'

type Context = { params: Promise<{ patientId: string }> }

const words = {
  'no-email': 'Add an email address first',
  'has-account': 'This patient can sign in already',
  'email-taken': 'Somebody else signs in with this email address: give the patient another one',
  invalid: 'Add an email address first',
}

export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { patientId } = await params
  const page = `/patients/${encodeURIComponent(patientId)}`
  return post(request, ['clinician', 'staff'], page, async ({ actor, form }) => {
    const invited = await invitePatient(actor, { patientId })
    if (!invited.ok)
      return invited.reason === 'not-found'
        ? notThere()
        : tryAgain(page, form, { invitation: words[invited.reason] }, actor.accountId)
    const response = seeOther(`${page}?invited=1`)
    if (invited.link) response.headers.append('Set-Cookie', linkCookie(invited.link, page))
    return response
  })
}
