-- Two migrations changed rows of all clinics in one statement. Row-level security holds for the tables' owner too, who was in no
-- clinic: they changed nothing. Here is what they were to do, clinic by clinic: own words by what they say
-- (20261130040000), and when a part of a guide was opened last where that was once (20261129190000).
do $$
declare clinic record;
begin
  for clinic in select id from clinic loop
    perform set_config('app.clinic_id', clinic.id::text, true);
    with said as (
      select i.clinic_id, i.id, i.appointment_id, 'response:' || i.place || ':own.' || left(encode(sha256(convert_to(
        trim(regexp_replace(lower(normalize(i.own_words, nfc)), '\s+', ' ', 'g')), 'UTF8')), 'hex'), 32) as origin
      from agenda_item i
      where i.source = 'own_words' and i.origin ~ '^response:.*:other\.[0-9]+$'
        and not exists (select from erasure e where e.clinic_id = i.clinic_id and e.patient_id = i.patient_id and e.closed_at is not null)
    ), once as (
      select distinct on (clinic_id, appointment_id, origin) clinic_id, id, origin from said order by clinic_id, appointment_id, origin, id
    )
    update agenda_item i set origin = once.origin from once
    where once.clinic_id = i.clinic_id and once.id = i.id
      and not exists (select from agenda_item o where o.clinic_id = i.clinic_id and o.appointment_id = i.appointment_id and o.origin = once.origin);
    update guide_opening o set last_opened_at = first_opened_at
    where times = 1 and seconds = 0 and end_seen_at is null and devices = '{}'
      and not exists (select from erasure e where e.clinic_id = o.clinic_id and e.patient_id = o.patient_id and e.closed_at is not null);
  end loop;
  perform set_config('app.clinic_id', '', true);
end $$;
