import Link from 'next/link'
import { Button } from '@/components/ui/button'
import { TextField } from '@/components/ui/field'

export type OutlineLine = { part: string; words: string; under: string; hasToDo: boolean; isMovable: boolean }

type Props = {
  here: string
  groups: readonly { title: string; lines: readonly OutlineLine[] }[]
  chosen: string
  heading: string
  error: string | undefined
}

/** Every part of the guide in its order. The chosen one has the buttons that move and remove it. */
export function GuideOutline({ here, groups, chosen, heading, error }: Props) {
  return (
    <nav aria-label="Parts of the guide">
      {groups.map(({ title, lines }) => (
        <section key={title} className="mb-2">
          <h2 className="text-small font-bold text-quiet">{title}</h2>
          <ol className="border-t-2 border-ink">
            {lines.map((line) => (
              <li key={line.part} className="border-b border-rule">
                <Line here={here} line={line} isChosen={line.part === chosen} />
                {line.part === chosen && line.isMovable ? <Tools here={here} part={line.part} /> : null}
              </li>
            ))}
          </ol>
        </section>
      ))}
      <form method="post" action={`${here}/change`} className="mt-2 flex flex-col gap-1" noValidate>
        <TextField
          clinic
          name="heading"
          label="Add a part"
          hint="Its heading, such as “When to call us”."
          defaultValue={heading}
          error={error}
        />
        <div>
          <Button size="clinic" look="secondary" name="do" value="add-section">
            Add the part
          </Button>
        </div>
      </form>
      <form method="post" action={`${here}/change`} className="mt-2">
        <Button size="clinic" look="secondary" name="do" value="add-check">
          Add an understanding check
        </Button>
      </form>
    </nav>
  )
}

function Line({ here, line, isChosen }: { here: string; line: OutlineLine; isChosen: boolean }) {
  return (
    <Link
      id={isChosen ? 'at' : undefined}
      href={`${here}?part=${encodeURIComponent(line.part)}`}
      prefetch={false}
      aria-current={isChosen ? 'true' : undefined}
      className="block border-l-4 border-transparent py-0.5 pr-0.5 pl-1 text-ink no-underline hover:bg-wash aria-[current]:border-accent aria-[current]:bg-wash"
    >
      <span className="line-clamp-2">{line.words}</span>
      <span className="block text-small text-quiet">
        {line.under}
        {line.hasToDo ? <span className="font-semibold text-clarify"> ◆ to do</span> : null}
      </span>
    </Link>
  )
}

const tools = [
  { value: 'move up', words: 'Up', sign: '↑' },
  { value: 'move down', words: 'Down', sign: '↓' },
  { value: 'remove', words: 'Remove', sign: '' },
] as const

function Tools({ here, part }: { here: string; part: string }) {
  return (
    <form
      method="post"
      action={`${here}/change`}
      className="flex flex-wrap gap-0.5 border-l-4 border-accent bg-wash px-1 pb-1"
    >
      <input type="hidden" name="part" value={part} />
      {tools.map(({ value, words, sign }) => (
        <Button
          key={value}
          size="clinic"
          look={value === 'remove' ? 'warning' : 'secondary'}
          name="do"
          value={value}
          aria-describedby="said"
          className="!min-h-[32px] !px-1 text-small"
        >
          {sign ? <span aria-hidden="true">{sign}&nbsp;</span> : null}
          {words}
        </Button>
      ))}
    </form>
  )
}
