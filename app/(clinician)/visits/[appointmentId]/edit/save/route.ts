import { notThere, post, seeOther, tryAgain } from '@/lib/access/entry'
import { clashAddress } from '@/lib/appointment/clash-words'
import { changeAppointment } from '@/lib/appointment/commands'
import { formFields } from '@/lib/platform/field'

type Context = { params: Promise<{ appointmentId: string }> }

export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { appointmentId } = await params
  const page = `/visits/${encodeURIComponent(appointmentId)}/edit`
  return post(request, ['clinician', 'staff'], page, async ({ actor, form }) => {
    const changed = await changeAppointment(actor, { ...formFields(form), appointmentId })
    if (changed.ok) return seeOther(`/patients/${changed.patientId}?moved=1`)
    if (changed.reason === 'not-found') return notThere()
    if (changed.reason === 'clash')
      return tryAgain(`${page}?${clashAddress(changed.clash)}`, form, {}, actor.accountId)
    return tryAgain(page, form, changed.errors, actor.accountId)
  })
}
