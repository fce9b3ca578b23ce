import { StatusWord } from '@/components/ui/status-word'
import type { Flag } from '@/lib/flag/flag'
import type { Score } from '@/lib/score/score'

type Props = {
  scores: readonly (Score & { band: string | undefined; max: number | undefined })[]
  flags: readonly Flag[]
  /** Begins the trial anew */
  again: string
  age: number
}

const severityWords = { urgent: 'Urgent', high: 'High', moderate: 'Moderate', note: 'Note' }

/** What the clinic would read about these answers; the patient sees none of it */
export function TrialFindings({ scores, flags, again, age }: Props) {
  return (
    <aside
      lang="en"
      aria-labelledby="findings"
      className="mt-4 border-t-4 border-double border-edge pt-2 text-clinic"
    >
      <h2 id="findings" className="font-bold">
        What your clinic would read
      </h2>
      <p className="text-small text-quiet">
        Not part of the patient’s page. Nothing here is stored; the age is taken as {age}.
      </p>
      {scores.length > 0 ? (
        <dl className="mt-1 border-t border-rule">
          {scores.map((score) => (
            <div key={score.id} className="flex justify-between gap-2 border-b border-rule py-0.5">
              <dt>{score.title}</dt>
              <dd className="text-right">
                {'value' in score ? (
                  <span className="font-semibold tabular-nums">
                    {score.value}
                    {score.max === undefined ? '' : ` of ${score.max}`}
                    {score.band ? `, ${score.band}` : ''}
                  </span>
                ) : (
                  <span className="text-small text-quiet">{score.cannot}</span>
                )}
              </dd>
            </div>
          ))}
        </dl>
      ) : null}
      {flags.length > 0 ? (
        <ul className="mt-1 border-t border-rule">
          {flags.map(({ ruleId, kind, severity, words }) => (
            <li key={`${ruleId} ${kind}`} className="border-b border-rule py-0.5">
              <StatusWord state={severity === 'urgent' ? 'urgent' : 'clarify'}>
                {severityWords[severity]}
              </StatusWord>{' '}
              {words}
            </li>
          ))}
        </ul>
      ) : (
        <p className="mt-1 text-small">No flag.</p>
      )}
      <p className="mt-1 text-small">
        <a href={again}>Begin again without answers</a>
      </p>
    </aside>
  )
}
