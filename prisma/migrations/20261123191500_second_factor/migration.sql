-- CreateTable
CREATE TABLE "half_session" (
    "id_hash" BYTEA NOT NULL,
    "account_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ NOT NULL,
    "offered_secret" BYTEA,
    "replaces" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "half_session_pkey" PRIMARY KEY ("id_hash")
);

-- CreateTable
CREATE TABLE "authenticator" (
    "account_id" UUID NOT NULL,
    "secret" BYTEA NOT NULL,
    "last_step" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "authenticator_pkey" PRIMARY KEY ("account_id")
);

-- CreateTable
CREATE TABLE "recovery_code" (
    "account_id" UUID NOT NULL,
    "code_hash" BYTEA NOT NULL,
    "used_at" TIMESTAMPTZ,

    CONSTRAINT "recovery_code_pkey" PRIMARY KEY ("account_id","code_hash")
);

-- CreateIndex
CREATE INDEX "half_session_account_id_idx" ON "half_session"("account_id");

-- AddForeignKey
ALTER TABLE "half_session" ADD CONSTRAINT "half_session_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "authenticator" ADD CONSTRAINT "authenticator_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "recovery_code" ADD CONSTRAINT "recovery_code_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What stands for somebody's second factor is read once it is known who is acting, and only for accounts of their clinic:
-- those of another do not exist for the select within
alter table authenticator enable row level security;
alter table authenticator force row level security;
create policy own_clinic on authenticator using (
  (select acting_clinic()) is not null and exists (select from account a where a.id = account_id));
alter table recovery_code enable row level security;
alter table recovery_code force row level security;
create policy own_clinic on recovery_code using (
  (select acting_clinic()) is not null and exists (select from account a where a.id = account_id));
