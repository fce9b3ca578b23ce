import { notThere, post, seeOther, tryAgain } from '@/lib/access/entry'
import { formFields } from '@/lib/platform/field'
import { changeDraft } from '@/lib/questionnaire-draft/commands'
import { manyFlagFields } from '@/lib/questionnaire-draft/flag-edit'
import { manyScoreFields } from '@/lib/questionnaire-draft/score-edit'
import { draftPath } from '../../open-draft'

type Context = { params: Promise<{ draftId: string }> }

/** The form of a score or of a flag, or the button in it that removes it */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { draftId } = await params
  const page = `${draftPath(draftId)}/rules`
  return post(request, ['clinician'], page, async ({ actor, form }) => {
    const posted = formFields(form, [...manyScoreFields, ...manyFlagFields])
    const { form: of, id = '', was, seen, do: button = '', ...fields } = posted
    const kind = of === 'flag' ? 'flag' : 'score'
    const change =
      button === 'drop'
        ? { act: `drop-${kind}`, id }
        : { act: kind, id, was, ...(kind === 'flag' && { button }), fields }
    const done = await changeDraft(actor, { draftId, change })
    const since = `since=${encodeURIComponent(String(seen ?? ''))}`
    if (done.ok) {
      const at = id === '' || button === 'drop' ? '' : `&${kind}=${encodeURIComponent(String(id))}`
      const field = String(button).startsWith('drop-condition') ? 'conditionQuestion-0' : 'undo'
      return seeOther(`${page}?${since}${at}#${field}`)
    }
    if (done.reason === 'not-found') return notThere()
    const errors =
      done.reason === 'invalid'
        ? done.errors
        : { '': done.reason === 'impossible' ? done.sentence : conflict }
    return tryAgain(`${page}?${kind}=${encodeURIComponent(String(id))}`, form, errors, actor.accountId)
  })
}

const conflict =
  'Somebody changed this while you were writing. Nothing was overwritten: yours stands below, and saving it again puts it in place of theirs.'
