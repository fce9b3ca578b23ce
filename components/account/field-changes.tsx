type Props = { changes: readonly { field: string; before: string | null; after: string | null }[] }

const words: Record<string, string> = {
  name: 'Name',
  givenName: 'Given name',
  familyName: 'Family name',
  birthDate: 'Birth date',
  language: 'Language',
  email: 'Email',
  phone: 'Phone',
  emergency: 'Number for emergencies',
  years: 'Years kept',
  untilAge: 'Kept for a child until the age of',
}

/** What a field was and what it became, a line each */
export function FieldChanges({ changes }: Props) {
  if (changes.length === 0) return null
  return (
    <ul className="text-small text-quiet">
      {changes.map(({ field, before, after }) => (
        <li key={field} className="break-words">
          {words[field] ?? field}: {before ?? 'none'} → <span className="text-ink">{after ?? 'none'}</span>
        </li>
      ))}
    </ul>
  )
}
