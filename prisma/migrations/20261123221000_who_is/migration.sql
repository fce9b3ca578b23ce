-- Who an account is, in one statement: every request asks. As the row-level security of these tables wants it, the clinic is
-- set to the account's own before the row is read that makes a clinician or a patient whole; all of it is local to the
-- transaction, which for the one statement ends with it.
create function who_is(asked uuid)
returns table (clinic_id uuid, role role, name text, language text, practitioner_id uuid, patient_id uuid)
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
    (select p.id from patient p where p.clinic_id = found.clinic_id and p.account_id = asked);
  perform set_config('app.system', '', true), set_config('app.clinic_id', '', true);
end
$$;
