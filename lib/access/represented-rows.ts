import { now } from '@/lib/platform/clock'
import { OF_AGE } from './representation'
import type { SqlTransaction } from './scoped'

/**
 * Whether a row of related_person, named k, lets its account act today: `representedBy` as a condition, for whoever asks without
 * an actor. A parent's row stays when the patient comes of age and counts no more from that day of the clinic's calendar.
 */
export const actsToday = (
  tx: SqlTransaction,
) => tx`(k.ended_at is null and (k.relationship <> 'parent' or exists (
  select from patient whose join clinic at on at.id = whose.clinic_id
  where whose.clinic_id = k.clinic_id and whose.id = k.patient_id
    and whose.birth_date > (${now()}::timestamptz at time zone at.time_zone)::date - make_interval(years => ${OF_AGE}))))`
