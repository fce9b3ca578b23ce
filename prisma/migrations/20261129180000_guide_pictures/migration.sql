-- CreateTable
CREATE TABLE "guide_picture" (
    "clinic_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "name" TEXT NOT NULL,
    "width" INTEGER NOT NULL,
    "height" INTEGER NOT NULL,
    "bytes" BYTEA NOT NULL,
    "added_by" UUID NOT NULL,
    "adder_name" TEXT NOT NULL,
    "added_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "guide_picture_pkey" PRIMARY KEY ("clinic_id","id")
);

-- CreateIndex
CREATE UNIQUE INDEX "guide_picture_clinic_id_name_key" ON "guide_picture"("clinic_id", "name");


-- A published version shows the picture that it was published with
create trigger guide_picture_append_only before update or delete on guide_picture for each row execute function refuse_change();

alter table guide_picture enable row level security;
alter table guide_picture force row level security;

-- For the clinic's people; for a patient where a guide that was assigned to them shows it
create policy own_clinic on guide_picture
  using (
    clinic_id = (select acting_clinic())
    and (
      (select acting_patient()) is null
      or exists (
        select from assignment a join guide_version g on g.id = a.guide_version_id
        where a.clinic_id = guide_picture.clinic_id and a.patient_id = (select acting_patient())
          and g.pictures ->> guide_picture.name = '/pictures/' || guide_picture.id
      )
    )
  )
  with check (clinic_id = (select acting_clinic()) and (select acting_patient()) is null);
