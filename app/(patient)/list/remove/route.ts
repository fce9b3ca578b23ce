import { notThere, post, seeOther } from '@/lib/access/entry'
import { removeTopic } from '@/lib/agenda/list-commands'
import { formFields } from '@/lib/platform/field'

export async function POST(request: Request): Promise<Response> {
  return post(request, ['patient'], '/list', async ({ actor, form }) => {
    const { itemId } = formFields(form)
    const removed = await removeTopic(actor, { itemId })
    return removed.ok ? seeOther(`/list?removed=${removed.itemId}`) : notThere()
  })
}
