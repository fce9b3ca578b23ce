-- AlterTable
ALTER TABLE "questionnaire_response" ADD COLUMN "amended_at" TIMESTAMPTZ;

-- CreateTable
CREATE TABLE "amendment" (
    "clinic_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "patient_id" UUID NOT NULL,
    "response_id" UUID NOT NULL,
    "revision" INTEGER NOT NULL,
    "reason" TEXT NOT NULL,
    "cleared" JSONB NOT NULL DEFAULT '[]',
    "amended_by" UUID NOT NULL,
    "amended_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "amendment_pkey" PRIMARY KEY ("clinic_id","id")
);

-- CreateIndex
CREATE UNIQUE INDEX "amendment_clinic_id_response_id_revision_key" ON "amendment"("clinic_id", "response_id", "revision");

-- AddForeignKey
ALTER TABLE "amendment" ADD CONSTRAINT "amendment_clinic_id_response_id_fkey" FOREIGN KEY ("clinic_id", "response_id") REFERENCES "questionnaire_response"("clinic_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

alter table amendment add constraint amendment_has_reason check (btrim(reason) <> '');
alter table questionnaire_response add constraint amended_has_time check ((status = 'amended') = (amended_at is not null));

create trigger amendment_append_only before update or delete on amendment for each row execute function refuse_change();

alter table amendment enable row level security;
alter table amendment force row level security;
create policy own_rows on amendment using (clinic_id = (select acting_clinic())
  and ((select acting_patient()) is null or patient_id = (select acting_patient())));

-- A completed response is final, with one way on: an amendment that gives its reason and makes the next revision. Of the
-- row it touches the answers alone; who sent it and when stands for good.
create or replace function keep_completed() returns trigger language plpgsql as $$
declare amended text[] := array['status', 'revision', 'answers', 'saved_at', 'amended_at'];
begin
  if old.status = 'in-progress' or new is not distinct from old then
    return new;
  end if;
  if new.status <> 'amended' or new.revision <> old.revision + 1
    or to_jsonb(new) - amended is distinct from to_jsonb(old) - amended
    or not exists (
      select 1 from amendment a
      where a.clinic_id = new.clinic_id and a.response_id = new.id and a.revision = new.revision)
  then
    raise exception 'a completed response cannot be reopened' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
