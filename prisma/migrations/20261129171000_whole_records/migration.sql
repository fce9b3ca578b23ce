-- What is looked for by its patient alone, in the record's copy and where a record is erased, and who read a guide: without these
-- each such look goes through what all patients of the clinic have.

-- CreateIndex
CREATE INDEX "assignment_clinic_id_guide_id_idx" ON "assignment"("clinic_id", "guide_id");

-- CreateIndex
CREATE INDEX "guide_reading_clinic_id_patient_id_idx" ON "guide_reading"("clinic_id", "patient_id");

-- CreateIndex
CREATE INDEX "agenda_item_clinic_id_patient_id_idx" ON "agenda_item"("clinic_id", "patient_id");

-- CreateIndex
CREATE INDEX "review_clinic_id_patient_id_idx" ON "review"("clinic_id", "patient_id");

-- CreateIndex
CREATE INDEX "attachment_clinic_id_patient_id_idx" ON "attachment"("clinic_id", "patient_id");
