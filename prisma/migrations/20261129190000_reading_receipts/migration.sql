-- What is known of the reading of a part, and no more: how often it was opened and on what, how long it was in view, and
-- whether its end was. All of it is null or nought where the reader's browser runs no script.
alter table guide_opening
  add column last_opened_at timestamptz not null default current_timestamp,
  add column times integer not null default 1,
  add column seconds integer not null default 0,
  add column end_seen_at timestamptz,
  add column devices text[] not null default '{}';

update guide_opening set last_opened_at = first_opened_at;
