import { notThere, post, seeOther, tryAgain } from '@/lib/access/entry'
import { changeGuideDraft } from '@/lib/guide-draft/commands'
import { formTexts } from '@/lib/platform/field'
import { guideDraftPath } from '../open-guide-draft'

type Context = { params: Promise<{ draftId: string }> }

const said = new Set(['part', 'was', 'seen', 'anew'])

export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { draftId } = await params
  const page = guideDraftPath(draftId)
  return post(request, ['clinician'], page, async ({ actor, form }) => {
    const one = (name: string) => formTexts(form, name)[0] ?? ''
    const names = [...new Set(form.keys())].filter((name) => !said.has(name))
    const fields = Object.fromEntries(names.map((name) => [name, formTexts(form, name)]))
    const part = one('part')
    const done = await changeGuideDraft(actor, {
      draftId,
      change: { act: 'save', part, was: one('was'), anew: one('anew') === 'yes', fields },
    })
    const here = `${page}?part=${encodeURIComponent(part)}`
    if (done.ok) return seeOther(`${here}&since=${encodeURIComponent(one('seen'))}`)
    if (done.reason === 'not-found') return notThere()
    const errors = done.reason === 'invalid' ? done.errors : { conflict: done.reason }
    return tryAgain(here, form, errors, actor.accountId)
  })
}
