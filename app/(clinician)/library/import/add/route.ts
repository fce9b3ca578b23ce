import { notThere, post, seeOther, tryAgain } from '@/lib/access/entry'
import { formFields } from '@/lib/platform/field'
import { typedBefore } from '@/lib/platform/typed-form'
import { importQuestionnaire } from '@/lib/questionnaire/library-commands'

const page = '/library/import'

export function POST(request: Request): Promise<Response> {
  return post(request, ['clinician'], `${page}/review`, async ({ actor, form }) => {
    const { waiting, ...said } = formFields(form)
    const text = (await typedBefore(waiting, actor.accountId))?.fields.json?.[0]
    if (text === undefined) return seeOther(`${page}?said=gone`)
    const done = await importQuestionnaire(actor, { ...said, text })
    if (done.ok) return seeOther(`/library/questionnaires/${done.versionId}?said=${done.outcome}`)
    if (done.reason === 'not-found') return notThere()
    if (done.reason === 'invalid') return tryAgain(`${page}/review`, form, done.errors, actor.accountId)
    const [problem] = done.problems
    return tryAgain(`${page}/review`, form, { '': problem?.sentence ?? '' }, actor.accountId)
  })
}
