import type { PatientActor } from '@/lib/access/actor-kinds'
import type { SqlTransaction } from '@/lib/access/scoped'
import { pinnedQuestionnaire } from '@/lib/assignment/pinned'
import { isHidden } from '@/lib/questionnaire/audience'
import { ownTopics } from './topic-scope'

type Row = { id: string; place: string; versionId: string | null }

/** What somebody sees on the list of a visit, in its order: what only the other of the two sees stands between unseen */
export async function seenOnList(
  tx: SqlTransaction,
  actor: PatientActor,
  appointmentId: string,
): Promise<{ id: string }[]> {
  const rows = await tx<Row[]>`
    select i.id, i.place, a.questionnaire_version_id as "versionId"
    from agenda_item i
    left join assignment a on a.clinic_id = i.clinic_id and a.id = i.assignment_id
    where i.clinic_id = ${actor.clinicId} and i.patient_id = ${actor.patientId}
      and i.appointment_id = ${appointmentId} and i.removed_at is null and ${ownTopics(tx, actor, 'i')}
    order by i.rank, i.id`
  const seen: { id: string }[] = []
  for (const { id, place, versionId } of rows) {
    const from = versionId ? await pinnedQuestionnaire(tx, versionId) : null
    if (!from || !isHidden(from, actor.hides, place)) seen.push({ id })
  }
  return seen
}
