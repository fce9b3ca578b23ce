-- A clinician reads, for an hour, what another clinic holds of a patient of theirs who is not this clinic's: why, and who was told
create table emergency_access (
  clinic_id uuid not null,
  id uuid not null default uuidv7(),
  patient_id uuid not null,
  reader_clinic_id uuid not null,
  account_id uuid not null,
  reader_name text not null,
  reader_clinic text not null,
  reason text not null,
  opened_at timestamptz not null,
  ends_at timestamptz not null,
  ended_at timestamptz,
  seen_at timestamptz,
  seen_by text,
  constraint emergency_access_pkey primary key (clinic_id, id),
  constraint emergency_access_clinic_id_patient_id_fkey foreign key (clinic_id, patient_id)
    references patient (clinic_id, id) on update cascade on delete restrict
);
create index emergency_access_clinic_id_opened_at_idx on emergency_access (clinic_id, opened_at desc);
create index emergency_access_reader_clinic_id_account_id_idx on emergency_access (reader_clinic_id, account_id);
create index patient_clinic_id_birth_date_idx on patient (clinic_id, birth_date);

alter table emergency_access enable row level security;
alter table emergency_access force row level security;
create policy own_rows on emergency_access using (clinic_id = (select acting_clinic())
  and ((select acting_patient()) is null or patient_id = (select acting_patient())));
-- the reader's clinic sees that it reads, and changes nothing
create policy of_reader on emergency_access for select using (
  reader_clinic_id = (select acting_clinic()) and (select acting_patient()) is null);

-- Where somebody of exactly this name (folded as in the patient search) and birth date is a patient, the asking clinic apart.
-- Nobody but a clinician is told. One clinic after the other, since none can see into the next.
create function known_elsewhere(asking uuid, given text, family text, born date)
returns table (clinic_id uuid, patient_id uuid)
language plpgsql volatile as $$
declare
  here uuid := acting_clinic();
  one uuid;
begin
  if here is null or acting_patient() is not null or not exists (
    select from account a where a.clinic_id = here and a.id = asking and a.role = 'clinician' and a.deactivated_at is null
  ) then return; end if;
  for one in select c.id from clinic c where c.id <> here order by c.id loop
    perform set_config('app.clinic_id', one::text, true);
    return query select one, p.id from patient p
      where p.clinic_id = one and p.birth_date = born
        and lower(translate(regexp_replace(normalize(p.given_name, NFD), '[\u0300-\u036f]', '', 'g'), '’', '''')) = given
        and lower(translate(regexp_replace(normalize(p.family_name, NFD), '[\u0300-\u036f]', '', 'g'), '’', '''')) = family;
  end loop;
  perform set_config('app.clinic_id', here::text, true);
end
$$;
