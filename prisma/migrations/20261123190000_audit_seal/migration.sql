-- AlterTable
ALTER TABLE "audit_event" ADD COLUMN     "device" TEXT,
ADD COLUMN     "network" TEXT;

-- CreateTable
CREATE TABLE "audit_seal" (
    "clinic_id" UUID NOT NULL,
    "batch" INTEGER NOT NULL,
    "at" TIMESTAMPTZ NOT NULL,
    "event_ids" UUID[],
    "event_hashes" BYTEA[],
    "hash" BYTEA NOT NULL,

    CONSTRAINT "audit_seal_pkey" PRIMARY KEY ("clinic_id","batch")
);

-- Which lines a seal is over never changes, whoever asks; what happened outside any clinic is sealed under the zero id
create trigger audit_seal_append_only before update or delete on audit_seal for each row execute function refuse_change();
create trigger audit_seal_no_truncate before truncate on audit_seal for each statement execute function refuse_change();
alter table audit_seal add constraint one_hash_a_line check (cardinality(event_ids) = cardinality(event_hashes) and cardinality(event_ids) > 0);

alter table audit_seal enable row level security;
alter table audit_seal force row level security;
create policy sealed on audit_seal using ((select acting_as_system())
  and clinic_id = coalesce((select acting_clinic()), '00000000-0000-0000-0000-000000000000'));

-- A patient reads who has read their own record
create policy own_record on audit_event for select using (
  clinic_id = (select acting_clinic()) and patient_id = (select acting_patient()));

-- Accounts and invitations are looked up before anybody is known, by an address or a link. Once somebody is acting,
-- those of another clinic do not exist here either.
alter table account enable row level security;
alter table account force row level security;
create policy own_clinic on account using (
  (select acting_clinic()) is null or clinic_id = (select acting_clinic()));
alter table invitation enable row level security;
alter table invitation force row level security;
create policy own_clinic on invitation using (
  (select acting_clinic()) is null
  or (clinic_id = (select acting_clinic()) and ((select acting_patient()) is null or patient_id = (select acting_patient()))));
