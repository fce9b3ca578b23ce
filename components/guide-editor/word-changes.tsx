import { type WordRun, wordDifference } from '@/lib/guide-draft/word-difference'

/** Two texts as one, with what was taken out and what came in; told by more than colour */
export function WordChanges({
  before,
  after,
  language,
}: {
  before: string
  after: string
  language: string
}) {
  const runs = wordDifference(before, after)
  return (
    <div lang={language} className="whitespace-pre-wrap break-words border-l-4 border-rule pl-1">
      {runs.map((run) => (
        <Run key={`${run.at} ${run.kind}`} run={run} />
      ))}
    </div>
  )
}

function Run({ run: { kind, text } }: { run: WordRun }) {
  if (kind === 'same') return <>{text}</>
  if (kind === 'removed')
    return (
      <del className="bg-urgent-wash text-quiet line-through">
        <span className="sr-only"> [taken out: </span>
        {text}
        <span className="sr-only">] </span>
      </del>
    )
  return (
    <ins className="bg-wash font-semibold underline decoration-accent decoration-2">
      <span className="sr-only"> [new: </span>
      {text}
      <span className="sr-only">] </span>
    </ins>
  )
}
