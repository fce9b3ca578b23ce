import { notThere, post, seeOther, tryAgain } from '@/lib/access/entry'
import { setWatch } from '@/lib/escalation/commands'
import { WATCH_FIELDS } from '@/lib/escalation/watch-form'
import { formText } from '@/lib/platform/field'

const page = '/on-call'

export function POST(request: Request): Promise<Response> {
  return post(request, ['clinician', 'administrator'], page, async ({ actor, form }) => {
    const fields = Object.fromEntries(WATCH_FIELDS.map((name) => [name, formText(form, name)]))
    const done = await setWatch(actor, fields)
    if (done.ok) return seeOther(`${page}?said=saved`)
    return done.reason === 'not-found' ? notThere() : tryAgain(page, form, done.errors, actor.accountId)
  })
}
