import { notThere, post, seeOther } from '@/lib/access/entry'
import { keepTyped } from '@/lib/platform/typed-form'
import { ownResponse } from '@/lib/questionnaire-response/queries'

type Params = { params: Promise<{ assignmentId: string; pageKey: string }> }

/** Draws what a device kept of a change into its page again */
export async function POST(request: Request, { params }: Params): Promise<Response> {
  const { assignmentId, pageKey } = await params
  const page = `/questions/${assignmentId}/change/${pageKey}`
  return post(request, ['patient'], page, async ({ actor, form }) => {
    if (!(await ownResponse(actor, assignmentId))) return notThere()
    return seeOther(`${page}?again=${await keepTyped(form, {}, actor.accountId)}`)
  })
}
