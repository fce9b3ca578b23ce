import { notThere, post, seeOther } from '@/lib/access/entry'
import { askErasure } from '@/lib/erasure/commands'

type Context = { params: Promise<{ patientId: string }> }

export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { patientId } = await params
  const page = `/patients/${encodeURIComponent(patientId)}`
  return post(request, ['clinician', 'staff'], page, async ({ actor }) => {
    const done = await askErasure(actor, { patientId })
    return done.ok ? seeOther(`${page}?erasure=${done.told}`) : notThere()
  })
}
