-- AlterTable
ALTER TABLE "flag" ADD COLUMN     "acknowledged_at" TIMESTAMPTZ,
ADD COLUMN     "acknowledged_by" UUID,
ADD COLUMN     "acknowledger_name" TEXT;

alter table flag add constraint acknowledged_by_somebody check (
  (acknowledged_at is null) = (acknowledged_by is null) and (acknowledged_at is null) = (acknowledger_name is null));

-- A visit that was marked as reviewed has had its flags read
update flag f set acknowledged_at = r.reviewed_at, acknowledged_by = r.reviewed_by, acknowledger_name = r.reviewer_name
from questionnaire_response q
join assignment s on s.clinic_id = q.clinic_id and s.id = q.assignment_id
join lateral (
  select reviewed_at, reviewed_by, reviewer_name from review
  where clinic_id = s.clinic_id and appointment_id = s.appointment_id order by reviewed_at desc limit 1) r on true
where q.clinic_id = f.clinic_id and q.id = f.response_id and r.reviewed_at >= f.raised_at;
