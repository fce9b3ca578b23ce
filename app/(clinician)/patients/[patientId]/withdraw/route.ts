import { notThere, post, seeOther } from '@/lib/access/entry'
import { withdrawAssignments } from '@/lib/assignment/commands'
import { formFields } from '@/lib/platform/field'

type Context = { params: Promise<{ patientId: string }> }

export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { patientId } = await params
  const here = `/patients/${encodeURIComponent(patientId)}`
  return post(request, ['clinician', 'staff'], here, async ({ actor, form }) => {
    const done = await withdrawAssignments(actor, { ...formFields(form, ['assignmentIds']), patientId })
    if (!done.ok && done.reason === 'not-found') return notThere()
    return seeOther(`${here}?${done.ok ? 'withdrawn' : 'finished'}=1`)
  })
}
