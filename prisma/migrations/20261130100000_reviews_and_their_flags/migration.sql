-- A review and the flags that it acknowledged bear one moment, so that taking it back finds them. So far they were some milliseconds
-- apart, within one transaction. Clinic by clinic, since row-level security holds for the tables' owner too.
do $$
declare clinic record;
begin
  for clinic in select id from clinic loop
    perform set_config('app.clinic_id', clinic.id::text, true);
    update flag f set acknowledged_at = r.reviewed_at
    from questionnaire_response q
    join assignment s on s.clinic_id = q.clinic_id and s.id = q.assignment_id
    join review r on r.clinic_id = s.clinic_id and r.appointment_id = s.appointment_id
    where q.clinic_id = f.clinic_id and q.id = f.response_id and f.acknowledged_by = r.reviewed_by
      and f.acknowledged_at < r.reviewed_at and f.acknowledged_at > r.reviewed_at - interval '1 second'
      and not exists (select from erasure e where e.clinic_id = f.clinic_id and e.patient_id = f.patient_id and e.closed_at is not null);
  end loop;
  perform set_config('app.clinic_id', '', true);
end $$;
