import { z } from 'zod'
import { fitsSearch, patientSearch } from '@/lib/patient/patient-search'
import { type Readiness, readiness, type WorklistVisit } from './worklist-visit'

const READINESS = [
  'nothing-assigned',
  'not-opened',
  'in-progress',
  'ready',
  'reviewed',
] as const satisfies Readiness[]

/** What of the list somebody wants to see, as it is posted; what makes no sense falls back to everything */
const shape = z.object({
  when: z.enum(['day', 'week', 'past']).catch('week'),
  /** A practitioner's id, or everybody's; a clinician begins with their own */
  clinician: z
    .union([z.literal('all'), z.uuid()])
    .optional()
    .catch(undefined),
  readiness: z.enum(READINESS).optional().catch(undefined),
  flags: z.enum(['urgent', 'high', 'any', 'none']).optional().catch(undefined),
  cancelled: z.literal('shown').optional().catch(undefined),
  q: z.string().trim().max(200).catch('').default(''),
  /** Stands for `q` in the address (lib/platform/search-words) */
  words: z.string().max(100).optional().catch(undefined),
})

export type WorklistFilter = z.infer<typeof shape>

export function worklistFilter(params: Record<string, unknown>): WorklistFilter {
  return shape.parse(params)
}

/** As in the address: without what says nothing, and without a name */
export function filterAddress(filter: Partial<WorklistFilter>): string {
  const said = Object.entries(filter).filter(
    ([key, value]) => value && key !== 'q' && !(key === 'when' && value === 'week'),
  )
  return new URLSearchParams(said.map(([key, value]) => [key, String(value)])).toString()
}

/** Whether something narrows the list down beyond its days and whose it is */
export const narrows = (filter: WorklistFilter): boolean =>
  Boolean(filter.readiness || filter.flags || filter.q)

/** The visits that fit. The rest stays known, so that "nothing found" can be told from "nothing yet". */
export function filtered(visits: readonly WorklistVisit[], filter: WorklistFilter): WorklistVisit[] {
  const search = patientSearch(filter.q)
  return visits.filter(
    (visit) =>
      (filter.cancelled || visit.status !== 'cancelled') &&
      (!filter.readiness || readiness(visit) === filter.readiness) &&
      (!filter.flags || fitsFlags(visit, filter.flags)) &&
      fitsSearch(search, visit.patient),
  )
}

function fitsFlags({ answers }: WorklistVisit, wanted: NonNullable<WorklistFilter['flags']>): boolean {
  if (!answers) return false
  const { urgent, high, moderate, note } = answers.flags
  if (wanted === 'urgent') return urgent > 0
  if (wanted === 'high') return urgent + high > 0
  return urgent + high + moderate + note > 0 === (wanted === 'any')
}
