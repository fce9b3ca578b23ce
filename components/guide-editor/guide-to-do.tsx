/** What keeps this part from being published */
export function GuideToDo({ sentences }: { sentences: readonly string[] }) {
  if (sentences.length === 0) return null
  return (
    <ul className="mb-2 border-l-8 border-clarify bg-clarify-wash p-1 text-small">
      {sentences.map((sentence) => (
        <li key={sentence} className="py-0.5">
          <span aria-hidden="true">◆ </span>
          {sentence}
        </li>
      ))}
    </ul>
  )
}
