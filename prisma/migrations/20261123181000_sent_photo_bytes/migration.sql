-- The bytes of a sent attachment stay too: what cannot be changed could still be taken away, and put in anew
create function keep_sent_attachment_content() returns trigger language plpgsql as $$
begin
  if exists (
    select 1 from attachment a
    join questionnaire_response r on r.clinic_id = a.clinic_id and r.assignment_id = a.assignment_id
    where a.clinic_id = old.clinic_id and a.id = old.attachment_id and r.status <> 'in-progress')
  then
    raise exception 'a sent attachment stays as it was sent' using errcode = 'restrict_violation';
  end if;
  return old;
end $$;
create trigger attachment_content_final before delete on attachment_content for each row execute function keep_sent_attachment_content();
