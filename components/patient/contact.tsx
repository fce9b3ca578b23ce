import Link from 'next/link'
import { PATIENT_LANGUAGES } from '@/lib/patient/schema'

type Props = {
  patient: { language: string; email: string | null; phone: string | null }
  editAt: string
}

/** How to reach a patient */
export function Contact({ patient, editAt }: Props) {
  const rows = [
    ['Phone', patient.phone],
    ['Email', patient.email],
    [
      'Language',
      PATIENT_LANGUAGES.find(({ value }) => value === patient.language)?.label ?? patient.language,
    ],
  ] as const
  return (
    <section aria-labelledby="contact">
      <div className="flex items-baseline justify-between border-b-2 border-ink pb-0.5">
        <h2 id="contact" className="font-bold">
          Contact
        </h2>
        <Link
          href={editAt}
          prefetch={false}
          className="inline-flex min-h-[32px] items-center text-small underline"
        >
          Change<span className="sr-only"> who and contact</span>
        </Link>
      </div>
      <dl className="grid grid-cols-[88px_1fr] gap-y-0.5 py-1">
        {rows.map(([name, value]) => (
          <div key={name} className="contents">
            <dt className="text-quiet">{name}</dt>
            <dd>{value ?? <span className="text-quiet">not given</span>}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
