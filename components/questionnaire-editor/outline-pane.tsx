import Link from 'next/link'
import { Button } from '@/components/ui/button'
import { kinds, kindWords } from '@/lib/questionnaire-draft/item-kind'
import type { OutlineRow } from '@/lib/questionnaire-draft/outline-rows'

type Props = {
  /** The draft's address */
  here: string
  rows: readonly OutlineRow[]
  /** The item whose form is open */
  chosen: string | null
  revision: number
}

const indent = ['pl-0', 'pl-2', 'pl-4', 'pl-6', 'pl-8']

/** Every item in its order. The chosen one has the buttons that move, copy and remove it: each is a post of its own. */
export function OutlinePane({ here, rows, chosen, revision }: Props) {
  return (
    <nav aria-label="Items of the questionnaire">
      {rows.length === 0 ? (
        <p className="measure mb-2 text-quiet">
          Nothing is asked yet. Add the first question, or a group to put questions in.
        </p>
      ) : (
        <ol className="border-t-2 border-ink">
          {rows.map((row) => (
            <li key={row.linkId} className="border-b border-rule">
              <Row here={here} row={row} isChosen={row.linkId === chosen} />
              {row.linkId === chosen ? <Tools here={here} row={row} revision={revision} /> : null}
            </li>
          ))}
        </ol>
      )}
      <AddForm here={here} revision={revision} label="Add at the end" id="add-end" />
    </nav>
  )
}

function Row({ here, row, isChosen }: { here: string; row: OutlineRow; isChosen: boolean }) {
  const { words, kind, depth, isConditional, isBlocked } = row
  return (
    <Link
      id={isChosen ? 'at' : undefined}
      href={`${here}?item=${encodeURIComponent(row.linkId)}#at`}
      prefetch={false}
      aria-current={isChosen ? 'true' : undefined}
      className="block border-l-4 border-transparent py-0.5 pr-0.5 pl-1 text-ink no-underline hover:bg-wash aria-[current]:border-accent aria-[current]:bg-wash"
    >
      <span className={`block ${indent[Math.min(depth, 4)] ?? ''}`}>
        <span className={`line-clamp-2 ${kind === 'group' ? 'font-bold' : ''}`}>
          {words || <span className="text-quiet">{kind === 'group' ? 'No title' : 'No words yet'}</span>}
        </span>
        <span className="block text-small text-quiet">
          {kindWords[kind]}
          {isConditional ? ' · only sometimes' : ''}
          {isBlocked ? <span className="font-semibold text-clarify"> · ◆ to do</span> : null}
        </span>
      </span>
    </Link>
  )
}

const tools = [
  { act: 'move', way: 'up', sign: '↑', words: 'Up' },
  { act: 'move', way: 'down', sign: '↓', words: 'Down' },
  { act: 'move', way: 'in', sign: '→', words: 'Into group' },
  { act: 'move', way: 'out', sign: '←', words: 'Out of group' },
  { act: 'duplicate', way: '', sign: '', words: 'Duplicate' },
  { act: 'remove', way: '', sign: '', words: 'Remove' },
] as const

/** After a move the page comes back with the focus on the button that was pressed, which reads out where the item is now */
function Tools({ here, row, revision }: { here: string; row: OutlineRow; revision: number }) {
  return (
    <div className="border-l-4 border-accent bg-wash px-1 pb-1">
      <form method="post" action={`${here}/change`} className="flex flex-wrap gap-0.5">
        <input type="hidden" name="linkId" value={row.linkId} />
        <input type="hidden" name="seen" value={revision} />
        {tools.map(({ act, way, sign, words }) => (
          <Button
            key={words}
            size="clinic"
            look={act === 'remove' ? 'warning' : 'secondary'}
            id={way || act}
            name="do"
            value={way ? `move:${way}` : act}
            aria-describedby="said"
            className="!min-h-[32px] scroll-mt-[80px] !px-1 text-small"
          >
            {sign ? <span aria-hidden="true">{sign}&nbsp;</span> : null}
            {words}
          </Button>
        ))}
      </form>
      <AddForm here={here} revision={revision} after={row.linkId} label="Add after this" id="add-after" />
      {row.kind === 'group' ? (
        <AddForm here={here} revision={revision} inside={row.linkId} label="Add inside" id="add-inside" />
      ) : null}
    </div>
  )
}

type Add = { here: string; revision: number; label: string; id: string; after?: string; inside?: string }

function AddForm({ here, revision, label, id, after = '', inside = '' }: Add) {
  return (
    <form method="post" action={`${here}/change`} className="mt-1 flex items-center gap-0.5">
      <input type="hidden" name="seen" value={revision} />
      <input type="hidden" name="after" value={after} />
      <input type="hidden" name="inside" value={inside} />
      <label htmlFor={id} className="sr-only">
        {label}: what kind
      </label>
      <select
        id={id}
        name="kind"
        defaultValue="pick-one"
        className="min-h-[36px] min-w-0 grow rounded-soft border-2 border-edge bg-raised px-0.5 text-ink"
      >
        {kinds.map((kind) => (
          <option key={kind} value={kind}>
            {kindWords[kind]}
          </option>
        ))}
      </select>
      <Button size="clinic" look="secondary" name="do" value="add" className="shrink-0 !px-1">
        {label}
      </Button>
    </form>
  )
}
