import { itemAnchor, wordsName } from '@/components/agenda/list-item'
import { notThere, post, seeOther, tryAgain } from '@/lib/access/entry'
import { rewordTopic } from '@/lib/agenda/list-commands'
import { formFields } from '@/lib/platform/field'
import { wordsError } from '../words-error'

export async function POST(request: Request): Promise<Response> {
  return post(request, ['patient'], '/list', async ({ actor, form }) => {
    const fields = formFields(form)
    const itemId = String(fields.itemId ?? '')
    const name = wordsName(itemId)
    const reworded = await rewordTopic(actor, { itemId, words: fields[name] })
    if (reworded.ok) return seeOther(`/list#${itemAnchor(reworded.itemId)}`)
    if (reworded.reason === 'not-found') return notThere()
    return tryAgain('/list', form, { [name]: await wordsError(reworded.errors) }, actor.accountId)
  })
}
