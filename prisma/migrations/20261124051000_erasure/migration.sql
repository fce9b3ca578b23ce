-- How long the clinic has to keep what a clinician relied on: whole years after the last visit, and for who was not of age then
-- until this age at least
alter table clinic add column keep_years integer not null default 10,
  add column keep_until_age integer not null default 25;
alter table clinic add constraint keeps_for_years check (keep_years between 1 and 100 and keep_until_age between 18 and 100);

-- Somebody asked for the erasure of a record. Closed: all that need not be kept is gone, and the rest waits for its day.
create table erasure (
  clinic_id uuid not null,
  patient_id uuid not null,
  asked_by uuid not null,
  asker_name text not null,
  asked_at timestamptz not null default current_timestamp,
  closed_at timestamptz,
  closed_by uuid,
  reason text not null default '',
  constraint erasure_pkey primary key (clinic_id, patient_id),
  constraint erasure_clinic_id_patient_id_fkey foreign key (clinic_id, patient_id)
    references patient (clinic_id, id) on update cascade on delete restrict
);
alter table erasure add constraint closed_by_somebody check ((closed_at is null) = (closed_by is null));

alter table erasure enable row level security;
alter table erasure force row level security;
create policy own_rows on erasure using (clinic_id = (select acting_clinic())
  and ((select acting_patient()) is null or patient_id = (select acting_patient())));

-- A closed record is there for clinicians, and for the administrator who erases it one day. For everybody else it does not exist.
create function sees_closed() returns boolean language sql stable parallel safe as
  $$ select coalesce(current_setting('app.sees_closed', true), '') = 'on' $$;

do $$
declare name text;
begin
  foreach name in array array['appointment', 'assignment', 'guide_reading', 'guide_opening', 'safety_read', 'check_answer',
    'agenda_item', 'topic_outcome', 'review', 'questionnaire_response', 'answer_change', 'amendment', 'score', 'flag',
    'escalation', 'clarification', 'page_load', 'attachment', 'related_person', 'emergency_access']
  loop
    execute format('create policy not_closed on %I as restrictive using ((select sees_closed()) or not exists (
      select from erasure e where e.clinic_id = %1$I.clinic_id and e.patient_id = %1$I.patient_id and e.closed_at is not null))', name);
  end loop;
end $$;
create policy not_closed on patient as restrictive using ((select sees_closed()) or not exists (
  select from erasure e where e.clinic_id = patient.clinic_id and e.patient_id = patient.id and e.closed_at is not null));

-- Nothing is added to a closed record. The lock makes whoever is at it while it is closed wait, and see it.
create function refuse_closed() returns trigger language plpgsql as $$
begin
  perform from patient p where p.clinic_id = new.clinic_id and p.id = new.patient_id for key share;
  if exists (select from erasure e where e.clinic_id = new.clinic_id and e.patient_id = new.patient_id and e.closed_at is not null) then
    raise exception 'the record is closed' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;

do $$
declare name text;
begin
  foreach name in array array['appointment', 'assignment', 'agenda_item', 'questionnaire_response', 'invitation', 'related_person',
    'clarification', 'attachment', 'emergency_access']
  loop
    execute format('create trigger %I before insert on %I for each row execute function refuse_closed()', name || '_not_closed', name);
  end loop;
end $$;

-- The visits of a patient that a clinician has relied on: those that have been, and those that something was sent for or said of
create function kept_visits(clinic uuid, patient uuid, at timestamptz) returns setof uuid language sql stable as $$
  select a.id from appointment a
  where a.clinic_id = clinic and a.patient_id = patient and (
    a.status = 'fulfilled' or (a.status = 'booked' and a.starts_at <= at)
    or exists (select from assignment s join questionnaire_response r on r.clinic_id = s.clinic_id and r.assignment_id = s.id
      where s.clinic_id = a.clinic_id and s.appointment_id = a.id and r.status <> 'in-progress')
    or exists (select from review v where v.clinic_id = a.clinic_id and v.appointment_id = a.id)
    or exists (select from agenda_item i join topic_outcome o on o.clinic_id = i.clinic_id and o.agenda_item_id = i.id
      where i.clinic_id = a.clinic_id and i.appointment_id = a.id))
$$;

