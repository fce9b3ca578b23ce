-- What goes, table by table, in an order that foreign keys allow: where the whole goes (`all_of_it`), and where the record is closed
-- first (`at_closing`; null where nothing does). The page that tells of it and the function that does it both read it here.
-- $1: the clinic. $2: the patient. $3: the visits that are kept.
create or replace function erasure_steps() returns table (nth bigint, name text, all_of_it text, at_closing text) language sql immutable as $$
  with word as (select
    'clinic_id = $1 and patient_id = $2' as theirs,
    '(select p.account_id from patient p where p.clinic_id = $1 and p.id = $2)' as account,
    $q$(select r.id from questionnaire_response r where r.clinic_id = $1 and r.patient_id = $2 and r.status = 'in-progress')$q$ as drafts,
    $q$(select r.assignment_id from questionnaire_response r where r.clinic_id = $1 and r.patient_id = $2 and r.status <> 'in-progress')$q$ as sent,
    '(select s.id from assignment s where s.clinic_id = $1 and s.patient_id = $2 and not s.appointment_id = any($3))' as unkept,
    '(not appointment_id = any($3) or removed_at is not null)
      and not exists (select from topic_outcome o where o.clinic_id = $1 and o.agenda_item_id = agenda_item.id)' as unkept_topic
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
    -- who gave an answer that is kept stays named with it, and who put a topic on a list that is kept
    ('related_person', theirs, theirs || ' and account_id not in (select c.changed_by from answer_change c
      where c.clinic_id = $1 and c.patient_id = $2 and c.response_id not in ' || drafts || '
      union all select added_by from agenda_item where added_by is not null and ' || theirs || ' and not (' || unkept_topic || '))'),
    ('answer_change', theirs, theirs || ' and response_id in ' || drafts),
    ('questionnaire_response', theirs, theirs || $q$ and status = 'in-progress'$q$),
    ('topic_outcome', theirs, null),
    ('agenda_item', theirs, theirs || ' and ' || unkept_topic),
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
