import { notThere, post, seeOther, tryAgain } from '@/lib/access/entry'
import { actorClinic } from '@/lib/clinic/queries'
import { keepTyped } from '@/lib/platform/typed-form'
import { fieldName } from '@/lib/questionnaire/field-names'
import { readCorrection, takeRepeat } from '@/lib/questionnaire-response/correction-form'
import { ownResponse } from '@/lib/questionnaire-response/queries'
import { errorsOf } from '../../../issue-errors'
import { tooLate } from '../../correcting'

type Params = { params: Promise<{ assignmentId: string; pageKey: string }> }

/** A page of a change: on to the next page that it brings questions up on, or to where it is sent with its reason */
export async function POST(request: Request, { params }: Params): Promise<Response> {
  const { assignmentId, pageKey } = await params
  const change = `/questions/${assignmentId}/change`
  return post(request, ['patient'], `${change}/${pageKey}`, async ({ actor, form }) => {
    const response = await ownResponse(actor, assignmentId)
    if (!response) return notThere()
    if (!response.completedAt) return seeOther(`/questions/${assignmentId}`)
    if (!response.isCorrectable)
      return tryAgain(change, form, await tooLate(await actorClinic(actor)), actor.accountId)
    const repeat = takeRepeat(form)
    if (repeat !== null) {
      const again = await keepTyped(form, {}, actor.accountId)
      return seeOther(`${change}/${pageKey}?again=${again}#${fieldName(repeat)}.head`)
    }
    const { issues, openPage } = readCorrection(response.questionnaire, response.answers, form)
    const again = await keepTyped(form, await errorsOf(issues), actor.accountId)
    if (openPage === null) return seeOther(`${change}?again=${again}`)
    return seeOther(`${change}/${openPage}?again=${again}${issues.length > 0 ? '' : '&more=1'}`)
  })
}
