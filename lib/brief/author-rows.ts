import type { SqlTransaction } from '@/lib/access/scoped'
import type { Author } from './brief'
import type { Scope } from './brief-rows'

/** By response and linkId */
export type Authors = ReadonlyMap<string, ReadonlyMap<string, Author>>

type Row = Author & { responseId: string; linkId: string }

/**
 * Of what was assigned for the visit the answers that a parent or carer gave with a sign-in of their own, as each stands now. The row of an
 * answer that somebody else changed since is theirs. Empty, without a look at the answers, where nobody ever acted for the patient.
 */
export async function authorsOf(
  tx: SqlTransaction,
  { clinicId, patientId, appointmentId }: Scope,
): Promise<Authors> {
  const authors = new Map<string, Map<string, Author>>()
  const rows = await tx<Row[]>`
    with carer as (
      select k.account_id, k.relationship, a.name from related_person k join account a on a.id = k.account_id
      where k.clinic_id = ${clinicId} and k.patient_id = ${patientId}
    )
    select l.response_id as "responseId", l.link_id as "linkId", carer.name, carer.relationship
    from (
      select distinct on (c.response_id, c.link_id) c.response_id, c.link_id, c.changed_by
      from assignment s
      join questionnaire_response r on r.clinic_id = s.clinic_id and r.assignment_id = s.id
      join answer_change c on c.clinic_id = r.clinic_id and c.response_id = r.id
      where s.clinic_id = ${clinicId} and s.appointment_id = ${appointmentId} and exists (select from carer)
      order by c.response_id, c.link_id, c.revision desc
    ) l
    join carer on carer.account_id = l.changed_by`
  for (const { responseId, linkId, name, relationship } of rows) {
    const own = authors.get(responseId) ?? new Map<string, Author>()
    authors.set(responseId, own.set(linkId, { name, relationship }))
  }
  return authors
}
