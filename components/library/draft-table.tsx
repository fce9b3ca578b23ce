import Link from 'next/link'
import { Button } from '@/components/ui/button'
import { Cell, Row, RowHead, Table } from '@/components/ui/table'

export type DraftRowLine = {
  id: string
  title: string
  isNewVersion: boolean
  creatorName: string
  changerName: string
  changed: string
  isDiscarded: boolean
}

type What = 'questionnaire' | 'guide'

const columnsOf = (what: What) => [
  { name: what === 'guide' ? 'Guide' : 'Questionnaire' },
  { name: 'Last changed', width: 'w-[34%]' },
  { name: 'What to do', width: 'w-[104px]' },
]

/** What the clinic is writing, and what it put away */
export function DraftTable({ lines, what }: { lines: readonly DraftRowLine[]; what: What }) {
  const place = `/library/${what}s/drafts`
  if (lines.length === 0)
    return (
      <div className="measure">
        <h2 className="text-[1.125rem] font-bold">Nothing is being written</h2>
        <p>Begin a new {what}, or begin from one in the library. You can stop and go on at any time.</p>
      </div>
    )
  return (
    <Table
      caption={`${what === 'guide' ? 'Guides' : 'Questionnaires'} being written`}
      columns={columnsOf(what)}
    >
      <tbody className="max-md:block">
        {lines.map((line) => (
          <Row key={line.id}>
            <RowHead>
              {line.isDiscarded ? (
                <bdi className="text-quiet">{line.title}</bdi>
              ) : (
                <Link href={`${place}/${line.id}`} prefetch={false} className="font-semibold">
                  <bdi>{line.title}</bdi>
                </Link>
              )}
              <span className="block text-small text-quiet">
                {line.isDiscarded ? 'Put away · ' : ''}
                {line.isNewVersion ? 'New version' : 'New'}, begun by {line.creatorName}
              </span>
            </RowHead>
            <Cell label="Last changed">
              {line.changed}
              <span className="block text-small text-quiet">{line.changerName}</span>
            </Cell>
            <Cell>
              <form method="post" action={`${place}/${line.id}/${line.isDiscarded ? 'restore' : 'discard'}`}>
                <Button size="clinic" look="plain" className="!px-0">
                  {line.isDiscarded ? 'Take up' : 'Put away'}
                  <span className="sr-only">: {line.title}</span>
                </Button>
              </form>
            </Cell>
          </Row>
        ))}
      </tbody>
    </Table>
  )
}
