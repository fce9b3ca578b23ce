import { notThere, post, seeOther, tryAgain } from '@/lib/access/entry'
import { beginGuideDraft } from '@/lib/guide-draft/begin-commands'
import { formFields } from '@/lib/platform/field'
import { guideDraftPath } from '../[draftId]/open-guide-draft'

const page = '/library/guides/drafts'

export function POST(request: Request): Promise<Response> {
  return post(request, ['clinician'], page, async ({ actor, form }) => {
    const { versionId, draftId, title, language } = formFields(form)
    const done = await beginGuideDraft(
      actor,
      versionId ? { versionId } : draftId ? { draftId, language } : { title, language },
    )
    if (done.ok) return seeOther(`${guideDraftPath(done.draftId)}?said=${done.outcome}`)
    return done.reason === 'invalid' ? tryAgain(page, form, done.errors, actor.accountId) : notThere()
  })
}
