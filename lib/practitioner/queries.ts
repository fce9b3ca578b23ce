import type { Actor } from '@/lib/access/actor-kinds'
import { canKeepBook, clinicOf } from '@/lib/access/policy'
import { scopedSql } from '@/lib/access/scoped'

export type PractitionerLine = { id: string; name: string }

/** The clinicians of the clinic, whom a visit can be with, by name. Nobody for who keeps no book. */
export async function practitioners(actor: Actor): Promise<PractitionerLine[]> {
  if (!canKeepBook(actor)) return []
  return scopedSql(actor, async (tx) => [
    ...(await tx<PractitionerLine[]>`
      select id, name from practitioner where clinic_id = ${clinicOf(actor)} order by family_name, given_name, id`),
  ])
}
