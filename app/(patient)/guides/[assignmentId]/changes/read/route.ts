import { notThere, post, seeOther } from '@/lib/access/entry'
import { guidePath } from '@/lib/guide/guide-path'
import { readSafetyChanges } from '@/lib/guide/recall-commands'
import { formFields } from '@/lib/platform/field'

type Context = { params: Promise<{ assignmentId: string }> }

export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { assignmentId } = await params
  const page = `${guidePath(assignmentId)}/changes`
  return post(request, ['patient'], page, async ({ actor, form }) => {
    const { versionId } = formFields(form)
    const done = await readSafetyChanges(actor, { assignmentId, versionId })
    if (done.ok) return seeOther('/home?told=1')
    return done.reason === 'conflict' ? seeOther(`${page}?said=newer`) : notThere()
  })
}
