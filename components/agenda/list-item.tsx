import type { ReactNode } from 'react'
import { Button } from '@/components/ui/button'
import { TextArea } from '@/components/ui/field'
import { StatusWord } from '@/components/ui/status-word'

export type ShownItem = {
  id: string
  topic: string
  /** Empty where they add nothing to the topic */
  ownWords: string
  from: ReactNode
  /** That it was put off at an earlier visit; empty where it was not */
  before: string
  /** What came of it at this visit; empty where the clinic has not said */
  outcome: string
}

export type ItemWords = {
  yourWords: string
  up: string
  upOf: string
  down: string
  downOf: string
  remove: string
  removeOf: string
  edit: string
  editOf: string
  save: string
}

type Props = {
  item: ShownItem
  words: ItemWords
  /** Words typed before they could not be taken, with why; null when none were */
  typed: { words: string; error: string | undefined } | null
  /** What stands in the field for changing words */
  editable: string
  canMove: { up: boolean; down: boolean }
}

/** The id that a changed item is come back to */
export const itemAnchor = (itemId: string): string => `item-${itemId}`
/** The field for an item's own words; each item has its own on the page */
export const wordsName = (itemId: string): string => `words-${itemId}`

/** One thing to talk about, with what can be done about it. Every control is a post of its own. */
export function ListEntry({ item, words, typed, editable, canMove }: Props) {
  const { id, topic, ownWords, from, before, outcome } = item
  const name = wordsName(id)
  return (
    <li
      id={itemAnchor(id)}
      tabIndex={-1}
      className="border-b border-rule py-2 ps-1 break-inside-avoid marker:text-quiet marker:tabular-nums"
    >
      <p className="font-semibold">{topic}</p>
      {ownWords ? (
        <p className="measure mt-0.5 whitespace-pre-line">
          {words.yourWords ? <span className="text-quiet">{words.yourWords} </span> : null}
          <bdi>{ownWords}</bdi>
        </p>
      ) : null}
      <p className="text-small text-quiet">{from}</p>
      {before ? <p className="text-small font-semibold">{before}</p> : null}
      {outcome ? (
        <p className="text-small">
          <StatusWord state="seen">{outcome}</StatusWord>
        </p>
      ) : null}
      <div className="mt-0.5 flex flex-wrap items-center gap-x-2 print:hidden">
        {canMove.up ? <Step at="move" id={id} way="up" label={words.up} full={words.upOf} /> : null}
        {canMove.down ? <Step at="move" id={id} way="down" label={words.down} full={words.downOf} /> : null}
        <Step at="remove" id={id} label={words.remove} full={words.removeOf} />
        <details open={typed !== null} className="open:w-full">
          <summary className="inline-flex min-h-[48px] cursor-pointer items-center text-accent underline underline-offset-4 hover:decoration-[3px]">
            {words.edit}
          </summary>
          <form method="post" action="/list/words" className="pb-1">
            <input type="hidden" name="itemId" value={id} />
            <TextArea
              name={name}
              label={words.editOf}
              defaultValue={typed?.words ?? editable}
              error={typed?.error}
              rows={3}
              maxLength={4000}
            />
            <div className="mt-2">
              <Button look="secondary">{words.save}</Button>
            </div>
          </form>
        </details>
      </div>
    </li>
  )
}

type StepProps = { at: 'move' | 'remove'; id: string; way?: 'up' | 'down'; label: string; full: string }

function Step({ at, id, way, label, full }: StepProps) {
  return (
    <form method="post" action={`/list/${at}`}>
      <input type="hidden" name="itemId" value={id} />
      {way ? <input type="hidden" name="way" value={way} /> : null}
      <button
        type="submit"
        aria-label={full}
        className="min-h-[48px] cursor-pointer pe-1 text-accent underline underline-offset-4 hover:decoration-[3px]"
      >
        {label}
      </button>
    </form>
  )
}
