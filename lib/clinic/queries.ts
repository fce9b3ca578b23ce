import { cache } from 'react'
import type { SignedInActor } from '@/lib/access/actor-kinds'
import { inTurn, sql } from '@/lib/platform/database'

export type ClinicView = { id: string; name: string; phone: string; timeZone: string; emergency: string }

/** The actor's own clinic, read once a request. Not a clinical row: its name and number stand on every page. */
export const actorClinic = cache(async ({ clinicId }: SignedInActor): Promise<ClinicView> => {
  const [clinic] = await inTurn(
    () => sql()<ClinicView[]>`
      select id, name, phone, time_zone as "timeZone", emergency from clinic where id = ${clinicId}`,
  )
  if (!clinic) throw new Error('an account has a clinic')
  return clinic
})
