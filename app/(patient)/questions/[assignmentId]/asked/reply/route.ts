import { getTranslations } from 'next-intl/server'
import { notThere, post, seeOther, tryAgain } from '@/lib/access/entry'
import { actorClinic } from '@/lib/clinic/queries'
import { formFields } from '@/lib/platform/field'
import { replyThatItStands } from '@/lib/questionnaire-response/clarification-commands'
import { LONGEST } from '@/lib/questionnaire-response/clarification-schema'
import { ownResponse } from '@/lib/questionnaire-response/queries'
import type { Params } from '../../own-response'

export async function POST(request: Request, { params }: Params): Promise<Response> {
  const { assignmentId } = await params
  const page = `/questions/${assignmentId}/asked`
  return post(request, ['patient'], page, async ({ actor, form }) => {
    if (!(await ownResponse(actor, assignmentId))) return notThere()
    const fields = formFields(form)
    const clarificationId = String(fields.clarificationId ?? '')
    const name = `words-${clarificationId}`
    const done = await replyThatItStands(actor, { clarificationId, words: fields[name] })
    if (done.ok) return seeOther('/home?replied=1')
    // the page says that it is too late, beside what was typed
    if (done.reason === 'closed') return tryAgain(page, form, {}, actor.accountId)
    const t = await getTranslations('questionnaire.asked')
    if (done.reason === 'answered') {
      const { name: clinic, phone } = await actorClinic(actor)
      return tryAgain(page, form, { '': t('answeredMeanwhile', { clinic, phone }) }, actor.accountId)
    }
    if (done.reason !== 'invalid') return seeOther(page)
    const error = String(fields[name] ?? '').trim() === '' ? t('missing') : t('wrong', { most: LONGEST })
    return tryAgain(page, form, { [name]: error }, actor.accountId)
  })
}
