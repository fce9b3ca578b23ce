import type { Transaction } from '@/lib/access/scoped'

/** When answers for a visit were last sent or corrected, or a question about one replied to, to the millisecond that a screen carries; null where nothing was, undefined where there is no such visit */
export async function lastSentRow(
  tx: Transaction,
  clinicId: string,
  appointmentId: string,
): Promise<Date | null | undefined> {
  const [row] = await tx.$queryRaw<{ at: Date | null }[]>`
    select date_trunc('milliseconds', max(greatest(s.completed_at, r.amended_at, k.answered_at))) as at from appointment v
    left join assignment s on s.clinic_id = v.clinic_id and s.appointment_id = v.id
      and s.questionnaire_id is not null and s.status = 'completed'
    left join questionnaire_response r on r.clinic_id = s.clinic_id and r.assignment_id = s.id
    left join clarification k on k.clinic_id = r.clinic_id and k.response_id = r.id
    where v.clinic_id = ${clinicId}::uuid and v.id = ${appointmentId}::uuid
    group by v.id`
  return row?.at
}
