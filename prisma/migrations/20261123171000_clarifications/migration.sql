-- CreateTable
CREATE TABLE "clarification" (
    "clinic_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "patient_id" UUID NOT NULL,
    "response_id" UUID NOT NULL,
    "link_id" TEXT NOT NULL,
    "question" TEXT NOT NULL,
    "words" TEXT NOT NULL,
    "asked_by" UUID NOT NULL,
    "asker_name" TEXT NOT NULL,
    "asked_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "answered_at" TIMESTAMPTZ,
    "reply" TEXT NOT NULL DEFAULT '',
    "revision" INTEGER,

    CONSTRAINT "clarification_pkey" PRIMARY KEY ("clinic_id","id")
);

-- CreateIndex
CREATE INDEX "clarification_clinic_id_patient_id_asked_at_idx" ON "clarification"("clinic_id", "patient_id", "asked_at");

-- CreateIndex
CREATE INDEX "clarification_clinic_id_response_id_idx" ON "clarification"("clinic_id", "response_id");

-- AddForeignKey
ALTER TABLE "clarification" ADD CONSTRAINT "clarification_clinic_id_response_id_fkey" FOREIGN KEY ("clinic_id", "response_id") REFERENCES "questionnaire_response"("clinic_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- One question is open once
create unique index clarification_open_once on clarification (clinic_id, response_id, link_id) where answered_at is null;
alter table clarification add constraint clarification_has_words check (btrim(words) <> '');
alter table clarification add constraint clarification_answer_has_time check (answered_at is not null or (reply = '' and revision is null));

-- The clinic asks, the patient answers, and nobody takes a question back unseen
alter table clarification enable row level security;
alter table clarification force row level security;
create policy readable on clarification for select using (clinic_id = (select acting_clinic())
  and ((select acting_patient()) is null or patient_id = (select acting_patient())));
create policy asked on clarification for insert with check (clinic_id = (select acting_clinic())
  and (select acting_patient()) is null);
create policy answered on clarification for update using (clinic_id = (select acting_clinic())
  and patient_id = (select acting_patient()));
