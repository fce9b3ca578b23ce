import { Button } from '@/components/ui/button'
import { TextArea } from '@/components/ui/field'

type Words = { summary: string; help: string; label: string; submit: string }

/** Puts the section on the list for the visit, with a question in the patient's own words if they have one */
export function AskAbout({
  action,
  words,
  typed,
  error,
}: {
  action: string
  words: Words
  /** What was written before it could not be taken; null when nothing was */
  typed: string | null
  error?: string | undefined
}) {
  return (
    <details id="ask" open={typed !== null} className="measure mt-3 border-y border-rule print:hidden">
      <summary className="flex min-h-[48px] cursor-pointer items-center text-accent underline underline-offset-4 hover:decoration-[3px]">
        {words.summary}
      </summary>
      <form method="post" action={action} className="pb-3">
        <p className="mb-2">{words.help}</p>
        <TextArea
          name="words"
          label={words.label}
          error={error}
          defaultValue={typed ?? ''}
          rows={3}
          maxLength={4000}
        />
        <div className="mt-2">
          <Button look="secondary">{words.submit}</Button>
        </div>
      </form>
    </details>
  )
}
