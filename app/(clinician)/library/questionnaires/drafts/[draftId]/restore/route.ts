import { notThere, post, seeOther } from '@/lib/access/entry'
import { discardDraft } from '@/lib/questionnaire-draft/commands'

type Context = { params: Promise<{ draftId: string }> }

const page = '/library/questionnaires/drafts'

export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { draftId } = await params
  return post(request, ['clinician'], page, async ({ actor }) => {
    const done = await discardDraft(actor, { draftId, way: 'restore' })
    if (!done.ok && done.reason === 'not-found') return notThere()
    return seeOther(`${page}?said=${done.ok ? 'restore' : done.reason}`)
  })
}
