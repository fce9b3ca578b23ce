import { itemAnchor } from '@/components/agenda/list-item'
import { notThere, post, seeOther } from '@/lib/access/entry'
import { restoreTopic } from '@/lib/agenda/list-commands'
import { formFields } from '@/lib/platform/field'

export async function POST(request: Request): Promise<Response> {
  return post(request, ['patient'], '/list', async ({ actor, form }) => {
    const { itemId } = formFields(form)
    const restored = await restoreTopic(actor, { itemId })
    return restored.ok ? seeOther(`/list#${itemAnchor(restored.itemId)}`) : notThere()
  })
}
