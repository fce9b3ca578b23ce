type Word = { term: string; say: string; meaning: string }

/** The hard words of what is on the page, for those who want them */
export function WordsUsed({
  words,
  title,
  said,
}: {
  words: readonly Word[]
  title: string
  said: (say: string) => string
}) {
  if (words.length === 0) return null
  return (
    <details className="measure mt-3 border-t border-rule print:hidden">
      <summary className="flex min-h-[48px] cursor-pointer items-center gap-1 text-accent underline underline-offset-4 hover:decoration-[3px]">
        {title}
      </summary>
      <dl className="pb-2">
        {words.map(({ term, say, meaning }) => (
          <div key={term} className="mt-1">
            <dt>
              <span className="font-semibold">{term}</span> <span className="text-quiet">{said(say)}</span>
            </dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
    </details>
  )
}
