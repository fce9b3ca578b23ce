import { getTranslations } from 'next-intl/server'
import { notThere, post, seeOther, tryAgain } from '@/lib/access/entry'
import { actorClinic } from '@/lib/clinic/queries'
import { keepTyped } from '@/lib/platform/typed-form'
import { amendResponse } from '@/lib/questionnaire-response/amendment-commands'
import { readCorrection } from '@/lib/questionnaire-response/correction-form'
import { ownResponse } from '@/lib/questionnaire-response/queries'
import { errorsOf } from '../../issue-errors'
import type { Params } from '../../own-response'
import { postedNumber } from '../../posted-number'
import { tooLate } from '../correcting'

export async function POST(request: Request, { params }: Params): Promise<Response> {
  const { assignmentId } = await params
  const start = `/questions/${assignmentId}`
  const page = `${start}/change`
  return post(request, ['patient'], page, async ({ actor, form }) => {
    const response = await ownResponse(actor, assignmentId)
    if (!response) return notThere()
    const t = await getTranslations('questionnaire.change')
    const again = (errors: Record<string, string>) => tryAgain(page, form, errors, actor.accountId)
    const { changes } = readCorrection(response.questionnaire, response.answers, form)
    const reason = String(form.get('reason') ?? '')
    if (reason.trim() === '') return again({ reason: t('reasonMissing') })
    const done = await amendResponse(actor, {
      assignmentId,
      baseRevision: postedNumber(form.get('revision')) ?? response.revision,
      patch: Object.fromEntries(changes.map(({ linkId, after }) => [linkId, after])),
      reason,
    })
    if (done.ok) return seeOther(`${start}/answers?changed=1`)
    if (done.reason !== 'invalid') {
      if (done.reason === 'not-found') return notThere()
      if (done.reason === 'unreadable') return again({ reason: t('reasonWrong') })
      if (done.reason === 'closed') return again(await tooLate(await actorClinic(actor)))
      return done.reason === 'changed' ? again({ '': t('changed') }) : seeOther(start)
    }
    const errors = await errorsOf(done.issues)
    const { openPage } = readCorrection(response.questionnaire, response.answers, form)
    if (openPage === null) return again({ '': Object.values(errors)[0] ?? '' })
    return seeOther(`${page}/${openPage}?again=${await keepTyped(form, errors, actor.accountId)}`)
  })
}
