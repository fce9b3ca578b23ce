

-- CreateEnum
CREATE TYPE "assignment_status" AS ENUM ('assigned', 'opened', 'in_progress', 'completed', 'cancelled');

-- CreateEnum
CREATE TYPE "agenda_source" AS ENUM ('picked', 'own_words', 'asked_in_guide', 'misunderstood');

-- CreateEnum
CREATE TYPE "appointment_status" AS ENUM ('booked', 'cancelled', 'fulfilled');

-- CreateEnum
CREATE TYPE "role" AS ENUM ('clinician', 'staff', 'administrator', 'patient');

-- CreateEnum
CREATE TYPE "response_status" AS ENUM ('in-progress', 'completed', 'amended');

-- CreateEnum
CREATE TYPE "respondent" AS ENUM ('patient', 'parent', 'carer', 'staff');

-- CreateEnum
CREATE TYPE "flag_severity" AS ENUM ('urgent', 'high', 'moderate', 'note');

-- CreateEnum
CREATE TYPE "flag_kind" AS ENUM ('raised', 'needs-clarifying');

-- CreateTable
CREATE TABLE "assignment" (
    "clinic_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "patient_id" UUID NOT NULL,
    "appointment_id" UUID NOT NULL,
    "guide_id" UUID,
    "guide_version_id" UUID,
    "questionnaire_id" UUID,
    "questionnaire_version_id" UUID,
    "status" "assignment_status" NOT NULL DEFAULT 'assigned',
    "note" TEXT NOT NULL DEFAULT '',
    "assigned_by" UUID NOT NULL,
    "assigned_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "opened_at" TIMESTAMPTZ,
    "completed_at" TIMESTAMPTZ,
    "cancelled_at" TIMESTAMPTZ,
    "cancelled_by" UUID,

    CONSTRAINT "assignment_pkey" PRIMARY KEY ("clinic_id","id")
);

-- CreateTable
CREATE TABLE "guide_reading" (
    "clinic_id" UUID NOT NULL,
    "patient_id" UUID NOT NULL,
    "assignment_id" UUID NOT NULL,
    "section_id" TEXT NOT NULL,
    "first_read_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_read_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "times" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "guide_reading_pkey" PRIMARY KEY ("clinic_id","assignment_id","section_id")
);

-- CreateTable
CREATE TABLE "check_answer" (
    "clinic_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "patient_id" UUID NOT NULL,
    "assignment_id" UUID NOT NULL,
    "check_id" TEXT NOT NULL,
    "option_id" TEXT NOT NULL,
    "understood" BOOLEAN NOT NULL,
    "answered_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "check_answer_pkey" PRIMARY KEY ("clinic_id","id")
);

-- CreateTable
CREATE TABLE "agenda_item" (
    "clinic_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "patient_id" UUID NOT NULL,
    "appointment_id" UUID NOT NULL,
    "source" "agenda_source" NOT NULL,
    "topic" TEXT NOT NULL,
    "own_words" TEXT NOT NULL DEFAULT '',
    "rank" INTEGER NOT NULL,
    "origin" TEXT NOT NULL,
    "assignment_id" UUID,
    "place" TEXT NOT NULL DEFAULT '',
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "removed_at" TIMESTAMPTZ,

    CONSTRAINT "agenda_item_pkey" PRIMARY KEY ("clinic_id","id")
);

-- CreateTable
CREATE TABLE "review" (
    "clinic_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "patient_id" UUID NOT NULL,
    "appointment_id" UUID NOT NULL,
    "reviewed_by" UUID NOT NULL,
    "reviewer_name" TEXT NOT NULL,
    "reviewed_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "review_pkey" PRIMARY KEY ("clinic_id","id")
);

-- CreateTable
CREATE TABLE "practitioner" (
    "clinic_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "account_id" UUID,
    "name" TEXT NOT NULL,
    "given_name" TEXT NOT NULL,
    "family_name" TEXT NOT NULL,

    CONSTRAINT "practitioner_pkey" PRIMARY KEY ("clinic_id","id")
);

