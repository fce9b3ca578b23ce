import { useTranslations } from 'next-intl'
import type { AnswerRow } from '@/lib/questionnaire/answer-words'
import { fieldName } from '@/lib/questionnaire/field-names'

type Props = {
  rows: readonly AnswerRow[]
  /** The page to change a row on; none where nothing can be changed any more */
  changeAt?: (row: AnswerRow) => string | undefined
  errors?: Readonly<Record<string, string>>
}

/** Each question with its answer, in order, under the headings of its groups */
export function AnswerList({ rows, changeAt, errors = {} }: Props) {
  const t = useTranslations('questionnaire.check')
  return (
    <dl className="mt-3 border-t-2 border-ink">
      {rows.map((row, at) => {
        const heading = row.sections.join(' – ')
        const isNew = heading !== '' && heading !== rows[at - 1]?.sections.join(' – ')
        const id = fieldName(row.linkId)
        const href = changeAt?.(row)
        const error = errors[id]
        return (
          <div key={row.linkId} className="border-b border-rule">
            {isNew ? <p className="pt-3 text-small font-bold text-quiet">{heading}</p> : null}
            <div
              className={`grid grid-cols-[1fr_auto] gap-x-2 py-1.5 ${error ? 'border-l-4 border-urgent pl-2' : ''}`}
            >
              <dt className="text-quiet">{row.question}</dt>
              <dd className="col-start-1 whitespace-pre-line">
                {error ? <span className="block font-semibold text-urgent">{error}</span> : null}
                <span className={row.state === 'skipped' ? 'text-quiet italic' : 'font-semibold'}>
                  {row.words}
                </span>
              </dd>
              {href ? (
                <dd className="col-start-2 row-start-1">
                  <a id={id} href={href} className="inline-flex min-h-[48px] items-center px-1 underline">
                    {t('change')}
                    <span className="sr-only">: {row.question}</span>
                  </a>
                </dd>
              ) : null}
            </div>
          </div>
        )
      })}
    </dl>
  )
}
