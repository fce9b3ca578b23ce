-- What Prisma's schema cannot say: rules on rows, what never changes, and who may see what.

-- A guide or a questionnaire is assigned once for a visit; a withdrawn one can be assigned again
create unique index assignment_guide_once on assignment (clinic_id, appointment_id, guide_id)
  where status <> 'cancelled' and guide_id is not null;
create unique index assignment_questionnaire_once on assignment (clinic_id, appointment_id, questionnaire_id)
  where status <> 'cancelled' and questionnaire_id is not null;

alter table assignment add constraint assignment_is_one_thing check (
  (guide_id is not null and guide_version_id is not null and questionnaire_id is null and questionnaire_version_id is null)
  or (guide_id is null and guide_version_id is null and questionnaire_id is not null and questionnaire_version_id is not null)
);
alter table questionnaire_response add constraint completed_has_time check ((status = 'in-progress') = (completed_at is null));
alter table account add constraint email_is_lower check (email = lower(email));
alter table score add constraint score_or_reason check ((value is null) <> (cannot is null));

-- Append-only and immutable tables: whoever asks, the owner included
create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only', tg_table_name using errcode = 'restrict_violation';
end $$;

create trigger audit_event_append_only before update or delete on audit_event for each row execute function refuse_change();
create trigger audit_event_no_truncate before truncate on audit_event for each statement execute function refuse_change();
create trigger answer_change_append_only before update or delete on answer_change for each row execute function refuse_change();
create trigger guide_version_immutable before update or delete on guide_version for each row execute function refuse_change();
create trigger questionnaire_version_immutable before update or delete on questionnaire_version for each row execute function refuse_change();

-- A completed response is final: a late save cannot reopen it or touch its answers. An amendment keeps it closed.
create function keep_completed() returns trigger language plpgsql as $$
begin
  if old.status <> 'in-progress' and (new.status = 'in-progress' or (new.answers is distinct from old.answers and new.status <> 'amended')) then
    raise exception 'a completed response cannot be reopened' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger questionnaire_response_final before update on questionnaire_response for each row execute function keep_completed();

-- Row-level security: the second wall behind the scopes in the application's queries. lib/access/scoped sets these
-- for one transaction; afterwards they read as an empty string, which nullif makes null, which matches nothing.
create function acting_clinic() returns uuid language sql stable parallel safe as
  $$ select nullif(current_setting('app.clinic_id', true), '')::uuid $$;
create function acting_patient() returns uuid language sql stable parallel safe as
  $$ select nullif(current_setting('app.patient_id', true), '')::uuid $$;
create function acting_as_system() returns boolean language sql stable parallel safe as
  $$ select coalesce(current_setting('app.system', true), '') = 'on' $$;

do $$
declare name text;
begin
  -- rows about one patient
  foreach name in array array['appointment', 'assignment', 'guide_reading', 'check_answer', 'agenda_item', 'review',
                              'questionnaire_response', 'answer_change', 'score', 'flag']
  loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format(
      'create policy own_rows on %I using (clinic_id = (select acting_clinic())
         and ((select acting_patient()) is null or patient_id = (select acting_patient())))', name);
  end loop;
end $$;

alter table patient enable row level security;
alter table patient force row level security;
create policy own_rows on patient using (clinic_id = (select acting_clinic())
  and ((select acting_patient()) is null or id = (select acting_patient())));

alter table practitioner enable row level security;
alter table practitioner force row level security;
create policy own_clinic on practitioner using (clinic_id = (select acting_clinic()));

-- The library: shipped rows are everybody's to read, a clinic's own are that clinic's
do $$
declare name text;
begin
  foreach name in array array['guide', 'questionnaire', 'packet']
  loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy readable on %I for select using (clinic_id is null or clinic_id = (select acting_clinic()))', name);
    execute format('create policy written on %I for all using (clinic_id = (select acting_clinic()) or (select acting_as_system()))', name);
  end loop;
end $$;

-- Anybody acting adds to the audit of their own clinic; a patient does not read it
alter table audit_event enable row level security;
alter table audit_event force row level security;
create policy added on audit_event for insert with check (
  clinic_id = (select acting_clinic()) or (select acting_as_system()));
create policy readable on audit_event for select using (
  (clinic_id = (select acting_clinic()) and (select acting_patient()) is null) or (clinic_id is null and (select acting_as_system())));
