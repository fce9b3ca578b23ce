-- A parent or carer with a sign-in of their own, who acts for one patient or several (FHIR's RelatedPerson)
alter type role add value 'carer';
create type relationship as enum ('parent', 'carer');

create table related_person (
  clinic_id uuid not null,
  id uuid not null default uuidv7(),
  patient_id uuid not null,
  account_id uuid not null,
  relationship relationship not null,
  since timestamptz not null default current_timestamp,
  added_by uuid not null,
  ended_at timestamptz,
  constraint related_person_pkey primary key (clinic_id, id),
  constraint related_person_clinic_id_patient_id_fkey foreign key (clinic_id, patient_id)
    references patient (clinic_id, id) on update cascade on delete restrict,
  constraint related_person_account_id_fkey foreign key (account_id)
    references account (id) on update cascade on delete restrict
);
create unique index related_person_clinic_id_patient_id_account_id_key on related_person (clinic_id, patient_id, account_id);
create index related_person_account_id_idx on related_person (account_id);

alter table related_person enable row level security;
alter table related_person force row level security;
create policy own_rows on related_person using (clinic_id = (select acting_clinic())
  and ((select acting_patient()) is null or patient_id = (select acting_patient())));

-- Who a carer's invitation makes them, and whom a carer's session acts for
alter table invitation add column relationship relationship;
alter table session add column acting_for uuid;

-- Who a topic for the visit came from: null for what came before there were carers, which is the patient's
alter table agenda_item add column added_by uuid;

-- Who an account is and whose record it may act on, in one statement, as `who_is` before it (which an older build beside this
-- one still asks). A patient's own record, or those that a carer was given and not taken again.
create function who_acts(asked uuid)
returns table (clinic_id uuid, role role, name text, language text, practitioner_id uuid, time_zone text, patients jsonb)
language plpgsql volatile as $$
declare
  found record;
begin
  perform set_config('app.system', 'on', true), set_config('app.clinic_id', '', true), set_config('app.patient_id', '', true);
  select a.clinic_id, a.role, a.name, a.language into found from account a where a.id = asked and a.deactivated_at is null;
  if found.clinic_id is null then return; end if;
  perform set_config('app.clinic_id', found.clinic_id::text, true);
  return query select found.clinic_id, found.role, found.name, found.language,
    (select d.id from practitioner d where d.clinic_id = found.clinic_id and d.account_id = asked),
    (select c.time_zone from clinic c where c.id = found.clinic_id),
    coalesce((
      select jsonb_agg(jsonb_build_object('patientId', p.id, 'givenName', p.given_name, 'familyName', p.family_name,
        'birthDate', p.birth_date, 'relationship', p.relationship) order by p.birth_date, p.id)
      from (
        select o.id, o.given_name, o.family_name, o.birth_date, null::relationship as relationship
        from patient o where o.clinic_id = found.clinic_id and o.account_id = asked
        union all
        select r.id, r.given_name, r.family_name, r.birth_date, k.relationship
        from related_person k join patient r on r.clinic_id = k.clinic_id and r.id = k.patient_id
        where k.clinic_id = found.clinic_id and k.account_id = asked and k.ended_at is null
      ) p), '[]'::jsonb);
  perform set_config('app.system', '', true), set_config('app.clinic_id', '', true);
end
$$;
