type Item = { id: string; topic: string; ownWords: string; source: string }
type Words = { title: string; empty: string; yourWords: string }

/** What a patient wants to talk about, as it stands at the end of what they print, with room to write */
export function PrintedList({
  items,
  words,
  level: Heading,
}: {
  items: readonly Item[]
  words: Words
  level: 'h2' | 'h3'
}) {
  return (
    <section className="mt-4 break-inside-avoid-page">
      <Heading className="text-lead font-bold">{words.title}</Heading>
      {items.length === 0 ? <p className="mt-1">{words.empty}</p> : null}
      <ol className="mt-1 list-decimal ps-3">
        {items.map(({ id, topic, ownWords, source }) => (
          <li key={id} className="border-b border-rule py-1 break-inside-avoid">
            <p className="font-semibold">
              <bdi>{source === 'own_words' ? ownWords || topic : topic}</bdi>
            </p>
            {ownWords && source !== 'own_words' ? (
              <p className="whitespace-pre-line">
                <span className="text-quiet">{words.yourWords} </span>
                <bdi>{ownWords}</bdi>
              </p>
            ) : null}
          </li>
        ))}
      </ol>
    </section>
  )
}
