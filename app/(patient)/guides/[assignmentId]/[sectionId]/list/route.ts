import { checkAnchor } from '@/components/guide/check-form'
import { notThere, post, seeOther } from '@/lib/access/entry'
import { askAboutCheck } from '@/lib/agenda/commands'
import { partPath } from '@/lib/guide/guide-path'
import { formFields } from '@/lib/platform/field'

type Context = { params: Promise<{ assignmentId: string; sectionId: string }> }

export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { assignmentId, sectionId } = await params
  const here = partPath(assignmentId, sectionId)
  return post(request, ['patient'], here, async ({ actor, form }) => {
    const checkId = String(formFields(form).checkId ?? '')
    const asked = await askAboutCheck(actor, { assignmentId, sectionId, checkId })
    if (asked.ok) return seeOther(`${here}#${checkAnchor(checkId)}`)
    if (asked.reason === 'no-visit' || asked.reason === 'full')
      return seeOther(`${here}?said=${asked.reason}`)
    return notThere()
  })
}
