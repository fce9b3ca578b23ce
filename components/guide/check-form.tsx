import { Button } from '@/components/ui/button'
import { Choices, FieldGroup } from '@/components/ui/choices'
import { type CheckView, NOT_SURE } from '@/lib/guide/reading'

type Words = { heading: string; notSure: string; submit: string }

/** A question about what was just read; answering is offered, never needed to go on */
export function CheckForm({
  check,
  language,
  action,
  words,
  error,
}: {
  check: CheckView
  /** The guide's */
  language: string
  action: string
  words: Words
  error?: string | undefined
}) {
  const name = answerName(check.id)
  return (
    <form method="post" action={action} className="mt-4 border-t-2 border-ink pt-2 print:hidden">
      <h2 id={checkAnchor(check.id)} tabIndex={-1} className="mb-1 text-quiet">
        {words.heading}
      </h2>
      <input type="hidden" name="checkId" value={check.id} />
      <FieldGroup name={name} legend={<span lang={language}>{check.question}</span>} error={error}>
        <Choices
          kind="radio"
          name={name}
          choices={check.options.map(({ id, text }) => ({
            value: id,
            label: <span lang={language}>{text}</span>,
          }))}
          apart={[{ value: NOT_SURE, label: words.notSure }]}
          chosen={[]}
        />
      </FieldGroup>
      <div className="mt-2">
        <Button look="secondary">{words.submit}</Button>
      </div>
    </form>
  )
}

export const answerName = (checkId: string): string => `answer-${checkId}`
export const checkAnchor = (checkId: string): string => `check-${checkId}`
