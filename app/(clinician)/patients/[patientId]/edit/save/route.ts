import { notThere, post, seeOther, tryAgain } from '@/lib/access/entry'
import { changePatient } from '@/lib/patient/commands'
import { withBirthDate } from '@/lib/patient/patient-form-fields'
import { formFields } from '@/lib/platform/field'

type Context = { params: Promise<{ patientId: string }> }

export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { patientId } = await params
  const here = `/patients/${encodeURIComponent(patientId)}`
  return post(request, ['clinician', 'staff'], `${here}/edit`, async ({ actor, form }) => {
    const changed = await changePatient(actor, { ...withBirthDate(formFields(form)), patientId })
    if (changed.ok) return seeOther(`${here}?changed=1`)
    if (changed.reason === 'not-found') return notThere()
    if (changed.reason === 'duplicate')
      return tryAgain(`${here}/edit?twin=${changed.patientId}`, form, {}, actor.accountId)
    return tryAgain(`${here}/edit`, form, changed.errors, actor.accountId)
  })
}
