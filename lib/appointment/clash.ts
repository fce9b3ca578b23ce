import type { Actor } from '@/lib/access/actor-kinds'
import { clinicOf } from '@/lib/access/policy'
import type { Transaction } from '@/lib/access/scoped'

/** A visit that is at the same time as another one, and whose time it takes twice */
export type Clash = { whose: 'patient' | 'practitioner'; startsAt: Date; minutes: number }

type Planned = { patientId: string; practitionerId: string; startsAt: Date; minutes: number }

const LONGEST = 240

/** The first booked visit of the same clinician or the same patient that overlaps a planned one; null where there is none. */
export async function overlapping(
  tx: Transaction,
  actor: Actor,
  planned: Planned,
  except?: string,
): Promise<Clash | null> {
  const starts = planned.startsAt.getTime()
  const ends = starts + planned.minutes * 60_000
  const near = await tx.appointment.findMany({
    where: {
      clinicId: clinicOf(actor),
      status: 'booked',
      startsAt: { gt: new Date(starts - LONGEST * 60_000), lt: new Date(ends) },
      OR: [{ patientId: planned.patientId }, { practitionerId: planned.practitionerId }],
      ...(except ? { NOT: { id: except } } : {}),
    },
    select: { patientId: true, startsAt: true, minutes: true },
    orderBy: [{ startsAt: 'asc' }, { id: 'asc' }],
  })
  const other = near.find(({ startsAt, minutes }) => startsAt.getTime() + minutes * 60_000 > starts)
  if (!other) return null
  const { patientId, startsAt, minutes } = other
  return { whose: patientId === planned.patientId ? 'patient' : 'practitioner', startsAt, minutes }
}
