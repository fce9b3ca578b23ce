-- CreateTable
CREATE TABLE "watch" (
    "clinic_id" UUID NOT NULL,
    "hours" JSONB NOT NULL,
    "urgent_minutes" INTEGER NOT NULL,
    "high_minutes" INTEGER NOT NULL,
    "on_call" UUID[],

    CONSTRAINT "watch_pkey" PRIMARY KEY ("clinic_id")
);

-- CreateTable
CREATE TABLE "escalation" (
    "clinic_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "patient_id" UUID NOT NULL,
    "flag_id" UUID NOT NULL,
    "raised_at" TIMESTAMPTZ NOT NULL,
    "step" INTEGER NOT NULL,
    "account_id" UUID,
    "to_name" TEXT NOT NULL,
    "at" TIMESTAMPTZ NOT NULL,
    "mailed_at" TIMESTAMPTZ,

    CONSTRAINT "escalation_pkey" PRIMARY KEY ("clinic_id","id")
);

-- CreateIndex
CREATE UNIQUE INDEX "escalation_clinic_id_flag_id_raised_at_step_key" ON "escalation"("clinic_id", "flag_id", "raised_at", "step");

-- AddForeignKey
ALTER TABLE "watch" ADD CONSTRAINT "watch_clinic_id_fkey" FOREIGN KEY ("clinic_id") REFERENCES "clinic"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "escalation" ADD CONSTRAINT "escalation_clinic_id_flag_id_fkey" FOREIGN KEY ("clinic_id", "flag_id") REFERENCES "flag"("clinic_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

alter table watch enable row level security;
alter table watch force row level security;
create policy own_clinic on watch using (clinic_id = (select acting_clinic()) and (select acting_patient()) is null);

alter table escalation enable row level security;
alter table escalation force row level security;
create policy own_clinic on escalation using (clinic_id = (select acting_clinic()) and (select acting_patient()) is null);

-- The flags that somebody may have to be told of
create index flag_unseen on flag (clinic_id, raised_at) where acknowledged_at is null and severity in ('urgent', 'high');
