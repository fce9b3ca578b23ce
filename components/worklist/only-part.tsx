import { Notice } from '@/components/ui/notice'
import type { WorklistVisit } from '@/lib/brief/worklist-visit'
import { dayWords, timeWords } from '@/lib/platform/zoned-time'

type Props = { visits: readonly WorklistVisit[]; zone: string; past: boolean }

/** There are more visits than one list holds: which of them these are, and how to see the others */
export function OnlyPart({ visits, zone, past }: Props) {
  const edge = (past ? visits[0] : visits.at(-1))?.startsAt
  if (!edge) return null
  const where = `${dayWords(edge, zone)}, ${timeWords(edge, zone)}`
  return (
    <Notice
      title={past ? `Only the latest ${visits.length} visits` : `Only the first ${visits.length} visits`}
    >
      <p className="measure">
        {past ? `From ${where}.` : `Until ${where}.`} Choose one clinician or fewer days to see the others.
        What you choose above is looked for among these.
      </p>
    </Notice>
  )
}
