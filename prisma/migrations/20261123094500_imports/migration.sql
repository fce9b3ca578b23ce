-- DropIndex
DROP INDEX "questionnaire_url_key";

-- CreateTable
CREATE TABLE "questionnaire_import" (
    "clinic_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "questionnaire_version_id" UUID NOT NULL,
    "copyright" TEXT NOT NULL,
    "licence" TEXT NOT NULL,
    "statement" TEXT NOT NULL,
    "differences" JSONB NOT NULL,
    "imported_by" UUID NOT NULL,
    "importer_name" TEXT NOT NULL,
    "imported_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "questionnaire_import_pkey" PRIMARY KEY ("clinic_id","id")
);

-- CreateIndex
CREATE UNIQUE INDEX "questionnaire_import_clinic_id_questionnaire_version_id_key" ON "questionnaire_import"("clinic_id", "questionnaire_version_id");

-- AddForeignKey
ALTER TABLE "questionnaire_import" ADD CONSTRAINT "questionnaire_import_questionnaire_version_id_fkey" FOREIGN KEY ("questionnaire_version_id") REFERENCES "questionnaire_version"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- An address is one questionnaire among those that ship, and one in each clinic
create unique index questionnaire_url_shipped on questionnaire (url) where clinic_id is null;
create unique index questionnaire_url_own on questionnaire (clinic_id, url) where clinic_id is not null;

create trigger questionnaire_import_append_only before update or delete on questionnaire_import for each row execute function refuse_change();

alter table questionnaire_import enable row level security;
alter table questionnaire_import force row level security;
create policy own_clinic on questionnaire_import using (clinic_id = (select acting_clinic()) and (select acting_patient()) is null);
