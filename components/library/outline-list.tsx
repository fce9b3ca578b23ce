import type { OutlineLine } from '@/lib/questionnaire/outline'

const indent = ['', 'pl-3', 'pl-6', 'pl-9']
const absenceWords = { 'asked-unknown': 'not sure', 'asked-declined': 'rather not say' }

/** Every item of a questionnaire in the order of the file: what is asked, how it is answered, and when */
export function OutlineList({ lines }: { lines: readonly OutlineLine[] }) {
  return (
    <ol className="max-w-[760px] border-t-2 border-ink">
      {lines.map((line) => (
        <li
          key={line.linkId}
          className={line.kind === 'text' ? 'pb-1' : 'border-t border-rule py-1 first:border-t-0'}
        >
          <div className={indent[Math.min(line.kind === 'text' ? line.depth - 1 : line.depth, 3)] ?? ''}>
            <Item line={line} />
          </div>
        </li>
      ))}
    </ol>
  )
}

function Item({ line }: { line: OutlineLine }) {
  const { kind, words, options, askedWhen, isHidden } = line
  if (kind === 'text') return <p className="measure text-small">{words}</p>
  return (
    <>
      {kind === 'group' ? (
        <h3 className="pt-1 text-[1.125rem] font-bold">{words || 'A group without a title'}</h3>
      ) : (
        <p className="measure font-semibold">{words}</p>
      )}
      {askedWhen ? <p className="measure text-small">Only when {askedWhen}</p> : null}
      {isHidden ? <p className="text-small">Never shown to the patient</p> : null}
      {kind === 'question' ? <p className="text-small text-quiet">{how(line)}</p> : null}
      {options.length > 0 ? (
        <ul
          className={`mt-[2px] list-disc pl-3 ${options.length > MANY ? 'columns-2 gap-4 md:columns-3' : ''}`}
        >
          {options.map((option) => (
            <li key={option.key}>{option.label}</li>
          ))}
        </ul>
      ) : null}
    </>
  )
}

/** More options than this stand in columns */
const MANY = 12

function how({ answered, absences, isRequired }: OutlineLine): string {
  return [
    answered,
    ...absences.map((absence) => absenceWords[absence]),
    isRequired ? 'needs an answer' : 'may be left out',
  ].join(' · ')
}
