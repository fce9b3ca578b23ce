import { notThere, post, seeOther, tryAgain } from '@/lib/access/entry'
import { changeGuideDraft } from '@/lib/guide-draft/commands'
import { formFields } from '@/lib/platform/field'
import { guideDraftPath } from '../open-guide-draft'

type Context = { params: Promise<{ draftId: string }> }

/** The outline's buttons: add, move, remove */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { draftId } = await params
  const page = guideDraftPath(draftId)
  return post(request, ['clinician'], page, async ({ actor, form }) => {
    const { do: button, ...change } = formFields(form)
    // a row's buttons share one form: "move up", "move down", "remove"
    const [act, way] = String(button ?? '').split(' ')
    const done = await changeGuideDraft(actor, {
      draftId,
      change: act ? { ...change, act, ...(way && { way }) } : change,
    })
    if (done.ok) return seeOther(`${page}?part=${encodeURIComponent(done.part)}`)
    if (done.reason === 'not-found') return notThere()
    return done.reason === 'invalid'
      ? tryAgain(page, form, done.errors, actor.accountId)
      : seeOther(`${page}?said=${done.reason}`)
  })
}
