-- CreateTable
CREATE TABLE "guide_draft" (
    "clinic_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "guide_id" UUID,
    "based_on_id" UUID,
    "slug" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 0,
    "created_by" UUID NOT NULL,
    "creator_name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "changer_name" TEXT NOT NULL,
    "changed_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "closed_at" TIMESTAMPTZ,
    "published_version_id" UUID,

    CONSTRAINT "guide_draft_pkey" PRIMARY KEY ("clinic_id","id")
);

-- CreateTable
CREATE TABLE "guide_draft_change" (
    "clinic_id" UUID NOT NULL,
    "draft_id" UUID NOT NULL,
    "revision" INTEGER NOT NULL,
    "words" TEXT NOT NULL,
    "part" TEXT NOT NULL,
    "before" TEXT,
    "changed_by" UUID NOT NULL,
    "changer_name" TEXT NOT NULL,
    "changed_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "guide_draft_change_pkey" PRIMARY KEY ("clinic_id","draft_id","revision")
);

-- CreateTable
CREATE TABLE "guide_draft_review" (
    "clinic_id" UUID NOT NULL,
    "draft_id" UUID NOT NULL,
    "revision" INTEGER NOT NULL,
    "reviewed_by" UUID NOT NULL,
    "reviewer_name" TEXT NOT NULL,
    "ticked" TEXT[],
    "reviewed_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "guide_draft_review_pkey" PRIMARY KEY ("clinic_id","draft_id","revision","reviewed_by")
);

-- CreateTable
CREATE TABLE "guide_publication" (
    "clinic_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "guide_version_id" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "reviewers" TEXT[],
    "ticked" TEXT[],
    "published_by" UUID NOT NULL,
    "publisher_name" TEXT NOT NULL,
    "published_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "guide_publication_pkey" PRIMARY KEY ("clinic_id","id")
);

-- CreateTable
CREATE TABLE "safety_read" (
    "clinic_id" UUID NOT NULL,
    "patient_id" UUID NOT NULL,
    "assignment_id" UUID NOT NULL,
    "guide_version_id" UUID NOT NULL,
    "block_id" TEXT NOT NULL,
    "read_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "safety_read_pkey" PRIMARY KEY ("clinic_id","assignment_id","guide_version_id","block_id")
);

-- CreateTable
CREATE TABLE "guide_opening" (
    "clinic_id" UUID NOT NULL,
    "patient_id" UUID NOT NULL,
    "assignment_id" UUID NOT NULL,
    "section_id" TEXT NOT NULL,
    "first_opened_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "guide_opening_pkey" PRIMARY KEY ("clinic_id","assignment_id","section_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "guide_publication_clinic_id_guide_version_id_key" ON "guide_publication"("clinic_id", "guide_version_id");

-- AddForeignKey
ALTER TABLE "guide_draft" ADD CONSTRAINT "guide_draft_guide_id_fkey" FOREIGN KEY ("guide_id") REFERENCES "guide"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "guide_draft" ADD CONSTRAINT "guide_draft_based_on_id_fkey" FOREIGN KEY ("based_on_id") REFERENCES "guide_version"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "guide_draft" ADD CONSTRAINT "guide_draft_published_version_id_fkey" FOREIGN KEY ("published_version_id") REFERENCES "guide_version"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "guide_draft_change" ADD CONSTRAINT "guide_draft_change_clinic_id_draft_id_fkey" FOREIGN KEY ("clinic_id", "draft_id") REFERENCES "guide_draft"("clinic_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "guide_draft_review" ADD CONSTRAINT "guide_draft_review_clinic_id_draft_id_fkey" FOREIGN KEY ("clinic_id", "draft_id") REFERENCES "guide_draft"("clinic_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "guide_publication" ADD CONSTRAINT "guide_publication_guide_version_id_fkey" FOREIGN KEY ("guide_version_id") REFERENCES "guide_version"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "safety_read" ADD CONSTRAINT "safety_read_clinic_id_assignment_id_fkey" FOREIGN KEY ("clinic_id", "assignment_id") REFERENCES "assignment"("clinic_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "safety_read" ADD CONSTRAINT "safety_read_guide_version_id_fkey" FOREIGN KEY ("guide_version_id") REFERENCES "guide_version"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "guide_opening" ADD CONSTRAINT "guide_opening_clinic_id_assignment_id_fkey" FOREIGN KEY ("clinic_id", "assignment_id") REFERENCES "assignment"("clinic_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;


-- Two people who edit the same guide of their clinic meet in one draft
create unique index guide_draft_open on guide_draft (clinic_id, slug, language) where closed_at is null;

create trigger guide_publication_append_only before update or delete on guide_publication for each row execute function refuse_change();
create trigger safety_read_append_only before update or delete on safety_read for each row execute function refuse_change();

-- What a clinic writes is that clinic's; its patients see what was published and assigned to them
do $$
declare name text;
begin
  foreach name in array array['guide_draft', 'guide_draft_change', 'guide_draft_review', 'guide_publication']
  loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy own_clinic on %I using (clinic_id = (select acting_clinic()) and (select acting_patient()) is null)', name);
  end loop;
  -- rows about one patient
  foreach name in array array['safety_read', 'guide_opening']
  loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format(
      'create policy own_rows on %I using (clinic_id = (select acting_clinic())
         and ((select acting_patient()) is null or patient_id = (select acting_patient())))', name);
  end loop;
end $$;
