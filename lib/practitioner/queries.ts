import type { Actor } from '@/lib/access/actor-kinds'
import { canKeepBook, clinicOf } from '@/lib/access/policy'
import { scoped, scopedSql } from '@/lib/access/scoped'
import { bookable } from './bookable'

export type PractitionerLine = { id: string; name: string }

/** Every clinician of the clinic whom a visit is or was with, by name. Nobody for who keeps no book. */
export async function practitioners(actor: Actor): Promise<PractitionerLine[]> {
  if (!canKeepBook(actor)) return []
  return scopedSql(actor, async (tx) => [
    ...(await tx<PractitionerLine[]>`
      select id, name from practitioner where clinic_id = ${clinicOf(actor)} order by family_name, given_name, id`),
  ])
}

/** Whom a visit can be with, by name: who has not left, and the one it is with already. Nobody for who keeps no book. */
export async function bookablePractitioners(actor: Actor, present?: string): Promise<PractitionerLine[]> {
  if (!canKeepBook(actor)) return []
  return scoped(actor, (tx) =>
    tx.practitioner.findMany({
      where: { clinicId: clinicOf(actor), ...bookable(present) },
      select: { id: true, name: true },
      orderBy: [{ familyName: 'asc' }, { givenName: 'asc' }, { id: 'asc' }],
    }),
  )
}
