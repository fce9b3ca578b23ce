import Link from 'next/link'
import { StatusWord } from '@/components/ui/status-word'

type Part = { id: string; heading: string; href: string; read: boolean }

/** Every part of a guide to go to, with whether it was read */
export function PartList({
  parts,
  words,
  language,
}: {
  parts: readonly Part[]
  /** The guide's */
  language: string
  words: { read: string; unread: string }
}) {
  return (
    <ol className="mt-1">
      {parts.map(({ id, heading, href, read }, at) => (
        <li key={id} className="border-b border-rule first:border-t">
          <Link
            href={href}
            prefetch={false}
            className="flex min-h-[56px] items-center justify-between gap-2 py-1 text-ink no-underline hover:underline"
          >
            <span>
              <span className="text-quiet tabular-nums">{at + 1}. </span>
              <span lang={language} className="text-accent underline underline-offset-4">
                {heading}
              </span>
            </span>
            <StatusWord state={read ? 'done' : 'open'}>{read ? words.read : words.unread}</StatusWord>
          </Link>
        </li>
      ))}
    </ol>
  )
}
