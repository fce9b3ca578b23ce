-- CreateTable
CREATE TABLE "device" (
    "account_id" UUID NOT NULL,
    "id_hash" BYTEA NOT NULL,
    "first_seen_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_seen_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "device_pkey" PRIMARY KEY ("account_id","id_hash")
);

-- AddForeignKey
ALTER TABLE "device" ADD CONSTRAINT "device_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

alter table device enable row level security;
alter table device force row level security;
create policy own_clinic on device using (
  (select acting_clinic()) is not null and exists (select from account a where a.id = account_id));
