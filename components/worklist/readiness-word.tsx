import { StatusWord } from '@/components/ui/status-word'
import { readiness, type WorklistVisit } from '@/lib/brief/worklist-visit'

/** How far a visit's preparation is, in words */
export function ReadinessWord({ visit }: { visit: WorklistVisit }) {
  const { assigned, reviewed } = visit
  const news = visit.hasNews ? (
    <span className="block text-small text-clarify">Sent after the review</span>
  ) : null
  if (visit.status === 'cancelled') return <StatusWord state="seen">Cancelled</StatusWord>
  switch (readiness(visit)) {
    case 'reviewed':
      return (
        <>
          <StatusWord state="seen">Reviewed</StatusWord>
          <span className="block text-small text-quiet">{reviewed?.by}</span>
        </>
      )
    case 'ready':
      return (
        <>
          <StatusWord state="done">Ready</StatusWord>
          {news}
        </>
      )
    case 'in-progress':
      return (
        <>
          <StatusWord state="partly">
            {assigned.done} of {assigned.total} done
          </StatusWord>
          {news}
        </>
      )
    case 'not-opened':
      return <StatusWord state="open">Not opened</StatusWord>
    case 'nothing-assigned':
      return <StatusWord state="open">Nothing assigned</StatusWord>
  }
}
