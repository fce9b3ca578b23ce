/** What its writers ask a clinician to confirm before it is handed out; never shown to a patient */
export function ToConfirm({ notes }: { notes: readonly string[] }) {
  if (notes.length === 0) return null
  return (
    <section className="border-l-8 border-clarify bg-clarify-wash p-2">
      <h2 className="font-bold">To confirm before release</h2>
      <ul className="mt-1 list-disc pl-3 text-small">
        {notes.map((note) => (
          <li key={note} className="mt-0.5">
            {note}
          </li>
        ))}
      </ul>
    </section>
  )
}
