import Link from 'next/link'
import type { Reading } from '@/lib/guide-draft/grade'
import { ReadingWords } from './reading-words'

type Line = { id: string; heading: string; reading: Reading | null }

/** How hard each part reads, and which sentences make it so */
export function ReadingGrades({ here, note, lines }: { here: string; note: string; lines: readonly Line[] }) {
  return (
    <section>
      <h2 className="text-[1.125rem] font-bold">How it reads</h2>
      <p className="text-small text-quiet">{note} Drug names of the glossary are left out.</p>
      <ul className="mt-1 border-t-2 border-ink">
        {lines.map(({ id, heading, reading }) => (
          <li key={id} className="border-b border-rule py-0.5">
            <ReadingWords reading={reading} isShort>
              <Link href={`${here}?part=${encodeURIComponent(`section:${id}`)}`} prefetch={false}>
                {heading}
              </Link>
            </ReadingWords>
          </li>
        ))}
      </ul>
    </section>
  )
}
