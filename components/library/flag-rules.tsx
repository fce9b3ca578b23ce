import { StatusWord } from '@/components/ui/status-word'
import { Cell, Row, RowHead, Table } from '@/components/ui/table'

export type RuleLine = {
  id: string
  version: string
  severity: 'urgent' | 'high' | 'moderate' | 'note'
  words: string
  when: string
  patientWords: string | undefined
}

const severityWords = { urgent: 'Urgent', high: 'High', moderate: 'Moderate', note: 'Note' }
const columns = [
  { name: 'Flag', width: 'w-[34%]' },
  { name: 'Severity', width: 'w-[14%]' },
  { name: 'Raised when' },
]

/** The rules that a questionnaire carries, as sentences, and what the patient is told at once */
export function FlagRules({ rules }: { rules: readonly RuleLine[] }) {
  return (
    <Table caption="Flag rules" columns={columns}>
      <tbody className="max-md:block">
        {rules.map(({ id, version, severity, words, when, patientWords }) => (
          <Row key={id}>
            <RowHead>
              <span className="font-semibold">{words}</span>
              <span className="block text-small text-quiet">Rule version {version}</span>
            </RowHead>
            <Cell>
              {severity === 'urgent' ? (
                <StatusWord state="urgent">{severityWords[severity]}</StatusWord>
              ) : (
                severityWords[severity]
              )}
            </Cell>
            <Cell label="Raised when">
              {when}
              {patientWords ? (
                <span className="mt-0.5 block border-l-4 border-urgent pl-1 text-small">
                  The patient is told: {patientWords}
                </span>
              ) : null}
            </Cell>
          </Row>
        ))}
      </tbody>
    </Table>
  )
}
