import { notThere, post, seeOther, tryAgain } from '@/lib/access/entry'
import { formFields } from '@/lib/platform/field'
import { changeDraft } from '@/lib/questionnaire-draft/commands'
import { draftPath } from '../open-draft'

type Context = { params: Promise<{ draftId: string }> }

/** The buttons of the outline: the page comes back with the focus where it was, or on what is new */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { draftId } = await params
  const page = draftPath(draftId)
  return post(request, ['clinician'], page, async ({ actor, form }) => {
    const { do: button = '', seen, ...fields } = formFields(form)
    const [act = '', way = ''] = String(button).split(':')
    const done = await changeDraft(actor, { draftId, change: { act, ...(way && { way }), ...fields } })
    const back = fields.linkId ? `${page}?item=${encodeURIComponent(String(fields.linkId))}` : page
    if (!done.ok && done.reason === 'not-found') return notThere()
    if (!done.ok) {
      const sentence = done.reason === 'impossible' ? done.sentence : 'This could not be done. Try it again.'
      return tryAgain(back, form, { [`do.${way || act}`]: sentence }, actor.accountId)
    }
    const since = `since=${encodeURIComponent(String(seen ?? ''))}`
    if (act === 'remove') return seeOther(`${page}?${since}#undo`)
    const at = `${page}?item=${encodeURIComponent(done.linkId ?? '')}&${since}`
    return seeOther(`${at}#${act === 'move' ? way : act === 'duplicate' ? act : 'text'}`)
  })
}
