import { notThere, post, seeOther, tryAgain } from '@/lib/access/entry'
import { openInEmergency } from '@/lib/emergency/commands'
import { withBirthDate } from '@/lib/patient/patient-form-fields'
import { formFields } from '@/lib/platform/field'

const said = {
  nobody:
    'No other clinic here has a patient of this name and birth date. Check the spelling, or call their clinic. A patient of your own clinic is under Patients.',
  'too-many': 'You have looked five times within an hour. Call their clinic, or look again in an hour.',
}

export function POST(request: Request): Promise<Response> {
  const page = '/emergency'
  return post(request, ['clinician'], page, async ({ actor, form }) => {
    const opened = await openInEmergency(actor, withBirthDate(formFields(form)))
    if (opened.ok) {
      const [only, ...more] = opened.accessIds
      return seeOther(only && more.length === 0 ? `${page}/${only}` : page)
    }
    if (opened.reason === 'not-found') return notThere()
    const errors = opened.reason === 'invalid' ? opened.errors : { '': said[opened.reason] }
    return tryAgain(page, form, errors, actor.accountId)
  })
}
