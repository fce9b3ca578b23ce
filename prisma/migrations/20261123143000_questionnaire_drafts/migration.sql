-- CreateTable
CREATE TABLE "questionnaire_draft" (
    "clinic_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "questionnaire_id" UUID,
    "based_on_id" UUID,
    "title" TEXT NOT NULL,
    "resource" JSONB NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 0,
    "created_by" UUID NOT NULL,
    "creator_name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "changer_name" TEXT NOT NULL,
    "changed_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "closed_at" TIMESTAMPTZ,
    "published_version_id" UUID,

    CONSTRAINT "questionnaire_draft_pkey" PRIMARY KEY ("clinic_id","id")
);

-- CreateTable
CREATE TABLE "questionnaire_draft_change" (
    "clinic_id" UUID NOT NULL,
    "draft_id" UUID NOT NULL,
    "revision" INTEGER NOT NULL,
    "words" TEXT NOT NULL,
    "link_id" TEXT,
    "before" JSONB NOT NULL,
    "changed_by" UUID NOT NULL,
    "changer_name" TEXT NOT NULL,
    "changed_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "questionnaire_draft_change_pkey" PRIMARY KEY ("clinic_id","draft_id","revision")
);

-- CreateTable
CREATE TABLE "questionnaire_publication" (
    "clinic_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "questionnaire_version_id" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "published_by" UUID NOT NULL,
    "publisher_name" TEXT NOT NULL,
    "published_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "questionnaire_publication_pkey" PRIMARY KEY ("clinic_id","id")
);

-- CreateIndex
CREATE UNIQUE INDEX "questionnaire_publication_clinic_id_questionnaire_version_i_key" ON "questionnaire_publication"("clinic_id", "questionnaire_version_id");

-- AddForeignKey
ALTER TABLE "questionnaire_draft" ADD CONSTRAINT "questionnaire_draft_questionnaire_id_fkey" FOREIGN KEY ("questionnaire_id") REFERENCES "questionnaire"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "questionnaire_draft" ADD CONSTRAINT "questionnaire_draft_based_on_id_fkey" FOREIGN KEY ("based_on_id") REFERENCES "questionnaire_version"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "questionnaire_draft" ADD CONSTRAINT "questionnaire_draft_published_version_id_fkey" FOREIGN KEY ("published_version_id") REFERENCES "questionnaire_version"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "questionnaire_draft_change" ADD CONSTRAINT "questionnaire_draft_change_clinic_id_draft_id_fkey" FOREIGN KEY ("clinic_id", "draft_id") REFERENCES "questionnaire_draft"("clinic_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "questionnaire_publication" ADD CONSTRAINT "questionnaire_publication_questionnaire_version_id_fkey" FOREIGN KEY ("questionnaire_version_id") REFERENCES "questionnaire_version"("id") ON DELETE RESTRICT ON UPDATE CASCADE;


-- Two people who edit the same questionnaire of their clinic meet in one draft
create unique index questionnaire_draft_open on questionnaire_draft (clinic_id, questionnaire_id)
  where closed_at is null and questionnaire_id is not null;

create trigger questionnaire_publication_append_only before update or delete on questionnaire_publication for each row execute function refuse_change();

-- What a clinic writes is that clinic's; its patients see what was published and assigned to them
do $$
declare name text;
begin
  foreach name in array array['questionnaire_draft', 'questionnaire_draft_change', 'questionnaire_publication']
  loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy own_clinic on %I using (clinic_id = (select acting_clinic()) and (select acting_patient()) is null)', name);
  end loop;
end $$;
