import { notThere, post, seeOther, tryAgain } from '@/lib/access/entry'
import { formFields } from '@/lib/platform/field'
import { publishDraft } from '@/lib/questionnaire-draft/publish-commands'
import { draftPath } from '../../open-draft'

type Context = { params: Promise<{ draftId: string }> }

export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { draftId } = await params
  const page = `${draftPath(draftId)}/publish`
  return post(request, ['clinician'], page, async ({ actor, form }) => {
    const { revision, reason } = formFields(form)
    const done = await publishDraft(actor, { draftId, revision, reason })
    if (done.ok) return seeOther(`/library/questionnaires/${done.versionId}?said=published`)
    if (done.reason === 'not-found') return notThere()
    return tryAgain(page, form, errorsOf(done), actor.accountId)
  })
}

function errorsOf(
  done: Exclude<Awaited<ReturnType<typeof publishDraft>>, { ok: true }>,
): Record<string, string> {
  if (done.reason === 'invalid') return done.errors
  if (done.reason === 'conflict')
    return { '': 'Somebody changed the draft after you opened this page. Look at what it would publish now.' }
  return { '': 'It cannot be published yet. What is to do stands below.' }
}
