import Link from 'next/link'
import { EASY, type SectionGrade } from '@/lib/guide-draft/grade'

type Line = SectionGrade & { id: string; heading: string }

/** How hard each part reads, and which sentences make it so */
export function ReadingGrades({ here, lines }: { here: string; lines: readonly Line[] }) {
  return (
    <section>
      <h2 className="text-[1.125rem] font-bold">How it reads</h2>
      <p className="text-small text-quiet">
        School grade (Flesch-Kincaid), drug names of the glossary left out. Grade {EASY} or lower is easy.
      </p>
      <ul className="mt-1 border-t-2 border-ink">
        {lines.map(({ id, heading, grade, hard }) => (
          <li key={id} className="border-b border-rule py-0.5">
            <div className="flex justify-between gap-2">
              <Link href={`${here}?part=${encodeURIComponent(`section:${id}`)}`} prefetch={false}>
                {heading}
              </Link>
              <span className={grade > EASY ? 'font-semibold text-clarify' : ''}>
                {grade > EASY ? <span aria-hidden="true">◆ </span> : null}
                Grade {grade.toFixed(1)}
              </span>
            </div>
            {grade > EASY ? (
              <ul className="text-small">
                {hard.map((sentence) => (
                  <li key={sentence.text} className="py-0.5">
                    <q>{sentence.text}</q> <span className="text-quiet">({sentence.grade.toFixed(0)})</span>
                  </li>
                ))}
              </ul>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  )
}
