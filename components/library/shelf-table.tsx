import Link from 'next/link'
import { Cell, Row, RowHead, Table } from '@/components/ui/table'
import { languageWords } from '@/lib/platform/language-words'
import { ReviewState } from './review-state'

export type ShelfLine = {
  href: string
  title: string
  summary: string
  version: string
  language: string
  /** Other languages that it is in itself */
  alsoIn?: readonly string[]
  /** The same in other languages */
  editions?: readonly { href: string; language: string; title: string }[]
  minutes: number
  /** How hard it reads; questionnaires are not measured */
  reading?: { words: string; isHard: boolean }
  reviewedOn: Date | null
  reviewer: string | null
  /** A copy whose original has a newer version */
  isBehind?: boolean
}

const columns = (what: string, isMeasured: boolean) => [
  { name: what, width: isMeasured ? 'w-[42%]' : 'w-[48%]' },
  { name: 'Version', width: 'w-[9%]' },
  { name: 'Language', width: 'w-[10%]' },
  { name: 'Minutes', width: 'w-[9%]' },
  ...(isMeasured ? [{ name: 'Reads at', width: 'w-[10%]' }] : []),
  { name: 'Review' },
]

/** Guides or questionnaires on the shelf, each with what somebody wants to know before assigning it */
export function ShelfTable({
  what,
  lines,
  today,
}: {
  what: string
  lines: readonly ShelfLine[]
  today: string
}) {
  const isMeasured = lines.some(({ reading }) => reading)
  return (
    <Table caption={what} columns={columns(what, isMeasured)}>
      <tbody className="max-md:block">
        {lines.map((line) => (
          <Row key={line.href}>
            <RowHead>
              <Link href={line.href} prefetch={false} className="font-semibold">
                {line.title}
              </Link>
              <span className="measure block text-small text-quiet">{line.summary}</span>
              {line.isBehind ? (
                <Link href={`${line.href}/original`} prefetch={false} className="block text-small">
                  <span aria-hidden="true">◆ </span>The original has changed since
                </Link>
              ) : null}
              <span className="block text-small md:hidden">
                Version {line.version} · {languagesOf(line)}
                <Editions line={line} /> · {line.minutes === 1 ? '1 minute' : `${line.minutes} minutes`}
                {line.reading ? ` · ${line.reading.words}` : ''}
              </span>
            </RowHead>
            <Cell className="max-md:hidden">{line.version}</Cell>
            <Cell className="max-md:hidden">
              {languagesOf(line)}
              <Editions line={line} />
            </Cell>
            <Cell className="max-md:hidden">{line.minutes}</Cell>
            {isMeasured ? (
              <Cell className="max-md:hidden">
                <span className={line.reading?.isHard ? 'font-semibold text-clarify' : ''}>
                  {line.reading?.isHard ? <span aria-hidden="true">◆ </span> : null}
                  {line.reading?.words}
                </span>
              </Cell>
            ) : null}
            <Cell>
              <ReviewState {...line} today={today} />
            </Cell>
          </Row>
        ))}
      </tbody>
    </Table>
  )
}

const languagesOf = ({ language, alsoIn = [] }: ShelfLine): string =>
  [language, ...alsoIn].map(languageWords).join(', ')

const Editions = ({ line: { editions = [] } }: { line: ShelfLine }) =>
  editions.map(({ href, language, title }) => (
    <span key={href}>
      {', '}
      <Link href={href} prefetch={false} aria-label={`${languageWords(language)}: ${title}`}>
        {languageWords(language)}
      </Link>
    </span>
  ))
