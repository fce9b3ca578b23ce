-- CreateEnum
CREATE TYPE "outcome" AS ENUM ('discussed', 'put-off', 'not-needed');

-- AlterTable
ALTER TABLE "agenda_item" ADD COLUMN "carried_from_id" UUID;

-- CreateTable
CREATE TABLE "topic_outcome" (
    "clinic_id" UUID NOT NULL,
    "agenda_item_id" UUID NOT NULL,
    "patient_id" UUID NOT NULL,
    "outcome" "outcome" NOT NULL,
    "decided_by" UUID NOT NULL,
    "decider_name" TEXT NOT NULL,
    "decided_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "topic_outcome_pkey" PRIMARY KEY ("clinic_id","agenda_item_id")
);

-- CreateIndex
CREATE INDEX "topic_outcome_clinic_id_patient_id_idx" ON "topic_outcome"("clinic_id", "patient_id");

-- AddForeignKey
ALTER TABLE "agenda_item" ADD CONSTRAINT "agenda_item_clinic_id_carried_from_id_fkey" FOREIGN KEY ("clinic_id", "carried_from_id") REFERENCES "agenda_item"("clinic_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "topic_outcome" ADD CONSTRAINT "topic_outcome_clinic_id_agenda_item_id_fkey" FOREIGN KEY ("clinic_id", "agenda_item_id") REFERENCES "agenda_item"("clinic_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- A patient reads what came of their topics; only the clinic says it
alter table topic_outcome enable row level security;
alter table topic_outcome force row level security;
create policy readable on topic_outcome for select using (clinic_id = (select acting_clinic())
  and ((select acting_patient()) is null or patient_id = (select acting_patient())));
create policy written on topic_outcome for all
  using (clinic_id = (select acting_clinic()) and (select acting_patient()) is null);
