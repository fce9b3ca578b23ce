import { notThere, post, seeOther } from '@/lib/access/entry'
import { endCarer } from '@/lib/account/carer-commands'

type Context = { params: Promise<{ patientId: string }> }

export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { patientId } = await params
  const page = `/patients/${encodeURIComponent(patientId)}`
  return post(request, ['clinician', 'staff'], page, async ({ actor, form }) => {
    const ended = await endCarer(actor, { patientId, relatedPersonId: form.get('relatedPersonId') })
    return ended.ok ? seeOther(`${page}?ended=1`) : notThere()
  })
}
