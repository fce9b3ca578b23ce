import { notThere, post, seeOther, tryAgain } from '@/lib/access/entry'
import { formFields } from '@/lib/platform/field'
import { beginDraft } from '@/lib/questionnaire-draft/begin-commands'
import { draftPath } from '../[draftId]/open-draft'

const page = '/library/questionnaires/drafts'

export function POST(request: Request): Promise<Response> {
  return post(request, ['clinician'], page, async ({ actor, form }) => {
    const { versionId, title } = formFields(form)
    const done = await beginDraft(actor, versionId ? { versionId } : { title })
    if (done.ok) return seeOther(`${draftPath(done.draftId)}?said=${done.outcome}`)
    return done.reason === 'invalid' ? tryAgain(page, form, done.errors, actor.accountId) : notThere()
  })
}
