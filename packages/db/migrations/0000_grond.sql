-- What the tables need before they exist. The body of nu() names a table of the next migration, so bodies are not checked here.
set local check_function_bodies = off;
--> statement-breakpoint
create extension if not exists btree_gist;
--> statement-breakpoint
-- Roles live in the cluster, not in the database: two databases may be migrated at the same moment.
do $$
declare
  naam text;
begin
  foreach naam in array array['regietafel_app', 'regietafel_worker'] loop
    if not exists (select from pg_roles where rolname = naam) then
      begin
        execute format('create role %I nologin', naam);
      exception when duplicate_object or unique_violation then
        null;
      end;
    end if;
    if not pg_has_role(current_user, naam, 'set') then
      execute format('grant %I to current_user', naam);
    end if;
  end loop;
end $$;
--> statement-breakpoint
-- The only clock that decides: now() of Postgres in whole milliseconds, plus the proefklok.
create function nu() returns timestamptz language sql stable parallel safe as $$
  select date_trunc('milliseconds', now()) + coalesce((select verschuiving from public.proefklok), interval '0')
$$;
