import Link from 'next/link'
import { Cell, Row, RowHead, Table } from '@/components/ui/table'
import { languageWords } from './language-words'
import { ReviewState } from './review-state'

export type ShelfLine = {
  href: string
  title: string
  summary: string
  version: string
  language: string
  /** The same in other languages */
  editions?: readonly { href: string; language: string; title: string }[]
  minutes: number
  reviewedOn: Date | null
  reviewer: string | null
}

const columns = (what: string) => [
  { name: what, width: 'w-[48%]' },
  { name: 'Version', width: 'w-[9%]' },
  { name: 'Language', width: 'w-[10%]' },
  { name: 'Minutes', width: 'w-[9%]' },
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
  return (
    <Table caption={what} columns={columns(what)}>
      <tbody className="max-md:block">
        {lines.map((line) => (
          <Row key={line.href}>
            <RowHead>
              <Link href={line.href} prefetch={false} className="font-semibold">
                {line.title}
              </Link>
              <span className="measure block text-small text-quiet">{line.summary}</span>
              <span className="block text-small md:hidden">
                Version {line.version} · {languageWords(line.language)}
                <Editions line={line} /> · {line.minutes === 1 ? '1 minute' : `${line.minutes} minutes`}
              </span>
            </RowHead>
            <Cell className="max-md:hidden">{line.version}</Cell>
            <Cell className="max-md:hidden">
              {languageWords(line.language)}
              <Editions line={line} />
            </Cell>
            <Cell className="max-md:hidden">{line.minutes}</Cell>
            <Cell>
              <ReviewState {...line} today={today} />
            </Cell>
          </Row>
        ))}
      </tbody>
    </Table>
  )
}

const Editions = ({ line: { editions = [] } }: { line: ShelfLine }) =>
  editions.map(({ href, language, title }) => (
    <span key={href}>
      {', '}
      <Link href={href} prefetch={false} aria-label={`${languageWords(language)}: ${title}`}>
        {languageWords(language)}
      </Link>
    </span>
  ))
