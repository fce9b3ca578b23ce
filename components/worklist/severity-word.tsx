import { flagWords } from '@/lib/brief/brief-words'
import type { WorklistAnswers } from '@/lib/brief/worklist-visit'

type Flagged = NonNullable<WorklistAnswers['topFlag']>

const looks: Record<Flagged['severity'], { shape: string; word: string; ink: string }> = {
  urgent: { shape: '▲', word: 'Urgent', ink: 'text-urgent' },
  high: { shape: '■', word: 'High', ink: 'text-ink' },
  moderate: { shape: '□', word: 'Moderate', ink: 'text-ink' },
  note: { shape: '–', word: 'Note', ink: 'text-quiet' },
}

/** "▲ Urgent: chest pain now"; what is not sure says so and has its own shape and colour */
export function FlagWords({ flag }: { flag: Flagged }) {
  const { shape, word, ink } = looks[flag.severity]
  const words = flagWords(flag.words, flag.kind)
  const unsure = flag.kind === 'needs-clarifying'
  if (flag.acknowledged)
    return (
      <span className="text-quiet">
        <span aria-hidden="true">✓ </span>
        <strong className="font-bold">{word}, seen:</strong> {words}
      </span>
    )
  return (
    <span className={unsure ? 'text-clarify' : ink}>
      <span aria-hidden="true">{unsure ? '◆' : shape} </span>
      <strong className="font-bold">{unsure ? `${word}, to clarify:` : `${word}:`}</strong> {words}
    </span>
  )
}

/** "and 2 high, 1 note": what there is besides the one that is told in words */
export function OtherFlags({
  flags,
  unseen,
  top,
}: Pick<WorklistAnswers, 'flags' | 'unseen'> & { top: Flagged }) {
  const isSeen = (severity: Flagged['severity']) =>
    (severity === 'urgent' || severity === 'high') && unseen[severity] === 0 && top.severity !== severity
  const rest = { ...flags, [top.severity]: flags[top.severity] - 1 }
  const words = (['urgent', 'high', 'moderate', 'note'] as const).flatMap((severity) =>
    rest[severity] > 0
      ? [`${rest[severity]} ${looks[severity].word.toLowerCase()}${isSeen(severity) ? ' seen' : ''}`]
      : [],
  )
  return words.length > 0 ? <span className="block text-small text-quiet">and {words.join(', ')}</span> : null
}
