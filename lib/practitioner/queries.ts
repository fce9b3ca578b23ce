import type { Actor } from '@/lib/access/actor-kinds'
import { canKeepBook, clinicOf } from '@/lib/access/policy'
import { scoped } from '@/lib/access/scoped'

export type PractitionerLine = { id: string; name: string }

/** The clinicians of the clinic, whom a visit can be with, by name. Nobody for who keeps no book. */
export async function practitioners(actor: Actor): Promise<PractitionerLine[]> {
  if (!canKeepBook(actor)) return []
  return scoped(actor, (tx) =>
    tx.practitioner.findMany({
      where: { clinicId: clinicOf(actor) },
      select: { id: true, name: true },
      orderBy: [{ familyName: 'asc' }, { givenName: 'asc' }, { id: 'asc' }],
    }),
  )
}
