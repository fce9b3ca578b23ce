-- Own words in the answers to a question were told apart by their place there, so that two forms of a visit that ask the same
-- took each other's. They are told apart by what they say now (lib/questionnaire-response/agenda-of-answers.ts).
with said as (
  select clinic_id, id, appointment_id, 'response:' || place || ':own.' || left(encode(sha256(convert_to(
    trim(regexp_replace(lower(normalize(own_words, nfc)), '\s+', ' ', 'g')), 'UTF8')), 'hex'), 32) as origin
  from agenda_item where source = 'own_words' and origin ~ '^response:.*:other\.[0-9]+$'
), once as (
  select distinct on (clinic_id, appointment_id, origin) clinic_id, id, origin from said order by clinic_id, appointment_id, origin, id
)
update agenda_item i set origin = once.origin from once where once.clinic_id = i.clinic_id and once.id = i.id;