-- The day from which nothing of it has to be kept any more; null where there is nothing to keep
create function kept_until(clinic uuid, patient uuid, at timestamptz) returns date language sql stable as $$
  select case when l.day < p.birth_date + interval '18 years'
    then greatest(l.day + make_interval(years => c.keep_years), p.birth_date + make_interval(years => c.keep_until_age))
    else l.day + make_interval(years => c.keep_years) end::date
  from patient p join clinic c on c.id = p.clinic_id
  cross join lateral (
    select (max(greatest(
      case when a.status <> 'cancelled' and a.starts_at <= at then a.starts_at end,
      (select max(greatest(r.completed_at, r.amended_at, k.answered_at)) from assignment s
        join questionnaire_response r on r.clinic_id = s.clinic_id and r.assignment_id = s.id and r.status <> 'in-progress'
        left join clarification k on k.clinic_id = r.clinic_id and k.response_id = r.id
        where s.clinic_id = a.clinic_id and s.appointment_id = a.id),
      (select max(v.reviewed_at) from review v where v.clinic_id = a.clinic_id and v.appointment_id = a.id),
      (select max(o.decided_at) from agenda_item i join topic_outcome o on o.clinic_id = i.clinic_id and o.agenda_item_id = i.id
        where i.clinic_id = a.clinic_id and i.appointment_id = a.id)
    )) at time zone c.time_zone)::date as day
    from appointment a where a.clinic_id = clinic and a.patient_id = patient
      and a.id in (select kept_visits(clinic, patient, at))
  ) l
  where p.clinic_id = clinic and p.id = patient and l.day is not null
$$;

