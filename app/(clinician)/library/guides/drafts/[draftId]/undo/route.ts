import { notThere, post, seeOther } from '@/lib/access/entry'
import { undoGuideChange } from '@/lib/guide-draft/commands'
import { formFields } from '@/lib/platform/field'
import { guideDraftPath } from '../open-guide-draft'

type Context = { params: Promise<{ draftId: string }> }

export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { draftId } = await params
  const page = guideDraftPath(draftId)
  return post(request, ['clinician'], page, async ({ actor, form }) => {
    const { revision } = formFields(form)
    const done = await undoGuideChange(actor, { draftId, revision })
    if (!done.ok) return done.reason === 'conflict' ? seeOther(`${page}?said=moved-on`) : notThere()
    return seeOther(`${page}?said=undone&part=${encodeURIComponent(done.part)}`)
  })
}
