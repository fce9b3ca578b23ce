import { useTranslations } from 'next-intl'
import { Pictures } from '@/components/questionnaire/pictures'
import { useLang } from '@/components/ui/said-in'
import type { AnswerRow } from '@/lib/questionnaire/answer-words'
import { fieldName } from '@/lib/questionnaire/field-names'

type Props = {
  rows: readonly AnswerRow[]
  /** That the questions are in */
  language: string
  /** The page to change a row on; none where nothing can be changed any more */
  changeAt?: (row: AnswerRow) => string | undefined
  errors?: Readonly<Record<string, string>>
  /** Sentences beneath an answer: what was sent first, and why it was changed */
  notes?: (row: AnswerRow) => readonly string[]
}

/** Each question with its answer, in order, under the headings of its groups */
export function AnswerList({ rows, language, ...shown }: Props) {
  const lang = useLang(language)
  return (
    <div className="mt-3 border-t-2 border-ink">
      {bySection(rows).map((section) => (
        <section key={section.rows[0]?.linkId}>
          {section.heading ? (
            <h2 lang={lang} className="pt-3 text-small font-bold">
              {section.heading}
            </h2>
          ) : null}
          <dl>
            {section.rows.map((row) => (
              <Row key={row.linkId} row={row} lang={lang} {...shown} />
            ))}
          </dl>
        </section>
      ))}
    </div>
  )
}

type One = Omit<Props, 'rows' | 'language'> & { row: AnswerRow; lang: string | undefined }

function Row({ row, lang, changeAt, errors = {}, notes }: One) {
  const t = useTranslations('questionnaire.check')
  const id = fieldName(row.linkId)
  const href = changeAt?.(row)
  const error = errors[id]
  return (
    <div
      className={`grid grid-cols-[1fr_auto] gap-x-2 border-b border-rule py-1.5 ${error ? 'border-s-4 border-s-urgent ps-2' : ''}`}
    >
      <dt lang={lang} className="text-quiet">
        {row.question}
      </dt>
      <dd className="col-start-1 whitespace-pre-line">
        {error ? <span className="block font-semibold text-urgent">{error}</span> : null}
        <span className={row.state === 'skipped' ? 'text-quiet italic' : 'font-semibold'}>{row.words}</span>
        <Pictures addresses={row.pictures} of={row.question} />
        {notes?.(row).map((note) => (
          <span key={note} className="mt-0.5 block border-s-4 border-clarify ps-1 text-quiet">
            {note}
          </span>
        ))}
      </dd>
      {href ? (
        // level with the question, and large enough for a thumb beside a short one without moving the answer down
        <dd className="col-start-2 row-span-2 row-start-1 -my-1.5 -me-1">
          <a id={id} href={href} className="inline-block px-1 py-1.5 underline">
            {t('change')}
            <span className="sr-only"> {t('changeOf', { question: row.question })}</span>
          </a>
        </dd>
      ) : null}
    </div>
  )
}

function bySection(rows: readonly AnswerRow[]): { heading: string; rows: AnswerRow[] }[] {
  const sections: { heading: string; rows: AnswerRow[] }[] = []
  for (const row of rows) {
    const heading = row.sections.join(' – ')
    const last = sections.at(-1)
    if (last?.heading === heading) last.rows.push(row)
    else sections.push({ heading, rows: [row] })
  }
  return sections
}