-- What goes, table by table, in an order that foreign keys allow: where the whole goes (`all_of_it`), and where the record is closed
-- first (`at_closing`; null where nothing does). The page that tells of it and the function that does it both read it here.
-- $1: the clinic. $2: the patient. $3: the visits that are kept.
create function erasure_steps() returns table (nth bigint, name text, all_of_it text, at_closing text) language sql immutable as $$
  with word as (select
    'clinic_id = $1 and patient_id = $2' as theirs,
    '(select p.account_id from patient p where p.clinic_id = $1 and p.id = $2)' as account,
    $q$(select r.id from questionnaire_response r where r.clinic_id = $1 and r.patient_id = $2 and r.status = 'in-progress')$q$ as drafts,
    $q$(select r.assignment_id from questionnaire_response r where r.clinic_id = $1 and r.patient_id = $2 and r.status <> 'in-progress')$q$ as sent,
    '(select s.id from assignment s where s.clinic_id = $1 and s.patient_id = $2 and not s.appointment_id = any($3))' as unkept
  )
  select row_number() over (), step.name, step.all_of_it, step.at_closing from word cross join lateral (values
    ('page_load', theirs, theirs),
    ('guide_opening', theirs, theirs),
    ('guide_reading', theirs, theirs),
    ('safety_read', theirs, theirs || ' and assignment_id in ' || unkept),
    ('check_answer', theirs, theirs || ' and assignment_id in ' || unkept),
    ('attachment_content',
      'clinic_id = $1 and attachment_id in (select a.id from attachment a where a.clinic_id = $1 and a.patient_id = $2)',
      'clinic_id = $1 and attachment_id in (select a.id from attachment a where a.clinic_id = $1 and a.patient_id = $2 and a.assignment_id not in ' || sent || ')'),
    ('attachment', theirs, theirs || ' and assignment_id not in ' || sent),
    ('escalation', theirs, null),
    ('clarification', theirs, null),
    ('score', theirs, theirs || ' and response_id in ' || drafts),
    ('flag', theirs, theirs || ' and response_id in ' || drafts),
    ('amendment', theirs, null),
    -- who gave an answer that is kept stays named with it
    ('related_person', theirs, theirs || ' and account_id not in (select c.changed_by from answer_change c
      where c.clinic_id = $1 and c.patient_id = $2 and c.response_id not in ' || drafts || ')'),
    ('answer_change', theirs, theirs || ' and response_id in ' || drafts),
    ('questionnaire_response', theirs, theirs || $q$ and status = 'in-progress'$q$),
    ('topic_outcome', theirs, null),
    ('agenda_item', theirs, theirs || ' and (not appointment_id = any($3) or removed_at is not null)
      and not exists (select from topic_outcome o where o.clinic_id = $1 and o.agenda_item_id = agenda_item.id)'),
    ('review', theirs, theirs || ' and not appointment_id = any($3)'),
    ('assignment', theirs, theirs || ' and not appointment_id = any($3)'),
    ('appointment', theirs, theirs || ' and not id = any($3)'),
    ('invitation', theirs, theirs),
    ('emergency_access', theirs, null),
    ('typed_form', 'account_id = ' || account, 'account_id = ' || account),
    ('address_change', 'account_id = ' || account, 'account_id = ' || account),
    ('password_reset', 'account_id = ' || account, 'account_id = ' || account),
    ('passkey_challenge', 'account_id = ' || account, 'account_id = ' || account),
    ('passkey', 'account_id = ' || account, 'account_id = ' || account),
    ('recovery_code', 'account_id = ' || account, 'account_id = ' || account),
    ('authenticator', 'account_id = ' || account, 'account_id = ' || account),
    ('device', 'account_id = ' || account, 'account_id = ' || account),
    ('half_session', 'account_id = ' || account, 'account_id = ' || account),
    ('session', 'account_id = ' || account, 'account_id = ' || account),
    ('account', 'clinic_id = $1 and id = ' || account, 'clinic_id = $1 and id = ' || account),
    ('erasure', theirs, null),
    ('patient', 'clinic_id = $1 and id = $2', null)
  ) as step (name, all_of_it, at_closing)
$$;

-- How many rows would go and how many would stay
create function erasure_reach(patient uuid, whole boolean, at timestamptz) returns table (name text, goes bigint, stays bigint)
language plpgsql stable as $$
declare
  step record;
  kept uuid[] := array(select kept_visits(acting_clinic(), patient, at));
begin
  for step in select * from erasure_steps() s order by s.nth loop
    execute format('select count(*) filter (where %s), count(*) from %I where %s',
      case when whole then step.all_of_it else coalesce(step.at_closing, 'false') end, step.name, step.all_of_it)
      into goes, stays using acting_clinic(), patient, kept;
    name := step.name;
    stays := stays - goes;
    return next;
  end loop;
end
$$;

-- What is being erased just now. It counts only in what runs with the rights of the tables' owner: the application's role can say
-- it as well, and may still delete nothing that is kept.
create function erasing(patient uuid) returns boolean language sql stable as $$
  select coalesce(nullif(current_setting('app.erasing', true), '')::uuid = patient, false)
    and current_user = (select pg_get_userbyid(relowner) from pg_class where oid = 'public.patient'::regclass)
$$;

create function refuse_change_but_erasure() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' and erasing(old.patient_id) then return old; end if;
  raise exception '% is append-only', tg_table_name using errcode = 'restrict_violation';
end $$;

drop trigger answer_change_append_only on answer_change;
create trigger answer_change_append_only before update or delete on answer_change for each row execute function refuse_change_but_erasure();
drop trigger amendment_append_only on amendment;
create trigger amendment_append_only before update or delete on amendment for each row execute function refuse_change_but_erasure();
drop trigger safety_read_append_only on safety_read;
create trigger safety_read_append_only before update or delete on safety_read for each row execute function refuse_change_but_erasure();

create or replace function keep_sent_attachment() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' and erasing(old.patient_id) then return old; end if;
  if exists (
    select 1 from questionnaire_response r
    where r.clinic_id = old.clinic_id and r.assignment_id = old.assignment_id and r.status <> 'in-progress')
  then
    raise exception 'a sent attachment stays as it was sent' using errcode = 'restrict_violation';
  end if;
  return case tg_op when 'DELETE' then old else new end;
end $$;

create or replace function keep_sent_attachment_content() returns trigger language plpgsql as $$
begin
  if exists (
    select 1 from attachment a
    join questionnaire_response r on r.clinic_id = a.clinic_id and r.assignment_id = a.assignment_id
    where a.clinic_id = old.clinic_id and a.id = old.attachment_id and r.status <> 'in-progress' and not erasing(a.patient_id))
  then
    raise exception 'a sent attachment stays as it was sent' using errcode = 'restrict_violation';
  end if;
  return old;
end $$;

-- Nobody takes a question back that was asked again, but for this
create policy erased on clarification for delete using (clinic_id = (select acting_clinic()) and erasing(patient_id));

-- Whoever adds something to the record waits for this, or is waited for. What is assigned comes first, as it does where answers are
-- saved and sent: the other way round the two would wait for each other.
create function hold_record(patient uuid) returns void language plpgsql as $$
begin
  perform from assignment a where a.clinic_id = acting_clinic() and a.patient_id = patient order by a.id for update;
  perform from patient p where p.clinic_id = acting_clinic() and p.id = patient for update;
end
$$;

-- The one way to delete what was sent. It runs as the tables' owner, behind their row-level security all the same: in the clinic of
-- who is acting, for one of its administrators, on a patient for whom somebody asked, and the whole only once nothing of it has to be
-- kept any more. Gives what went, table by table; null where any of that is not so.
create function erase_patient(patient uuid, administrator uuid, whole boolean, why text, at timestamptz) returns jsonb
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
  if not exists (select from erasure e where e.clinic_id = clinic and e.patient_id = patient and (whole or e.closed_at is null)) then
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
revoke all on function erase_patient(uuid, uuid, boolean, text, timestamptz) from public;

-- Where somebody of exactly this name (folded as in the patient search) and birth date is a patient, the asking clinic apart.
-- Nobody but a clinician is told, and a closed record is not found. One clinic after the other, since none can see into the next.
create or replace function known_elsewhere(asking uuid, given text, family text, born date)
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
        and not exists (select from erasure e where e.clinic_id = one and e.patient_id = p.id and e.closed_at is not null)
        and lower(translate(regexp_replace(normalize(p.given_name, NFD), '[\u0300-\u036f]', '', 'g'), '’', '''')) = given
        and lower(translate(regexp_replace(normalize(p.family_name, NFD), '[\u0300-\u036f]', '', 'g'), '’', '''')) = family;
  end loop;
  perform set_config('app.clinic_id', here::text, true);
end
$$;
