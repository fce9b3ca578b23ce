import { notThere, post, seeOther } from '@/lib/access/entry'
import { removePacket } from '@/lib/assignment/own-packet-commands'

type Context = { params: Promise<{ packetId: string }> }

export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { packetId } = await params
  return post(
    request,
    ['clinician'],
    `/library/packets/${encodeURIComponent(packetId)}`,
    async ({ actor }) => {
      const done = await removePacket(actor, { packetId })
      return done.ok ? seeOther('/library#packets') : notThere()
    },
  )
}
