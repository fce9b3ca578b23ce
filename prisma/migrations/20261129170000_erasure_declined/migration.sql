-- An administrator may say no, with words that the patient reads. What was declined can be asked for anew.
alter table erasure add column declined_at timestamptz, add column declined_by uuid,
  add column decline_reason text not null default '';
alter table erasure add constraint declined_by_somebody check ((declined_at is null) = (declined_by is null)
  and (declined_at is null or closed_at is null));

-- What was declined does not stand any more: nobody asks for it until somebody asks anew.
create or replace function erase_patient(patient uuid, administrator uuid, whole boolean, why text, at timestamptz) returns jsonb
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  clinic uuid := acting_clinic();
  today date;
  last_day date;
  kept uuid[];
  step record;
  count bigint;
  gone jsonb := '{}';
begin
  if acting_patient() is not null or not exists (
    select from account a where a.id = administrator and a.clinic_id = clinic and a.role = 'administrator' and a.deactivated_at is null)
  then return null; end if;
  perform hold_record(patient);
  if not exists (select from erasure e where e.clinic_id = clinic and e.patient_id = patient and e.declined_at is null
    and (whole or e.closed_at is null)) then
    return null;
  end if;
  select (at at time zone c.time_zone)::date into today from clinic c where c.id = clinic;
  last_day := kept_until(clinic, patient, at);
  if whole <> (last_day is null or last_day <= today) then return null; end if;
  kept := array(select kept_visits(clinic, patient, at));
  perform set_config('app.erasing', patient::text, true);
  update session set acting_for = null where acting_for = patient;
  for step in select s.name, case when whole then s.all_of_it else s.at_closing end as goes from erasure_steps() s order by s.nth loop
    continue when step.goes is null;
    execute format('delete from %I where %s', step.name, step.goes) using clinic, patient, kept;
    get diagnostics count = row_count;
    if count > 0 then gone := gone || jsonb_build_object(step.name, count); end if;
  end loop;
  perform set_config('app.erasing', '', true);
  if not whole then
    update patient p set email = null, phone = null where p.clinic_id = clinic and p.id = patient;
    update emergency_access a set ended_at = at where a.clinic_id = clinic and a.patient_id = patient and a.ended_at is null and a.ends_at > at;
    update related_person r set ended_at = at where r.clinic_id = clinic and r.patient_id = patient and r.ended_at is null;
    update appointment a set status = 'cancelled'
      where a.clinic_id = clinic and a.patient_id = patient and a.status = 'booked' and a.starts_at > at;
    update erasure e set closed_at = at, closed_by = administrator, reason = why where e.clinic_id = clinic and e.patient_id = patient;
  end if;
  return gone;
end
$$;

-- Everybody may read what a clinic is called, before anybody has signed in. Only somebody of the clinic changes its row, and
-- the application never takes one away.
alter table clinic enable row level security;
alter table clinic force row level security;
create policy readable on clinic for select using (true);
create policy begun on clinic for insert with check (true);
create policy changed on clinic for update using (id = (select acting_clinic()));
