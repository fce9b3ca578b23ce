import { notThere, post, seeOther, tryAgain } from '@/lib/access/entry'
import { inviteCarer } from '@/lib/account/carer-commands'
import { linkCookie } from '@/lib/account/link-cookie'
import { formText } from '@/lib/platform/field'

type Context = { params: Promise<{ patientId: string }> }

const refusals = {
  'email-taken':
    'Somebody signs in with this email address as a patient or colleague. A parent or carer needs another one.',
  'of-age':
    'This patient is 18 or over: nobody acts for them as a parent. Choose “carer” if they agreed to one.',
  'no-email': 'Enter an email address',
  'has-account': 'They can sign in already',
}

export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { patientId } = await params
  const page = `/patients/${encodeURIComponent(patientId)}`
  return post(request, ['clinician', 'staff'], page, async ({ actor, form }) => {
    const invited = await inviteCarer(actor, {
      patientId,
      name: formText(form, 'carer-name'),
      email: formText(form, 'carer-email'),
      relationship: form.get('carer-relationship'),
    })
    if (invited.ok) {
      const response = seeOther(`${page}?${'linked' in invited ? 'linked=1' : 'invited=carer'}`)
      if (invited.link) response.headers.append('Set-Cookie', linkCookie(invited.link, page))
      return response
    }
    if (invited.reason === 'not-found') return notThere()
    const errors =
      invited.reason === 'invalid'
        ? Object.fromEntries(
            Object.entries(invited.errors).map(([field, words]) => [`carer-${field}`, words]),
          )
        : {
            [invited.reason === 'of-age' ? 'carer-relationship' : 'carer-email']: refusals[invited.reason],
          }
    return tryAgain(page, form, errors, actor.accountId)
  })
}
