import { useTranslations } from 'next-intl'
import { Fragment, type ReactNode } from 'react'
import { Button } from '@/components/ui/button'
import { mostInstances } from '@/lib/questionnaire/repeating'
import type { Question } from './question'

/**
 * The rows of a question that takes several values: those filled and one more. Emptying a row takes it away; "Add another"
 * saves the page and brings it back with one more.
 */
export function Rows({
  question: { item },
  filled,
  children,
}: {
  question: Question
  filled: number
  children: (row: number) => ReactNode
}) {
  const t = useTranslations('questionnaire.answer')
  if (!item.repeats) return children(0)
  const most = mostInstances(item)
  const rows = Math.min(filled + 1, most)
  return (
    <div className="space-y-1">
      {Array.from({ length: rows }, (_, row) => row).map((row) => (
        <Fragment key={row}>{children(row)}</Fragment>
      ))}
      {rows < most ? (
        <Button look="secondary" name="go" value="here">
          {t('addRow')}
          <span className="sr-only"> {t('row', { text: item.text ?? '', nth: rows + 1 })}</span>
        </Button>
      ) : null}
    </div>
  )
}
