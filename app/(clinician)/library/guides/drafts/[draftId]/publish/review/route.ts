import { notThere, post, seeOther, tryAgain } from '@/lib/access/entry'
import { reviewGuideDraft } from '@/lib/guide-draft/publish-commands'
import { formTexts } from '@/lib/platform/field'
import { guideDraftPath } from '../../open-guide-draft'
import { refusalWords } from '../refusal-words'

type Context = { params: Promise<{ draftId: string }> }

export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { draftId } = await params
  const page = `${guideDraftPath(draftId)}/publish`
  return post(request, ['clinician'], page, async ({ actor, form }) => {
    const [revision] = formTexts(form, 'revision')
    const done = await reviewGuideDraft(actor, { draftId, revision, ticked: formTexts(form, 'ticked') })
    if (done.ok) return seeOther(`${page}?said=reviewed`)
    return done.reason === 'not-found'
      ? notThere()
      : tryAgain(page, form, refusalWords(done), actor.accountId)
  })
}
