import { StatusWord } from '@/components/ui/status-word'
import { dateWords } from '@/lib/platform/zoned-time'

type Props = {
  line: { kind: 'guide' | 'questionnaire'; status: string; completedAt: Date | null; answered: boolean }
  zone: string
}

/** How far the patient is with one assigned thing */
export function AssignmentState({ line, zone }: Props) {
  switch (line.status) {
    case 'completed':
      return (
        <StatusWord state="done">
          {line.kind === 'guide' ? 'Read' : 'Sent'}
          {line.completedAt ? ` on ${dateWords(line.completedAt, zone)}` : ''}
        </StatusWord>
      )
    case 'in_progress':
      return <StatusWord state="partly">In progress</StatusWord>
    case 'opened':
      return <StatusWord state="partly">Opened</StatusWord>
    case 'cancelled':
      return <StatusWord state="seen">Withdrawn</StatusWord>
    default:
      return <StatusWord state="open">Not opened</StatusWord>
  }
}
