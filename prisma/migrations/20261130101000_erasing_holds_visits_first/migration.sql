-- Assigning, cancelling, settling topics and a patient's list hold the visit before what is assigned for it and the patient.
-- Erasing held it last: the two waited for each other, and PostgreSQL ended one of them. In the order of openVisit
-- (lib/agenda/open-visit.ts), which holds several; no stronger than that, so that whoever refers to a visit waits for nothing.
create or replace function hold_record(patient uuid) returns void language plpgsql as $$
begin
  perform from appointment a where a.clinic_id = acting_clinic() and a.patient_id = patient order by a.starts_at, a.id for no key update;
  perform from assignment a where a.clinic_id = acting_clinic() and a.patient_id = patient order by a.id for update;
  perform from patient p where p.clinic_id = acting_clinic() and p.id = patient for update;
end
$$;
