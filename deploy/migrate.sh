#!/bin/sh
# Before servers of a new build start: what the database lacks, what the application's role may do, and the library. Runs as the
# owner (MIGRATION_DATABASE_URL); safe to run again, and by several at once one waits for the other.
set -eu
cd "$(dirname "$0")/.."
npm run -s db -- migrate deploy
npm run -s library -- load
