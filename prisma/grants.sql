-- Run after migrations, by their owner, when the application works as another role. :app_role stands for its name.
grant usage on schema public to :app_role;
grant select, insert, update, delete on all tables in schema public to :app_role;
revoke update, delete, truncate on audit_event, audit_seal, answer_change, amendment, questionnaire_import, questionnaire_publication, guide_publication, guide_picture, safety_read, guide_version, questionnaire_version from :app_role;
revoke all on _prisma_migrations from :app_role;
grant execute on function erase_patient(uuid, uuid, boolean, text, timestamptz) to :app_role;
-- for /api/health/ready
grant select (migration_name, finished_at, rolled_back_at) on _prisma_migrations to :app_role;
