import { ButtonLink } from '@/components/ui/button'

type Recall = { assignmentId: string; title: string; language: string }
type Words = { title: string; help: string; go: string }

/** Safety text that the patient read has changed: before anything else on their page */
export function RecallList({ recalls, words }: { recalls: readonly Recall[]; words: Words }) {
  return recalls.map(({ assignmentId, title, language }) => (
    <section key={assignmentId} className="mb-3 border-s-8 border-urgent bg-urgent-wash p-2">
      <h2 className="font-bold text-urgent">
        <span aria-hidden="true">▲ </span>
        {words.title}
      </h2>
      <p className="mt-0.5">
        <span lang={language} className="font-semibold">
          {title}.
        </span>{' '}
        {words.help}
      </p>
      <div className="mt-1">
        <ButtonLink href={`/guides/${assignmentId}/changes`}>{words.go}</ButtonLink>
      </div>
    </section>
  ))
}
