import { Cell, Row, RowHead, Table } from '@/components/ui/table'

export type NoteLine = { linkId: string; sentence: string }

/** What keeps a file from being used, or what of it looks different here, item by item */
export function ImportNotes({ caption, lines }: { caption: string; lines: readonly NoteLine[] }) {
  return (
    <Table caption={caption} columns={[{ name: 'Item', width: 'w-[200px]' }, { name: 'What' }]}>
      <tbody className="max-md:block">
        {lines.map(({ linkId, sentence }) => (
          <Row key={`${linkId} ${sentence}`}>
            <RowHead className="wrap-anywhere text-small text-quiet">{linkId || 'In the file'}</RowHead>
            <Cell className="wrap-anywhere">{sentence}</Cell>
          </Row>
        ))}
      </tbody>
    </Table>
  )
}
