import type { Actor } from '@/lib/access/actor-kinds'
import { canKeepBook } from '@/lib/access/policy'
import { scoped } from '@/lib/access/scoped'

export type LibraryPacket = {
  id: string
  title: string
  description: string
  guideSlugs: string[]
  questionnaireUrls: string[]
  /** The clinic made it */
  isOwn: boolean
}

/** What is usually assigned together, in the shelf's order */
export async function libraryPackets(actor: Actor): Promise<LibraryPacket[]> {
  if (!canKeepBook(actor)) return []
  const packets = await scoped(actor, (tx) =>
    tx.packet.findMany({
      select: {
        ...{ id: true, title: true, description: true, guideSlugs: true, questionnaireUrls: true },
        clinicId: true,
      },
      orderBy: [{ position: 'asc' }, { id: 'asc' }],
    }),
  )
  return packets.map(({ clinicId, ...packet }) => ({ ...packet, isOwn: clinicId !== null }))
}
