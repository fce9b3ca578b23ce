import Link from 'next/link'
import { Notice } from '@/components/ui/notice'
import { WordChanges } from './word-changes'

type Props = {
  here: string
  part: string
  theirs: Readonly<Record<string, string[]>>
  mine: (name: string) => readonly string[]
}

/** Two people wrote in one part: what saving mine would change of theirs */
export function TheirsNow({ here, part, theirs, mine }: Props) {
  const names = Object.keys(theirs)
  const changed = names.filter((name) => text(theirs[name] ?? []) !== text(mine(name)))
  return (
    <Notice saying look="clarify" title="Yours and theirs">
      <p>
        Nothing was overwritten. Yours stands in the form below and is not saved yet.{' '}
        <Link href={`${here}?part=${encodeURIComponent(part)}`} prefetch={false}>
          Keep what is there and drop mine
        </Link>
      </p>
      <h3 className="mt-2 font-bold">What saving yours would change</h3>
      {changed.map((name) => (
        <WordChanges key={name} before={text(theirs[name] ?? [])} after={text(mine(name))} language="en" />
      ))}
    </Notice>
  )
}

const text = (values: readonly string[]) => values.join(', ').replaceAll('\r\n', '\n')
