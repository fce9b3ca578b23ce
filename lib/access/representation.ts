import { ageYears } from '@/lib/platform/zoned-time'
import type { Carer, Member, PatientActor, Represented, Side } from './actor-kinds'

/**
 * From this age a patient and their parent or carer each have questions that the other does not see; before it a parent
 * sees everything. The age is the one of the issue this rests on (docs/decisions/027); a clinic's law may want another.
 */
export const OWN_SAY_AGE = 12
/** From this age nobody acts for a patient as their parent. A carer still can: they were given it for another reason. */
export const OF_AGE = 18

/** A record that an account may act on, as the database says it; `relationship` is null where it is the account's own */
export type RecordOf = {
  patientId: string
  givenName: string
  familyName: string
  /** Such as 2012-03-04 */
  birthDate: string
  relationship: Represented['relationship'] | null
}

type At = { at: Date; timeZone: string }

const ageOf = ({ birthDate }: { birthDate: string }, { at, timeZone }: At): number =>
  ageYears(new Date(`${birthDate}T00:00:00Z`), at, timeZone)

/** Whose questions somebody does not see: nobody's until the patient is 12, then each other's. */
export const hiddenFrom = (who: Side, age: number): Side | null =>
  age < OWN_SAY_AGE ? null : who === 'patient' ? 'carer' : 'patient'

/** Whom a carer may act for today */
export const representedBy = (
  records: readonly RecordOf[],
  when: At,
): (Represented & { birthDate: string })[] =>
  records.flatMap(({ relationship, ...record }) =>
    relationship === null || (relationship === 'parent' && ageOf(record, when) >= OF_AGE)
      ? []
      : { ...record, relationship },
  )

/** The patient at their own record; null without one */
export function asPatient(member: Member, records: readonly RecordOf[], when: At): PatientActor | null {
  const own = records.find(({ relationship }) => relationship === null)
  if (!own) return null
  const { patientId } = own
  return {
    kind: 'patient',
    ...member,
    patientId,
    behalf: null,
    hides: hiddenFrom('patient', ageOf(own, when)),
  }
}

/** A carer at the record they chose, or at the only one there is; otherwise nobody's yet */
export function asCarer(
  member: Member,
  records: readonly RecordOf[],
  actingFor: string | null,
  when: At,
): PatientActor | Carer {
  const represented = representedBy(records, when)
  const chosen =
    represented.length === 1 ? represented[0] : represented.find(({ patientId }) => patientId === actingFor)
  const plain = represented.map(({ birthDate: _, ...one }) => one)
  if (!chosen) return { kind: 'carer', ...member, represents: plain }
  const { birthDate, ...one } = chosen
  return {
    ...{ kind: 'patient', ...member, patientId: one.patientId },
    behalf: { ...one, represents: plain },
    hides: hiddenFrom('carer', ageOf({ birthDate }, when)),
  }
}
