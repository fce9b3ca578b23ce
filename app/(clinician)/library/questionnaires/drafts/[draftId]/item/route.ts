import { notThere, post, seeOther, tryAgain } from '@/lib/access/entry'
import { formFields } from '@/lib/platform/field'
import { changeDraft } from '@/lib/questionnaire-draft/commands'
import { ANEW } from '@/lib/questionnaire-draft/draft-edit'
import { manyItemFields } from '@/lib/questionnaire-draft/item-fields'
import { draftPath } from '../open-draft'

type Context = { params: Promise<{ draftId: string }> }

export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { draftId } = await params
  const page = draftPath(draftId)
  return post(request, ['clinician'], page, async ({ actor, form }) => {
    const posted = formFields(form, manyItemFields)
    const { form: _, linkId, was, seen, do: button = '', ...fields } = posted
    const done = await changeDraft(actor, { draftId, change: { act: 'item', linkId, was, button, fields } })
    const item = done.ok && button === ANEW ? done.linkId : linkId
    const here = `${page}?item=${encodeURIComponent(String(item ?? ''))}`
    if (done.ok)
      return seeOther(`${here}&since=${encodeURIComponent(String(seen ?? ''))}#${focusAfter(String(button))}`)
    if (done.reason === 'not-found') return notThere()
    return tryAgain(here, form, errorsOf(done), actor.accountId)
  })
}

type NotDone = Exclude<Awaited<ReturnType<typeof changeDraft>>, { ok: true }>

const errorsOf = (done: NotDone): Record<string, string> => {
  if (done.reason === 'invalid') return done.errors
  return { conflict: done.reason === 'impossible' ? done.sentence : 'changed' }
}

/** Beside a row the focus goes with the row */
function focusAfter(button: string): string {
  const [act = '', place = ''] = button.split(':')
  const at = Number(place)
  if (act === 'up-option') return `up-option-${Math.max(0, at - 1)}`
  if (act === 'down-option') return `down-option-${at + 1}`
  if (act === 'drop-option') return `optionWords-${at}`
  return act === 'drop-condition' ? `conditionQuestion-${at}` : 'save'
}
