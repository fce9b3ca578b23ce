type Reader = {
  patientId: string
  name: string
  version: string
  waiting: readonly string[]
  told: string | null
}

/** Who read safety text that has changed since: who has yet to read the change, and who has read it */
export function RecallReaders({ readers }: { readers: readonly Reader[] }) {
  const waiting = readers.filter((one) => one.waiting.length > 0)
  return (
    <section>
      <h2 className="text-[1.125rem] font-bold">Safety text changed since they read it</h2>
      <p className="text-small text-quiet">
        {waiting.length} of {readers.length} have yet to read the change. It stands at the top of their page.
      </p>
      <ul className="mt-1 border-t-2 border-ink">
        {readers.map(({ patientId, name, version, waiting: headings, told }) => (
          <li key={patientId} className="border-b border-rule py-0.5">
            <a href={`/patients/${patientId}`}>{name}</a>
            <span className="block text-small text-quiet">
              {headings.length > 0 ? (
                <span className="font-semibold text-clarify">
                  <span aria-hidden="true">◆ </span>
                  Not read yet: {headings.join(', ')}.
                </span>
              ) : (
                `Read on ${told}.`
              )}{' '}
              Has version {version}.
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
