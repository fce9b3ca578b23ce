-- When a server last took it on itself to mail about a step: the mail goes outside of a transaction, and whoever ended before it
-- was recorded is followed by the next
alter table escalation add column mail_tried_at timestamptz;
