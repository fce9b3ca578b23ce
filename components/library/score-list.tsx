import type { ScoreDefinition } from '@/lib/score/definition'

/** The figures worked out from the answers, with what they can be */
export function ScoreList({ scores }: { scores: readonly ScoreDefinition[] }) {
  if (scores.length === 0) return null
  return (
    <section>
      <h2 className="text-[1.125rem] font-bold">Figures worked out</h2>
      <ul className="mt-0.5 border-t border-rule">
        {scores.map(({ id, title, instrument, version, min, max, unit, direction, bands }) => (
          <li key={id} className="border-b border-rule py-1">
            <span className="font-semibold">{title}</span>, {min} to {max}
            {unit ? ` ${unit}` : ''};{' '}
            {direction === 'higher-is-worse' ? 'higher is worse' : 'higher is better'}
            <span className="block text-small text-quiet">
              {instrument}, version {version}
            </span>
            {bands.length > 0 ? (
              <span className="block text-small text-quiet">
                {bands.map(({ from, label }) => `from ${from}: ${label}`).join('; ')}
              </span>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  )
}
