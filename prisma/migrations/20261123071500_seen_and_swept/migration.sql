-- When somebody was last here outlives their sessions
ALTER TABLE "account" ADD COLUMN "last_seen_at" TIMESTAMPTZ;

-- Old rows are swept by their age
CREATE INDEX "throttle_last_failed_at_idx" ON "throttle"("last_failed_at");
