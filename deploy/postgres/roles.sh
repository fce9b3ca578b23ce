#!/bin/sh
# The two roles and the database of a new cluster; PostgreSQL's image runs it once. Passwords come from its environment.
set -eu
psql -v ON_ERROR_STOP=1 -v owner="$OWNER_PASSWORD" -v app="$APP_PASSWORD" --username postgres <<'SQL'
create role portal_owner login password :'owner';
create role portal_app login password :'app' nosuperuser nobypassrls;
create database portal owner portal_owner;
revoke all on database portal from public;
grant connect on database portal to portal_app;
SQL
