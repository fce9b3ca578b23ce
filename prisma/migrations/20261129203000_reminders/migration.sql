-- When somebody was last mailed that something is not done before the visit, and when that was last tried: a mail server
-- that is away is asked again an hour later, not every minute
alter table appointment add column reminded_at timestamptz;
alter table appointment add column reminder_tried_at timestamptz;

-- Whether a patient, parent or carer wants such mails
alter table account add column reminders boolean not null default true;
