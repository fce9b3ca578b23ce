import { notThere, post, seeOther } from '@/lib/access/entry'
import { cancelAppointment } from '@/lib/appointment/commands'

type Context = { params: Promise<{ appointmentId: string }> }

export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { appointmentId } = await params
  const page = `/visits/${encodeURIComponent(appointmentId)}/cancel`
  return post(request, ['clinician', 'staff'], page, async ({ actor }) => {
    const done = await cancelAppointment(actor, { appointmentId })
    return done.ok ? seeOther(`/patients/${done.patientId}?cancelled=1`) : notThere()
  })
}
