/** For a clinician: what is held on a patient, as one file, without their drafts */
export function RecordCopy({ exportAt, isClosed = false }: { exportAt: string; isClosed?: boolean }) {
  return (
    <section aria-labelledby="copy">
      <h2 id="copy" className="mb-1 border-b-2 border-ink pb-0.5 font-bold">
        Record
      </h2>
      <p className="text-quiet">
        {isClosed
          ? 'What is kept of the patient, in one file (FHIR, JSON).'
          : 'What is held on the patient, in one file (FHIR, JSON). What they have not sent stays theirs. They see that you took a copy.'}
      </p>
      <p className="mt-1">
        <a href={exportAt} className="underline">
          Download the record
        </a>
      </p>
    </section>
  )
}
