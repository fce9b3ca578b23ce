import type { Askable } from '@/lib/questionnaire-draft/askable'
import type { Comparison } from '@/lib/questionnaire-draft/condition-rows'
import { CellField, CellSelect, type EditorFields, RowButton, RowError } from './editor-fields'

const comparisonWords: Record<Comparison, string> = {
  '=': 'is',
  '!=': 'is not',
  '>': 'is more than',
  '>=': 'is at least',
  '<': 'is less than',
  '<=': 'is at most',
  answered: 'is answered',
  unanswered: 'is not answered',
}

type Props = {
  fields: EditorFields
  askable: readonly Askable[]
  /** What the last, empty row is for */
  addWords: string
}

/** Question, how it compares, and with what: a row for each condition and an empty one that begins another */
export function ConditionTable({ fields, askable, addWords }: Props) {
  const questions = fields.values('conditionQuestion')
  const rows = questions.at(-1) === '' ? questions.length : questions.length + 1
  return (
    <ol>
      {Array.from({ length: rows }, (_, at) => at).map((at) => (
        <li key={at} className="border-b border-rule py-0.5">
          <ConditionRow fields={fields} askable={askable} at={at} addWords={addWords} />
        </li>
      ))}
    </ol>
  )
}

function ConditionRow({ fields, askable, at, addWords }: Props & { at: number }) {
  const value = (name: string) => fields.values(name)[at] ?? ''
  const question = value('conditionQuestion')
  const found = askable.find((one) => one.linkId === question)
  const id = `conditionAnswer-${at}`
  const nth = `condition ${at + 1}`
  const known =
    found || question === ''
      ? askable
      : [{ linkId: question, words: 'A question that is not there or comes later' }, ...askable]
  return (
    <>
      <div className="grid grid-cols-[minmax(0,1fr)_36px] items-center gap-0.5 sm:grid-cols-[minmax(0,1fr)_140px_minmax(0,150px)_36px]">
        <input type="hidden" name="conditionWas" value={question} />
        <CellSelect
          name="conditionQuestion"
          id={`conditionQuestion-${at}`}
          label={question === '' ? addWords : `Question of ${nth}`}
          defaultValue={question}
          options={[
            { value: '', label: question === '' ? addWords : 'No condition' },
            ...known.map(({ linkId, words }) => ({ value: linkId, label: words })),
          ]}
        />
        {found ? (
          <>
            <div className="max-sm:order-last max-sm:col-span-2">
              <CellSelect
                name="conditionOperator"
                label={`How ${nth} compares`}
                defaultValue={value('conditionOperator')}
                options={found.comparisons.map((one) => ({ value: one, label: comparisonWords[one] }))}
              />
            </div>
            <div className="max-sm:order-last max-sm:col-span-2">
              <Answer
                found={found}
                value={value('conditionAnswer')}
                id={id}
                nth={nth}
                error={fields.errors[id]}
              />
            </div>
          </>
        ) : (
          <>
            <input type="hidden" name="conditionOperator" value={value('conditionOperator')} />
            <input type="hidden" name="conditionAnswer" value={value('conditionAnswer')} />
          </>
        )}
        {question === '' ? null : (
          <RowButton name="do" value={`drop-condition:${at}`} sign="✕" label={`Take ${nth} away`} />
        )}
      </div>
      <RowError id={id} error={fields.errors[id]} />
    </>
  )
}

type AnswerProps = { found: Askable; value: string; id: string; nth: string; error: string | undefined }

function Answer({ found, value, id, nth, error }: AnswerProps) {
  const shared = { name: 'conditionAnswer', id, label: `Answer of ${nth}`, defaultValue: value, error }
  if (found.answers)
    return <CellSelect {...shared} options={[{ value: '', label: 'Pick the answer' }, ...found.answers]} />
  return <CellField {...shared} type={found.isDate ? 'date' : 'text'} />
}
