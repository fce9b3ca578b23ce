type Check = {
  id: string
  topic: string
  question: string
  options: readonly { id: string; text: string; correct?: true | undefined; explanation: string }[]
}

/** A guide's understanding checks with what is right and what the patient is told then */
export function CheckList({ checks }: { checks: readonly Check[] }) {
  return (
    <ol>
      {checks.map(({ id, topic, question, options }) => (
        <li key={id} className="border-t border-rule py-1.5 first:border-t-2 first:border-ink">
          <p className="text-small text-quiet">You see: {topic}</p>
          <p className="font-semibold">{question}</p>
          <ul className="mt-0.5">
            {options.map((option) => (
              <li key={option.id} className="mt-0.5 grid grid-cols-[20px_1fr]">
                <span aria-hidden="true" className={option.correct ? 'text-accent' : 'text-quiet'}>
                  {option.correct ? '●' : '○'}
                </span>
                <span>
                  <span className={option.correct ? 'font-semibold' : ''}>
                    {option.text}
                    {option.correct ? <span className="sr-only"> (right)</span> : null}
                  </span>
                  <span className="block text-small text-quiet">{option.explanation}</span>
                </span>
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ol>
  )
}
