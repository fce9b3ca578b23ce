import { askPath } from '@/components/brief/ask-again-link'
import { notThere, post, seeOther, tryAgain } from '@/lib/access/entry'
import { anchorOf } from '@/lib/brief/anchor'
import { formFields } from '@/lib/platform/field'
import { askAgain } from '@/lib/questionnaire-response/clarification-commands'

type Context = { params: Promise<{ appointmentId: string }> }

export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { appointmentId } = await params
  return post(request, ['clinician'], `/visits/${appointmentId}`, async ({ actor, form }) => {
    const fields = formFields(form)
    const place = { appointmentId, responseId: String(fields.responseId), linkId: String(fields.linkId) }
    const done = await askAgain(actor, { ...place, words: fields.words })
    const answer = `#${anchorOf(place.responseId, place.linkId)}`
    if (done.ok)
      return seeOther(
        `/visits/${appointmentId}?said=${done.mailed ? 'asked-by-mail' : 'asked-again'}${answer}`,
      )
    if (done.reason === 'not-found') return notThere()
    if (done.reason !== 'invalid') return seeOther(`/visits/${appointmentId}?said=${done.reason}`)
    return tryAgain(askPath(place), form, done.errors, actor.accountId)
  })
}
