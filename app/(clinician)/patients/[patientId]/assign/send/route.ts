import { notThere, post, seeOther, tryAgain } from '@/lib/access/entry'
import { alreadyWords } from '@/lib/assignment/already-words'
import { assign } from '@/lib/assignment/commands'
import { formFields } from '@/lib/platform/field'

type Context = { params: Promise<{ patientId: string }> }

export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { patientId } = await params
  const here = `/patients/${encodeURIComponent(patientId)}`
  const page = `${here}/assign`
  return post(request, ['clinician', 'staff'], page, async ({ actor, form }) => {
    // What was searched for is not part of what is assigned
    const { q: _, ...fields } = formFields(form, ['guideIds', 'questionnaireIds'])
    const done = await assign(actor, { ...fields, patientId })
    if (done.ok) return seeOther(`${here}?assigned=${done.assignedAt.getTime()}&mailed=${done.mailed}`)
    if (done.reason === 'not-found') return notThere()
    const errors = done.reason === 'already-assigned' ? { things: alreadyWords(done.titles) } : done.errors
    return tryAgain(`${page}?wrong=1`, form, errors, actor.accountId)
  })
}
