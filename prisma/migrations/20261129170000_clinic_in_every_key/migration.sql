-- The last two unique indexes of rows about patients and clinicians that left the clinic out: a database that is distributed by
-- clinic (Citus) can keep no such index. Whoever is asking is looked up with the clinic already; an account that goes is looked
-- for without it.

-- DropIndex
DROP INDEX "patient_account_id_key";

-- DropIndex
DROP INDEX "practitioner_account_id_key";

-- CreateIndex
CREATE INDEX "patient_account_id_idx" ON "patient"("account_id");

-- CreateIndex
CREATE UNIQUE INDEX "patient_clinic_id_account_id_key" ON "patient"("clinic_id", "account_id");

-- CreateIndex
CREATE INDEX "practitioner_account_id_idx" ON "practitioner"("account_id");

-- CreateIndex
CREATE UNIQUE INDEX "practitioner_clinic_id_account_id_key" ON "practitioner"("clinic_id", "account_id");