-- CreateTable
CREATE TABLE "patient" (
    "clinic_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "account_id" UUID,
    "given_name" TEXT NOT NULL,
    "family_name" TEXT NOT NULL,
    "birth_date" DATE NOT NULL,
    "language" TEXT NOT NULL DEFAULT 'en',
    "email" TEXT,
    "phone" TEXT,
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "patient_pkey" PRIMARY KEY ("clinic_id","id")
);

-- CreateTable
CREATE TABLE "appointment" (
    "clinic_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "patient_id" UUID NOT NULL,
    "practitioner_id" UUID NOT NULL,
    "starts_at" TIMESTAMPTZ NOT NULL,
    "minutes" INTEGER NOT NULL DEFAULT 20,
    "reason" TEXT NOT NULL DEFAULT '',
    "status" "appointment_status" NOT NULL DEFAULT 'booked',
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "appointment_pkey" PRIMARY KEY ("clinic_id","id")
);

-- CreateTable
CREATE TABLE "clinic" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "name" TEXT NOT NULL,
    "phone" TEXT NOT NULL,
    "time_zone" TEXT NOT NULL,
    "emergency" TEXT NOT NULL DEFAULT '911',
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "clinic_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "account" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "clinic_id" UUID NOT NULL,
    "role" "role" NOT NULL,
    "name" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "password_hash" TEXT,
    "password_changed_at" TIMESTAMPTZ,
    "language" TEXT NOT NULL DEFAULT 'en',
    "deactivated_at" TIMESTAMPTZ,
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "session" (
    "id_hash" BYTEA NOT NULL,
    "account_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_seen_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "idle_minutes" INTEGER NOT NULL,
    "expires_at" TIMESTAMPTZ NOT NULL,
    "user_agent" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "session_pkey" PRIMARY KEY ("id_hash")
);

-- CreateTable
CREATE TABLE "invitation" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "clinic_id" UUID NOT NULL,
    "token_hash" BYTEA NOT NULL,
    "role" "role" NOT NULL,
    "patient_id" UUID,
    "name" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "invited_by" UUID,
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ NOT NULL,
    "accepted_at" TIMESTAMPTZ,
    "withdrawn_at" TIMESTAMPTZ,
    "failed_attempts" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "invitation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "password_reset" (
    "token_hash" BYTEA NOT NULL,
    "account_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ NOT NULL,
    "used_at" TIMESTAMPTZ,

    CONSTRAINT "password_reset_pkey" PRIMARY KEY ("token_hash")
);

-- CreateTable
CREATE TABLE "throttle" (
    "key" TEXT NOT NULL,
    "failures" INTEGER NOT NULL DEFAULT 0,
    "last_failed_at" TIMESTAMPTZ NOT NULL,
    "blocked_until" TIMESTAMPTZ,

    CONSTRAINT "throttle_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "typed_form" (
    "token_hash" BYTEA NOT NULL,
    "account_id" UUID,
    "fields" JSONB NOT NULL,
    "errors" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "typed_form_pkey" PRIMARY KEY ("token_hash")
);

