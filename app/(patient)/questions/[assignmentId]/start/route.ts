import { getTranslations } from 'next-intl/server'
import { notThere, post, seeOther, tryAgain } from '@/lib/access/entry'
import { journey } from '@/lib/questionnaire/journey'
import { saveAnswers } from '@/lib/questionnaire-response/commands'
import { ownResponse } from '@/lib/questionnaire-response/queries'
import { isRespondent } from '@/lib/questionnaire-response/schema'
import type { Params } from '../own-response'

export async function POST(request: Request, { params }: Params): Promise<Response> {
  const { assignmentId } = await params
  const start = `/questions/${assignmentId}`
  return post(request, ['patient'], start, async ({ actor, form }) => {
    const response = await ownResponse(actor, assignmentId)
    if (!response) return notThere()
    const respondent = form.get('who')
    if (!isRespondent(respondent)) {
      const t = await getTranslations('questionnaire.start')
      return tryAgain(start, form, { who: t('pickWho') }, actor.accountId)
    }
    const baseRevision = response.revision
    const saved = await saveAnswers(actor, { assignmentId, baseRevision, patch: {}, respondent })
    if (!saved.ok) return saved.reason === 'not-found' ? notThere() : seeOther(start)
    const { resumeAt } = journey(response.questionnaire, response.answers)
    return seeOther(`${start}/${resumeAt ?? 'check'}`)
  })
}
