import { notThere, post, seeOther } from '@/lib/access/entry'
import { takeFromOriginal } from '@/lib/guide-draft/original-commands'
import { formFields } from '@/lib/platform/field'
import { guideDraftPath } from '../../open-guide-draft'

type Context = { params: Promise<{ draftId: string }> }

export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { draftId } = await params
  const page = `${guideDraftPath(draftId)}/original`
  return post(request, ['clinician'], page, async ({ actor, form }) => {
    const { part, was, revision } = formFields(form)
    const done = await takeFromOriginal(actor, { draftId, part, was, revision })
    if (!done.ok && done.reason === 'not-found') return notThere()
    return seeOther(`${page}?said=${done.ok ? 'taken' : done.reason}`)
  })
}