-- CreateTable
CREATE TABLE "guide" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "clinic_id" UUID,
    "slug" TEXT NOT NULL,
    "position" INTEGER NOT NULL DEFAULT 0,
    "retired_at" TIMESTAMPTZ,

    CONSTRAINT "guide_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "guide_version" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "guide_id" UUID NOT NULL,
    "language" TEXT NOT NULL,
    "revision" INTEGER NOT NULL,
    "version" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "summary" TEXT NOT NULL,
    "minutes" INTEGER NOT NULL,
    "hash" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "pictures" JSONB NOT NULL DEFAULT '{}',
    "reviewed_on" DATE NOT NULL,
    "published_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "guide_version_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "questionnaire" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "clinic_id" UUID,
    "url" TEXT NOT NULL,
    "position" INTEGER NOT NULL DEFAULT 0,
    "retired_at" TIMESTAMPTZ,

    CONSTRAINT "questionnaire_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "questionnaire_version" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "questionnaire_id" UUID NOT NULL,
    "revision" INTEGER NOT NULL,
    "version" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "minutes" INTEGER NOT NULL,
    "hash" TEXT NOT NULL,
    "resource" JSONB NOT NULL,
    "published_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "questionnaire_version_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "packet" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "clinic_id" UUID,
    "slug" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "description" TEXT NOT NULL,
    "position" INTEGER NOT NULL DEFAULT 0,
    "guide_slugs" TEXT[],
    "questionnaire_urls" TEXT[],

    CONSTRAINT "packet_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "questionnaire_response" (
    "clinic_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "patient_id" UUID NOT NULL,
    "assignment_id" UUID NOT NULL,
    "questionnaire_version_id" UUID NOT NULL,
    "status" "response_status" NOT NULL DEFAULT 'in-progress',
    "revision" INTEGER NOT NULL DEFAULT 0,
    "answers" JSONB NOT NULL DEFAULT '{}',
    "respondent" "respondent",
    "started_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "saved_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "completed_at" TIMESTAMPTZ,
    "completed_by" UUID,

    CONSTRAINT "questionnaire_response_pkey" PRIMARY KEY ("clinic_id","id")
);

-- CreateTable
CREATE TABLE "answer_change" (
    "clinic_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "patient_id" UUID NOT NULL,
    "response_id" UUID NOT NULL,
    "revision" INTEGER NOT NULL,
    "link_id" TEXT NOT NULL,
    "before" JSONB,
    "after" JSONB,
    "changed_by" UUID NOT NULL,
    "changed_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "answer_change_pkey" PRIMARY KEY ("clinic_id","id")
);

-- CreateTable
CREATE TABLE "score" (
    "clinic_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "patient_id" UUID NOT NULL,
    "response_id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "value" DOUBLE PRECISION,
    "cannot" TEXT,
    "effective_at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "score_pkey" PRIMARY KEY ("clinic_id","id")
);

-- CreateTable
CREATE TABLE "flag" (
    "clinic_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "patient_id" UUID NOT NULL,
    "response_id" UUID NOT NULL,
    "rule_id" TEXT NOT NULL,
    "rule_version" TEXT NOT NULL,
    "severity" "flag_severity" NOT NULL,
    "kind" "flag_kind" NOT NULL,
    "words" TEXT NOT NULL,
    "citations" JSONB NOT NULL,
    "raised_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "flag_pkey" PRIMARY KEY ("clinic_id","id")
);

