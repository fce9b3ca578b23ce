import { notThere, post, seeOther } from '@/lib/access/entry'
import { readSection } from '@/lib/guide/commands'
import { guidePath, partPath } from '@/lib/guide/guide-path'

type Context = { params: Promise<{ assignmentId: string; sectionId: string }> }

export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { assignmentId, sectionId } = await params
  return post(request, ['patient'], partPath(assignmentId, sectionId), async ({ actor }) => {
    const read = await readSection(actor, { assignmentId, sectionId })
    if (read.ok)
      return seeOther(read.nextId ? partPath(assignmentId, read.nextId) : `${guidePath(assignmentId)}/finish`)
    return read.reason === 'withdrawn' ? seeOther(guidePath(assignmentId)) : notThere()
  })
}
