import { notThere, post, seeOther } from '@/lib/access/entry'
import { endEmergency } from '@/lib/emergency/commands'

type Context = { params: Promise<{ accessId: string }> }

export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { accessId } = await params
  return post(request, ['clinician'], '/emergency', async ({ actor }) => {
    const ended = await endEmergency(actor, { accessId })
    return ended.ok ? seeOther('/emergency?ended=1') : notThere()
  })
}
