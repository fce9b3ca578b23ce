import { getTranslations } from 'next-intl/server'
import { itemAnchor } from '@/components/agenda/list-item'
import { notThere, post, seeOther, tryAgain } from '@/lib/access/entry'
import { addOwnTopic } from '@/lib/agenda/commands'
import { formFields } from '@/lib/platform/field'
import { wordsError } from '../words-error'

export async function POST(request: Request): Promise<Response> {
  return post(request, ['patient'], '/list', async ({ actor, form }) => {
    const { appointmentId, words } = formFields(form)
    const added = await addOwnTopic(actor, { appointmentId, words })
    if (added.ok) return seeOther(`/list#${itemAnchor(added.itemId)}`)
    if (added.reason === 'invalid') {
      const errors = { words: await wordsError(added.errors) }
      return tryAgain('/list', form, errors, actor.accountId)
    }
    if (added.reason !== 'full') return notThere()
    const t = await getTranslations('agenda')
    return tryAgain('/list', form, { words: t('full') }, actor.accountId)
  })
}
