import type { Assignable } from '@/lib/assignment/assignable'
import { countsMinutes } from './counted-minutes'

type Props = {
  thing: Assignable
  chosen: boolean
  /** The visits it is assigned for already, in words; `everywhere` when there is no other to assign it for */
  already: { visits: string[]; everywhere: boolean }
  /** The group's first: error links land on it */
  first: boolean
}

/** One thing to assign: a box to tick, what it is, and how long it takes. Ticked boxes are counted by CountedWords. */
export function ThingChoice({ thing, chosen, already, first }: Props) {
  const words = (
    <span>
      <span className="font-semibold">{thing.title}</span>{' '}
      <span className="whitespace-nowrap text-small text-quiet">{thing.minutes} min</span>
      {thing.summary ? <span className="block text-small text-quiet">{thing.summary}</span> : null}
      {thing.inLanguage ? null : (
        <span className="block text-small text-clarify">
          <span aria-hidden="true">◆ </span>In English: it is not in the patient’s language yet
        </span>
      )}
      {already.visits.length > 0 ? (
        <span className="block text-small">
          <span aria-hidden="true">✓ </span>Already assigned for {already.visits.join(' and ')}
        </span>
      ) : null}
    </span>
  )
  const id = first ? 'things' : undefined
  if (already.everywhere)
    return (
      <div id={id} tabIndex={first ? -1 : undefined} className="border-b border-rule py-1 pl-[32px]">
        {words}
      </div>
    )
  return (
    <label className="flex cursor-pointer items-start gap-1.5 border-b border-rule py-1 has-checked:bg-wash">
      <input
        type="checkbox"
        id={id}
        name={thing.kind === 'guide' ? 'guideIds' : 'questionnaireIds'}
        value={thing.id}
        defaultChecked={chosen}
        className={`mt-[2px] size-[20px] shrink-0 accent-accent ${countsMinutes(thing.minutes)}`}
      />
      {words}
    </label>
  )
}
