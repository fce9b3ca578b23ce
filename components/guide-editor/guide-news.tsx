import type { PartDifference } from '@/lib/guide-draft/guide-difference'
import { WordChanges } from './word-changes'

/** What is new, part by part and word by word */
export function GuideNews({ parts, language }: { parts: readonly PartDifference[]; language: string }) {
  if (parts.length === 0) return <p>Nothing is new.</p>
  return parts.map(({ part, title, before, after }) => (
    <section key={part} className="mt-2">
      <h3 className="font-bold">{title}</h3>
      <WordChanges before={before} after={after} language={language} />
    </section>
  ))
}
