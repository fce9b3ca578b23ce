import type { BriefFlag, Severity } from '@/lib/brief/brief'
import { flagWords, severityWords } from '@/lib/brief/brief-words'
import { AnswerLink } from './answer-link'
import { None, Part } from './part'

const shapes: Record<Severity, string> = { urgent: '▲', high: '■', moderate: '□', note: '–' }
const SEVERITIES = ['urgent', 'high', 'moderate', 'note'] as const

type Props = { flags: readonly BriefFlag[]; unscreened: readonly string[]; visit: string; sent: boolean }

/** Flags by weight, each with the answer that raised it. What needs clarifying stands beside what was said, and looks different. */
export function Flags({ flags, unscreened, visit, sent }: Props) {
  const groups = SEVERITIES.map(
    (severity) => [severity, flags.filter((one) => one.severity === severity)] as const,
  )
  const versions = [...new Set(flags.map(({ ruleVersion }) => ruleVersion))]
  return (
    <Part id="flags" title="Flags" aside={versions.length > 0 ? asideWords(versions, flags) : undefined}>
      {flags.length === 0 ? (
        <None>{sent ? 'None in what was sent.' : 'None while nothing is sent.'}</None>
      ) : null}
      {groups.map(([severity, list]) =>
        list.length > 0 ? (
          <div
            key={severity}
            className={`grid grid-cols-[92px_1fr] border-b border-rule py-[3px] text-small leading-[1.3] last:border-b-0 ${severity === 'urgent' ? 'bg-urgent-wash shadow-[-8px_0_var(--urgent-wash),-12px_0_var(--urgent)]' : ''}`}
          >
            <h3 className={`font-bold ${severity === 'urgent' ? 'text-urgent' : ''}`}>
              <span aria-hidden="true">{shapes[severity]} </span>
              {severityWords[severity]}
            </h3>
            <ul className={severity === 'note' || severity === 'moderate' ? 'flex flex-wrap gap-x-2' : ''}>
              {list.map((flag) => (
                <Flag key={flag.id} flag={flag} visit={visit} />
              ))}
            </ul>
          </div>
        ) : null,
      )}
      {sent && unscreened.length > 0 ? (
        <p className="text-small text-clarify">
          <span aria-hidden="true">◆ </span>Not screened, since not sent: {unscreened.join(', ')}
        </p>
      ) : null}
    </Part>
  )
}

function Flag({ flag, visit }: { flag: BriefFlag; visit: string }) {
  const { words, kind, citations, responseId, severity, ruleId, ruleVersion, isNew } = flag
  const unsure = kind === 'needs-clarifying'
  const first = citations.find(({ linkId }) => linkId !== null)
  const place = first?.linkId ? { appointmentId: visit, responseId, linkId: first.linkId } : null
  const strong = severity === 'urgent' || severity === 'high'
  return (
    <li
      title={`Rule ${ruleId} ${ruleVersion}: ${citations.map((one) => `${one.question} ${one.answer}`).join(' · ')}`}
    >
      {isNew ? (
        <span className="font-bold text-accent" title="New since last time">
          <span aria-hidden="true">+ </span>
          <span className="sr-only">New: </span>
        </span>
      ) : null}
      {unsure ? (
        <span className="font-semibold text-clarify">
          <span aria-hidden="true">◆ </span>Clarify:{' '}
        </span>
      ) : null}
      <AnswerLink place={place} visit={visit}>
        <span className={strong ? 'font-semibold' : ''}>{flagWords(words, kind)}</span>
      </AnswerLink>{' '}
      <span className="text-quiet">{answersWords(citations)}</span>
    </li>
  )
}

function asideWords(versions: readonly string[], flags: readonly BriefFlag[]): string {
  return `rules ${versions.join(', ')}${flags.some(({ isNew }) => isNew) ? ', + is new' : ''}`
}

/** "Yes"; the same answer to several questions once */
const answersWords = (citations: BriefFlag['citations']): string =>
  [...new Set(citations.map(({ linkId, answer }) => (linkId === null ? `age ${answer}` : answer)))].join(', ')
