import { notThere, post, seeOther, tryAgain } from '@/lib/access/entry'
import { publishGuideDraft } from '@/lib/guide-draft/publish-commands'
import { formFields } from '@/lib/platform/field'
import { guideDraftPath } from '../../open-guide-draft'
import { refusalWords } from '../refusal-words'

type Context = { params: Promise<{ draftId: string }> }

export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { draftId } = await params
  const page = `${guideDraftPath(draftId)}/publish`
  return post(request, ['clinician'], page, async ({ actor, form }) => {
    const { revision, reason } = formFields(form)
    const done = await publishGuideDraft(actor, { draftId, revision, reason })
    if (done.ok) return seeOther(`/library/guides/${done.versionId}?said=published`)
    return done.reason === 'not-found'
      ? notThere()
      : tryAgain(page, form, refusalWords(done), actor.accountId)
  })
}
