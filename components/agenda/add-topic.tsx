import type { KeptKey } from '@/components/questionnaire/kept-answers'
import { KeptWords } from '@/components/questionnaire/kept-words'
import { Button } from '@/components/ui/button'
import { TextArea } from '@/components/ui/field'

type Words = { title: string; label: string; hint: string; submit: string; restored: string }

/** Something to talk about in the patient's own words */
export function AddTopic({
  appointmentId,
  words,
  typed,
  error,
  keptKey,
}: {
  appointmentId: string
  words: Words
  typed: string
  error?: string | undefined
  keptKey: KeptKey
}) {
  return (
    <form method="post" action="/list/add" className="measure mt-4 print:hidden">
      <h2 className="mb-2 text-lead font-bold">{words.title}</h2>
      <input type="hidden" name="appointmentId" value={appointmentId} />
      <TextArea
        name="words"
        label={words.label}
        hint={words.hint}
        error={error}
        defaultValue={typed}
        rows={3}
        maxLength={4000}
      />
      <KeptWords name="words" keptKey={keptKey} restored={words.restored} />
      <div className="mt-2">
        <Button>{words.submit}</Button>
      </div>
    </form>
  )
}
