import type { SqlTransaction } from '@/lib/access/scoped'

/**
 * Who has read what was sent for each visit `v` of a query, to be joined to it as `review` (by, at): the latest review, and nobody
 * where something was sent, corrected or replied to since.
 */
export const standingReview = (tx: SqlTransaction) => tx`
  left join lateral (
    select r.reviewer_name as by, r.reviewed_at as at from review r
    where r.clinic_id = v.clinic_id and r.appointment_id = v.id and not exists (
      select from assignment s
      join questionnaire_response q on q.clinic_id = s.clinic_id and q.assignment_id = s.id
      left join clarification k on k.clinic_id = q.clinic_id and k.response_id = q.id
      where s.clinic_id = v.clinic_id and s.appointment_id = v.id and s.status <> 'cancelled'
        and greatest(q.completed_at, q.amended_at, k.answered_at) > r.reviewed_at)
    order by r.reviewed_at desc, r.id desc limit 1
  ) review on true`
