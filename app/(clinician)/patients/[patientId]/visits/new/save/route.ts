import { notThere, post, seeOther, tryAgain } from '@/lib/access/entry'
import { clashAddress } from '@/lib/appointment/clash-words'
import { bookAppointment } from '@/lib/appointment/commands'
import { formFields } from '@/lib/platform/field'

type Context = { params: Promise<{ patientId: string }> }

export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { patientId } = await params
  const here = `/patients/${encodeURIComponent(patientId)}`
  const page = `${here}/visits/new`
  return post(request, ['clinician', 'staff'], page, async ({ actor, form }) => {
    const booked = await bookAppointment(actor, { ...formFields(form), patientId })
    if (booked.ok) return seeOther(`${here}?booked=1`)
    if (booked.reason === 'not-found') return notThere()
    if (booked.reason === 'clash')
      return tryAgain(`${page}?${clashAddress(booked.clash)}`, form, {}, actor.accountId)
    return tryAgain(page, form, booked.errors, actor.accountId)
  })
}
