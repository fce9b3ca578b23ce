import { notThere, post, seeOther, tryAgain } from '@/lib/access/entry'
import { formFields } from '@/lib/platform/field'
import { changeDraft } from '@/lib/questionnaire-draft/commands'
import { draftPath } from '../open-draft'

type Context = { params: Promise<{ draftId: string }> }

export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { draftId } = await params
  const page = draftPath(draftId)
  return post(request, ['clinician'], page, async ({ actor, form }) => {
    const { form: _, was, seen, ...fields } = formFields(form)
    const done = await changeDraft(actor, { draftId, change: { act: 'about', was, fields } })
    if (done.ok) return seeOther(`${page}?since=${encodeURIComponent(String(seen ?? ''))}`)
    if (done.reason === 'not-found') return notThere()
    const errors =
      done.reason === 'invalid'
        ? done.errors
        : { conflict: done.reason === 'impossible' ? done.sentence : 'changed' }
    return tryAgain(page, form, errors, actor.accountId)
  })
}
