import { notThere, post, seeOther } from '@/lib/access/entry'
import { undoChange } from '@/lib/questionnaire-draft/commands'
import { draftPath } from '../open-draft'

type Context = { params: Promise<{ draftId: string }> }

export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { draftId } = await params
  const page = draftPath(draftId)
  return post(request, ['clinician'], page, async ({ actor, form }) => {
    const done = await undoChange(actor, { draftId, revision: form.get('revision') })
    if (!done.ok) return done.reason === 'conflict' ? seeOther(`${page}?said=moved-on#undo`) : notThere()
    const item = done.linkId ? `&item=${encodeURIComponent(done.linkId)}` : ''
    return seeOther(`${page}?said=undone${item}#undo`)
  })
}
