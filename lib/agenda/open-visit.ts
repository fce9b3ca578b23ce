import type { PatientActor } from '@/lib/access/actor-kinds'
import type { SqlTransaction } from '@/lib/access/scoped'
import { closingOf } from '@/lib/assignment/closing'
import { now } from '@/lib/platform/clock'
import { bringBackPutOff } from './put-off-rows'

type Row = {
  id: string
  visitStatus: 'booked' | 'cancelled' | 'fulfilled'
  startsAt: Date
  timeZone: string
}

/**
 * The patient's own visit that something can still be put on the list of, locked so that its list changes one step at a
 * time: the visit asked for, else, where `orNext`, the next one. Undefined where there is none.
 */
export async function openVisit(
  tx: SqlTransaction,
  actor: PatientActor,
  appointmentId: string,
  { orNext }: { orNext: boolean },
): Promise<string | undefined> {
  bringBackPutOff(tx, actor)
  const rows = await tx<Row[]>`
    select v.id, v.status as "visitStatus", v.starts_at as "startsAt", c.time_zone as "timeZone"
    from appointment v join clinic c on c.id = v.clinic_id
    where v.clinic_id = ${actor.clinicId} and v.patient_id = ${actor.patientId}
      and (v.id = ${appointmentId} or ${orNext})
    order by v.starts_at, v.id
    for no key update of v`
  const open = rows.filter((row) => closingOf({ ...row, status: 'assigned' }, now()) === null)
  return (open.find((row) => row.id === appointmentId) ?? open[0])?.id
}
