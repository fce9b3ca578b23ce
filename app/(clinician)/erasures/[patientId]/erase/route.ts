import { notThere, post, seeOther, tryAgain } from '@/lib/access/entry'
import { eraseRecord } from '@/lib/erasure/commands'
import { withBirthDate } from '@/lib/patient/patient-form-fields'
import { formFields } from '@/lib/platform/field'

type Context = { params: Promise<{ patientId: string }> }

export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { patientId } = await params
  const page = `/erasures/${encodeURIComponent(patientId)}`
  return post(request, ['administrator'], page, async ({ actor, form }) => {
    const done = await eraseRecord(actor, { ...withBirthDate(formFields(form)), patientId })
    if (done.ok) return seeOther(`/erasures?done=${done.keptUntil ? 'closed' : 'erased'}&mail=${done.told}`)
    if (done.reason === 'not-found') return notThere()
    return tryAgain(page, form, done.errors, actor.accountId)
  })
}
