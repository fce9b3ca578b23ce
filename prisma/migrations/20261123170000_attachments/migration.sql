-- CreateTable
CREATE TABLE "attachment" (
    "clinic_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "patient_id" UUID NOT NULL,
    "assignment_id" UUID NOT NULL,
    "link_id" TEXT NOT NULL,
    "content_type" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "width" INTEGER NOT NULL,
    "height" INTEGER NOT NULL,
    "source_hash" BYTEA NOT NULL,
    "stored_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "attachment_pkey" PRIMARY KEY ("clinic_id","id")
);

-- CreateTable
CREATE TABLE "attachment_content" (
    "clinic_id" UUID NOT NULL,
    "attachment_id" UUID NOT NULL,
    "rendition" TEXT NOT NULL,
    "bytes" BYTEA NOT NULL,

    CONSTRAINT "attachment_content_pkey" PRIMARY KEY ("clinic_id","attachment_id","rendition")
);

-- CreateIndex
CREATE UNIQUE INDEX "attachment_clinic_id_assignment_id_link_id_source_hash_key" ON "attachment"("clinic_id", "assignment_id", "link_id", "source_hash");

-- AddForeignKey
ALTER TABLE "attachment" ADD CONSTRAINT "attachment_clinic_id_assignment_id_fkey" FOREIGN KEY ("clinic_id", "assignment_id") REFERENCES "assignment"("clinic_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attachment_content" ADD CONSTRAINT "attachment_content_clinic_id_attachment_id_fkey" FOREIGN KEY ("clinic_id", "attachment_id") REFERENCES "attachment"("clinic_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

alter table attachment enable row level security;
alter table attachment force row level security;
create policy own_rows on attachment using (clinic_id = (select acting_clinic())
  and ((select acting_patient()) is null or patient_id = (select acting_patient())));

-- Whoever sees the attachment sees its bytes: the policy above decides within this one
alter table attachment_content enable row level security;
alter table attachment_content force row level security;
create policy of_attachment on attachment_content using (
  clinic_id = (select acting_clinic())
  and exists (select 1 from attachment a where a.clinic_id = attachment_content.clinic_id and a.id = attachment_id));

-- What was sent stays as it was sent
create function keep_sent_attachment() returns trigger language plpgsql as $$
begin
  if exists (
    select 1 from questionnaire_response r
    where r.clinic_id = old.clinic_id and r.assignment_id = old.assignment_id and r.status <> 'in-progress')
  then
    raise exception 'a sent attachment stays as it was sent' using errcode = 'restrict_violation';
  end if;
  return case tg_op when 'DELETE' then old else new end;
end $$;
create trigger attachment_final before update or delete on attachment for each row execute function keep_sent_attachment();
create trigger attachment_content_immutable before update on attachment_content for each row execute function refuse_change();
