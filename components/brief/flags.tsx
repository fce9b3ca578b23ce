import type { BriefFlag, Severity } from '@/lib/brief/brief'
import { flagWords, severityWords } from '@/lib/brief/brief-words'
import { momentWords } from '@/lib/platform/zoned-time'
import { AnswerLink } from './answer-link'
import { None, Part } from './part'

const shapes: Record<Severity, string> = { urgent: '▲', high: '■', moderate: '□', note: '–' }
const SEVERITIES = ['urgent', 'high', 'moderate', 'note'] as const

type Props = {
  flags: readonly BriefFlag[]
  unscreened: readonly string[]
  visit: string
  /** When the latest of these answers was sent or corrected; null while nothing is sent */
  upTo: Date | null
  zone: string
  asOf: Date
  canAcknowledge: boolean
}

/** Flags by weight, each with the answer that raised it. What needs clarifying stands beside what was said, and looks different. */
export function Flags({ flags, unscreened, visit, ...rest }: Props) {
  const { upTo } = rest
  const sent = upTo !== null
  const groups = SEVERITIES.map(
    (severity) => [severity, flags.filter((one) => one.severity === severity)] as const,
  )
  const versions = [...new Set(flags.map(({ ruleVersion }) => ruleVersion))]
  return (
    <Part
      id="flags"
      title="Flags"
      aside={versions.length > 0 ? asideWords(versions, flags, rest) : undefined}
    >
      {flags.length === 0 ? (
        <None>{sent ? 'None in what was sent.' : 'None while nothing is sent.'}</None>
      ) : null}
      {groups.map(([severity, list]) =>
        list.length > 0 ? (
          <Group key={severity} severity={severity} flags={list} visit={visit} {...rest} />
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

type GroupProps = Omit<Props, 'unscreened'> & { severity: Severity }

function Group({ severity, flags, visit, upTo, canAcknowledge, ...rest }: GroupProps) {
  const asks = severity === 'urgent' || severity === 'high'
  const unseen = flags.filter(({ acknowledged }) => !acknowledged)
  const alarms = severity === 'urgent' && unseen.length > 0
  return (
    <div
      className={`grid grid-cols-[92px_1fr] border-b border-rule py-[3px] text-small leading-[1.3] last:border-b-0 ${alarms ? 'bg-urgent-wash shadow-[-8px_0_var(--urgent-wash),-12px_0_var(--urgent)]' : ''}`}
    >
      <h3 className={`font-bold ${alarms ? 'text-urgent' : ''}`}>
        <span aria-hidden="true">{shapes[severity]} </span>
        {severityWords[severity]}
      </h3>
      <div className={asks ? 'flex flex-wrap items-end justify-between gap-x-2' : ''}>
        <ul className={asks ? '' : 'flex flex-wrap gap-x-2'}>
          {flags.map((flag) => (
            <Flag key={flag.id} flag={flag} visit={visit} />
          ))}
        </ul>
        {asks ? <SeenBy flags={flags} {...rest} /> : null}
        {asks && canAcknowledge && unseen.length > 0 ? (
          <Acknowledge flags={unseen} visit={visit} upTo={upTo} />
        ) : null}
      </div>
    </div>
  )
}

/** Said once for all that were seen together; the day only where it was another one, for want of room */
function SeenBy({ flags, zone, asOf }: Pick<Props, 'flags' | 'zone' | 'asOf'>) {
  const said = new Map<string, number>()
  for (const { acknowledged } of flags) {
    if (!acknowledged) continue
    const { by, at } = acknowledged
    const words = `${by}, ${momentWords(at, asOf, zone)}`
    said.set(words, (said.get(words) ?? 0) + 1)
  }
  return [...said].map(([words, count]) => (
    <p key={words} className="text-quiet">
      <span aria-hidden="true">✓ {count === flags.length ? '' : `${count} `}</span>
      <span className="sr-only">
        {count === flags.length ? 'Acknowledged by ' : `${count} acknowledged by `}
      </span>
      {words}
    </p>
  ))
}

function Acknowledge({ flags, visit, upTo }: Pick<Props, 'flags' | 'visit' | 'upTo'>) {
  return (
    <form method="post" action={`/visits/${visit}/acknowledge`} className="shrink-0 print:hidden">
      <input type="hidden" name="upTo" value={upTo?.toISOString() ?? ''} />
      {flags.map(({ id }) => (
        <input key={id} type="hidden" name="flag" value={id} />
      ))}
      <button
        type="submit"
        className="min-h-[24px] cursor-pointer text-accent underline underline-offset-4 hover:decoration-[3px]"
      >
        Acknowledge{flags.length > 1 ? ` ${flags.length}` : ''}
      </button>
    </form>
  )
}

function Flag({ flag, visit }: { flag: BriefFlag; visit: string }) {
  const { words, kind, citations, responseId, severity, ruleId, ruleVersion, isNew, acknowledged } = flag
  const unsure = kind === 'needs-clarifying'
  const first = citations.find(({ linkId }) => linkId !== null)
  const place = first?.linkId ? { appointmentId: visit, responseId, linkId: first.linkId } : null
  const strong = (severity === 'urgent' || severity === 'high') && !acknowledged
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

function asideWords(
  versions: readonly string[],
  flags: readonly BriefFlag[],
  { zone, asOf }: Pick<Props, 'zone' | 'asOf'>,
): string {
  const [last] = flags
    .flatMap(({ acknowledged, passedOn }) => (acknowledged ? [] : (passedOn ?? [])))
    .toSorted((a, b) => b.at.getTime() - a.at.getTime())
  return [
    last ? `passed on to ${last.to}, ${momentWords(last.at, asOf, zone)};` : '',
    `rules ${versions.join(', ')}${flags.some(({ isNew }) => isNew) ? ', + is new' : ''}`,
  ]
    .filter(Boolean)
    .join(' ')
}

/** "Yes"; the same answer to several questions once */
const answersWords = (citations: BriefFlag['citations']): string =>
  [...new Set(citations.map(({ linkId, answer }) => (linkId === null ? `age ${answer}` : answer)))].join(', ')