-- CreateTable
CREATE TABLE "audit_event" (
    "clinic_id" UUID,
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "actor_kind" TEXT NOT NULL,
    "account_id" UUID,
    "action" TEXT NOT NULL,
    "patient_id" UUID,
    "entity" TEXT NOT NULL DEFAULT '',
    "entity_id" UUID,
    "detail" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "audit_event_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "assignment_clinic_id_appointment_id_idx" ON "assignment"("clinic_id", "appointment_id");

-- CreateIndex
CREATE INDEX "assignment_clinic_id_patient_id_idx" ON "assignment"("clinic_id", "patient_id");

-- CreateIndex
CREATE INDEX "check_answer_clinic_id_assignment_id_check_id_answered_at_idx" ON "check_answer"("clinic_id", "assignment_id", "check_id", "answered_at");

-- CreateIndex
CREATE UNIQUE INDEX "agenda_item_clinic_id_appointment_id_origin_key" ON "agenda_item"("clinic_id", "appointment_id", "origin");

-- CreateIndex
CREATE INDEX "review_clinic_id_appointment_id_reviewed_at_idx" ON "review"("clinic_id", "appointment_id", "reviewed_at");

-- CreateIndex
CREATE UNIQUE INDEX "practitioner_account_id_key" ON "practitioner"("account_id");

-- CreateIndex
CREATE UNIQUE INDEX "patient_account_id_key" ON "patient"("account_id");

-- CreateIndex
CREATE INDEX "patient_clinic_id_family_name_given_name_idx" ON "patient"("clinic_id", "family_name", "given_name");

-- CreateIndex
CREATE INDEX "appointment_clinic_id_starts_at_idx" ON "appointment"("clinic_id", "starts_at");

-- CreateIndex
CREATE INDEX "appointment_clinic_id_patient_id_starts_at_idx" ON "appointment"("clinic_id", "patient_id", "starts_at");

-- CreateIndex
CREATE UNIQUE INDEX "account_email_key" ON "account"("email");

-- CreateIndex
CREATE INDEX "account_clinic_id_role_idx" ON "account"("clinic_id", "role");

-- CreateIndex
CREATE INDEX "session_account_id_idx" ON "session"("account_id");

-- CreateIndex
CREATE UNIQUE INDEX "invitation_token_hash_key" ON "invitation"("token_hash");

-- CreateIndex
CREATE INDEX "invitation_clinic_id_patient_id_idx" ON "invitation"("clinic_id", "patient_id");

-- CreateIndex
CREATE INDEX "password_reset_account_id_idx" ON "password_reset"("account_id");

-- CreateIndex
CREATE INDEX "typed_form_created_at_idx" ON "typed_form"("created_at");

-- CreateIndex
CREATE UNIQUE INDEX "guide_slug_key" ON "guide"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "guide_version_guide_id_language_revision_key" ON "guide_version"("guide_id", "language", "revision");

-- CreateIndex
CREATE UNIQUE INDEX "questionnaire_url_key" ON "questionnaire"("url");

-- CreateIndex
CREATE UNIQUE INDEX "questionnaire_version_questionnaire_id_revision_key" ON "questionnaire_version"("questionnaire_id", "revision");

-- CreateIndex
CREATE UNIQUE INDEX "questionnaire_version_questionnaire_id_version_key" ON "questionnaire_version"("questionnaire_id", "version");

-- CreateIndex
CREATE UNIQUE INDEX "packet_slug_key" ON "packet"("slug");

-- CreateIndex
CREATE INDEX "questionnaire_response_clinic_id_patient_id_completed_at_idx" ON "questionnaire_response"("clinic_id", "patient_id", "completed_at" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "questionnaire_response_clinic_id_assignment_id_key" ON "questionnaire_response"("clinic_id", "assignment_id");

-- CreateIndex
CREATE INDEX "answer_change_clinic_id_response_id_link_id_revision_idx" ON "answer_change"("clinic_id", "response_id", "link_id", "revision");

-- CreateIndex
CREATE INDEX "score_clinic_id_patient_id_code_effective_at_idx" ON "score"("clinic_id", "patient_id", "code", "effective_at" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "score_clinic_id_response_id_code_key" ON "score"("clinic_id", "response_id", "code");

-- CreateIndex
CREATE INDEX "flag_clinic_id_patient_id_idx" ON "flag"("clinic_id", "patient_id");

-- CreateIndex
CREATE UNIQUE INDEX "flag_clinic_id_response_id_rule_id_kind_key" ON "flag"("clinic_id", "response_id", "rule_id", "kind");

-- CreateIndex
CREATE INDEX "audit_event_clinic_id_at_idx" ON "audit_event"("clinic_id", "at" DESC);

-- CreateIndex
CREATE INDEX "audit_event_clinic_id_patient_id_at_idx" ON "audit_event"("clinic_id", "patient_id", "at" DESC);

-- AddForeignKey
ALTER TABLE "assignment" ADD CONSTRAINT "assignment_clinic_id_patient_id_fkey" FOREIGN KEY ("clinic_id", "patient_id") REFERENCES "patient"("clinic_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assignment" ADD CONSTRAINT "assignment_clinic_id_appointment_id_fkey" FOREIGN KEY ("clinic_id", "appointment_id") REFERENCES "appointment"("clinic_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assignment" ADD CONSTRAINT "assignment_guide_version_id_fkey" FOREIGN KEY ("guide_version_id") REFERENCES "guide_version"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assignment" ADD CONSTRAINT "assignment_questionnaire_version_id_fkey" FOREIGN KEY ("questionnaire_version_id") REFERENCES "questionnaire_version"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "guide_reading" ADD CONSTRAINT "guide_reading_clinic_id_assignment_id_fkey" FOREIGN KEY ("clinic_id", "assignment_id") REFERENCES "assignment"("clinic_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "check_answer" ADD CONSTRAINT "check_answer_clinic_id_assignment_id_fkey" FOREIGN KEY ("clinic_id", "assignment_id") REFERENCES "assignment"("clinic_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "agenda_item" ADD CONSTRAINT "agenda_item_clinic_id_patient_id_fkey" FOREIGN KEY ("clinic_id", "patient_id") REFERENCES "patient"("clinic_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "agenda_item" ADD CONSTRAINT "agenda_item_clinic_id_appointment_id_fkey" FOREIGN KEY ("clinic_id", "appointment_id") REFERENCES "appointment"("clinic_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review" ADD CONSTRAINT "review_clinic_id_appointment_id_fkey" FOREIGN KEY ("clinic_id", "appointment_id") REFERENCES "appointment"("clinic_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "practitioner" ADD CONSTRAINT "practitioner_clinic_id_fkey" FOREIGN KEY ("clinic_id") REFERENCES "clinic"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "practitioner" ADD CONSTRAINT "practitioner_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "patient" ADD CONSTRAINT "patient_clinic_id_fkey" FOREIGN KEY ("clinic_id") REFERENCES "clinic"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "patient" ADD CONSTRAINT "patient_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "appointment" ADD CONSTRAINT "appointment_clinic_id_fkey" FOREIGN KEY ("clinic_id") REFERENCES "clinic"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "appointment" ADD CONSTRAINT "appointment_clinic_id_patient_id_fkey" FOREIGN KEY ("clinic_id", "patient_id") REFERENCES "patient"("clinic_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "appointment" ADD CONSTRAINT "appointment_clinic_id_practitioner_id_fkey" FOREIGN KEY ("clinic_id", "practitioner_id") REFERENCES "practitioner"("clinic_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "account" ADD CONSTRAINT "account_clinic_id_fkey" FOREIGN KEY ("clinic_id") REFERENCES "clinic"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "password_reset" ADD CONSTRAINT "password_reset_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "guide_version" ADD CONSTRAINT "guide_version_guide_id_fkey" FOREIGN KEY ("guide_id") REFERENCES "guide"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "questionnaire_version" ADD CONSTRAINT "questionnaire_version_questionnaire_id_fkey" FOREIGN KEY ("questionnaire_id") REFERENCES "questionnaire"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "questionnaire_response" ADD CONSTRAINT "questionnaire_response_clinic_id_patient_id_fkey" FOREIGN KEY ("clinic_id", "patient_id") REFERENCES "patient"("clinic_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "questionnaire_response" ADD CONSTRAINT "questionnaire_response_clinic_id_assignment_id_fkey" FOREIGN KEY ("clinic_id", "assignment_id") REFERENCES "assignment"("clinic_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "questionnaire_response" ADD CONSTRAINT "questionnaire_response_questionnaire_version_id_fkey" FOREIGN KEY ("questionnaire_version_id") REFERENCES "questionnaire_version"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "answer_change" ADD CONSTRAINT "answer_change_clinic_id_response_id_fkey" FOREIGN KEY ("clinic_id", "response_id") REFERENCES "questionnaire_response"("clinic_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "score" ADD CONSTRAINT "score_clinic_id_response_id_fkey" FOREIGN KEY ("clinic_id", "response_id") REFERENCES "questionnaire_response"("clinic_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "flag" ADD CONSTRAINT "flag_clinic_id_response_id_fkey" FOREIGN KEY ("clinic_id", "response_id") REFERENCES "questionnaire_response"("clinic_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

