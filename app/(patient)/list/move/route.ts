import { itemAnchor } from '@/components/agenda/list-item'
import { notThere, post, seeOther } from '@/lib/access/entry'
import { moveTopic } from '@/lib/agenda/list-commands'
import { formFields } from '@/lib/platform/field'

export async function POST(request: Request): Promise<Response> {
  return post(request, ['patient'], '/list', async ({ actor, form }) => {
    const { itemId, way } = formFields(form)
    const moved = await moveTopic(actor, { itemId, way })
    return moved.ok ? seeOther(`/list#${itemAnchor(moved.itemId)}`) : notThere()
  })
}
