import { notThere, post, seeOther, tryAgain } from '@/lib/access/entry'
import { setWatch } from '@/lib/escalation/commands'
import { formFields } from '@/lib/platform/field'

const page = '/on-call'

export function POST(request: Request): Promise<Response> {
  return post(request, ['clinician', 'administrator'], page, async ({ actor, form }) => {
    const done = await setWatch(actor, formFields(form))
    if (done.ok) return seeOther(`${page}?said=saved`)
    return done.reason === 'not-found' ? notThere() : tryAgain(page, form, done.errors, actor.accountId)
  })
}
