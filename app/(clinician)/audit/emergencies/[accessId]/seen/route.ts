import { notThere, post, seeOther } from '@/lib/access/entry'
import { seeEmergency } from '@/lib/emergency/commands'

type Context = { params: Promise<{ accessId: string }> }

export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { accessId } = await params
  const page = '/audit/emergencies'
  return post(request, ['administrator'], page, async ({ actor }) => {
    const seen = await seeEmergency(actor, { accessId })
    return seen.ok ? seeOther(page) : notThere()
  })
}
