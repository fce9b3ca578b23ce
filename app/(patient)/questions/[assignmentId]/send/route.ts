import { getTranslations } from 'next-intl/server'
import { issueSentence } from '@/components/questionnaire/spoken'
import { notThere, post, seeOther, tryAgain } from '@/lib/access/entry'
import { fieldName } from '@/lib/questionnaire/field-names'
import { completeResponse } from '@/lib/questionnaire-response/completion-commands'
import type { Params } from '../own-response'
import { postedNumber } from '../posted-number'

export async function POST(request: Request, { params }: Params): Promise<Response> {
  const { assignmentId } = await params
  const start = `/questions/${assignmentId}`
  const check = `${start}/check`
  return post(request, ['patient'], check, async ({ actor, form }) => {
    const revision = postedNumber(form.get('revision'))
    const done = await completeResponse(actor, {
      assignmentId,
      ...(revision === undefined ? {} : { revision }),
    })
    if (done.ok) return seeOther(`${start}/sent`)
    if (done.reason === 'not-found') return notThere()
    if (done.reason === 'changed') return seeOther(`${check}?changed=1`)
    if (done.reason !== 'invalid') return seeOther(start)
    const t = await getTranslations('questionnaireErrors')
    const errors = Object.fromEntries(
      done.issues.map((issue) => [fieldName(issue.linkId), issueSentence(t, issue)]),
    )
    return tryAgain(check, form, errors, actor.accountId)
  })
}
