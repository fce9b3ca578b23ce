-- AlterTable
ALTER TABLE "answer_change" ADD COLUMN "page_load" TEXT;

-- CreateTable
CREATE TABLE "page_load" (
    "clinic_id" UUID NOT NULL,
    "patient_id" UUID NOT NULL,
    "assignment_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "seq" INTEGER NOT NULL,
    "seen_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "page_load_pkey" PRIMARY KEY ("clinic_id","assignment_id","key")
);

-- AddForeignKey
ALTER TABLE "page_load" ADD CONSTRAINT "page_load_clinic_id_assignment_id_fkey" FOREIGN KEY ("clinic_id", "assignment_id") REFERENCES "assignment"("clinic_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

alter table page_load enable row level security;
alter table page_load force row level security;
create policy own_rows on page_load using (clinic_id = (select acting_clinic())
  and ((select acting_patient()) is null or patient_id = (select acting_patient())));
