import { ageYears, calendarDateWords } from '@/lib/platform/zoned-time'

type Named = { givenName: string; familyName: string }

/** A name in whatever direction it is written, apart from the words around it */
export function PatientName({ givenName, familyName }: Named) {
  return <bdi>{`${givenName} ${familyName}`}</bdi>
}

/** "4 March 1981 (45)": what tells two patients of one name apart. The age is of `at`, in the clinic's zone. */
export function BirthDate({ birthDate, at, zone }: { birthDate: Date; at: Date; zone: string }) {
  const age = ageYears(birthDate, at, zone)
  return (
    <span className="whitespace-nowrap">
      {calendarDateWords(birthDate)} ({age < 2 ? 'under 2' : age})
    </span>
  )
}
