import { getTranslations } from 'next-intl/server'
import { answerName, checkAnchor } from '@/components/guide/check-form'
import { notThere, post, seeOther, tryAgain } from '@/lib/access/entry'
import { answerCheck } from '@/lib/guide/commands'
import { guidePath, partPath } from '@/lib/guide/guide-path'
import { formFields } from '@/lib/platform/field'

type Context = { params: Promise<{ assignmentId: string; sectionId: string }> }

export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { assignmentId, sectionId } = await params
  const here = partPath(assignmentId, sectionId)
  return post(request, ['patient'], here, async ({ actor, form }) => {
    const fields = formFields(form)
    const checkId = String(fields.checkId ?? '')
    const name = answerName(checkId)
    const answered = await answerCheck(actor, { assignmentId, sectionId, checkId, optionId: fields[name] })
    if (answered.ok) return seeOther(`${here}#${checkAnchor(checkId)}`)
    if (answered.reason === 'withdrawn') return seeOther(guidePath(assignmentId))
    if (answered.reason === 'not-found') return notThere()
    const t = await getTranslations('guide')
    return tryAgain(here, form, { [name]: t('chooseAnswer') }, actor.accountId)
  })
}
