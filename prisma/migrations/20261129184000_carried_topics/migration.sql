-- What a topic was carried on to is looked for whenever a clinician settles topics

-- CreateIndex
CREATE INDEX "agenda_item_clinic_id_carried_from_id_idx" ON "agenda_item"("clinic_id", "carried_from_id");
