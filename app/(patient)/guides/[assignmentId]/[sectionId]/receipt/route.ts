import { notThere, post } from '@/lib/access/entry'
import { partPath } from '@/lib/guide/guide-path'
import { noteReading } from '@/lib/guide/receipt-commands'
import { formFields } from '@/lib/platform/field'

type Context = { params: Promise<{ assignmentId: string; sectionId: string }> }

/** What a part's script tells when the part is left. Nobody waits for the answer. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { assignmentId, sectionId } = await params
  return post(request, ['patient'], partPath(assignmentId, sectionId), async ({ actor, form }) => {
    const { seconds, isAtEnd } = formFields(form)
    const noted = await noteReading(actor, { assignmentId, sectionId, seconds, isAtEnd })
    return noted.ok ? new Response(null) : notThere()
  })
}
