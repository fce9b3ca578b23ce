import { notThere, post, seeOther, tryAgain } from '@/lib/access/entry'
import { addPatient } from '@/lib/patient/commands'
import { withBirthDate } from '@/lib/patient/patient-form-fields'
import { formFields } from '@/lib/platform/field'

export function POST(request: Request): Promise<Response> {
  const page = '/patients/new'
  return post(request, ['clinician', 'staff'], page, async ({ actor, form }) => {
    const added = await addPatient(actor, withBirthDate(formFields(form)))
    if (added.ok) return seeOther(`/patients/${added.patientId}?added=1`)
    if (added.reason === 'not-found') return notThere()
    if (added.reason === 'duplicate')
      return tryAgain(`${page}?twin=${added.patientId}`, form, {}, actor.accountId)
    return tryAgain(page, form, added.errors, actor.accountId)
  })
}
