alter table regie add constraint regie_een_houder exclude using gist (casus_id with =, soort with =, periode with &&);
--> statement-breakpoint
alter table regie add constraint regie_periode check (not isempty(periode) and lower_inc(periode) and not upper_inc(periode) and not lower_inf(periode));
--> statement-breakpoint
alter table proefklok add constraint proefklok_enig check (enig);
--> statement-breakpoint
alter table termijn add constraint termijn_stand check (stand in ('open', 'afgerond', 'vervallen'));
--> statement-breakpoint
alter table escalatie add constraint escalatie_status check (status in ('open', 'bevestigd', 'opgelost'));
--> statement-breakpoint
alter table formulier add constraint formulier_status check (status in ('concept', 'vastgesteld'));
--> statement-breakpoint
alter table bezorging add constraint bezorging_status check (status in ('wacht', 'bezorgd', 'mislukt') and kanaal in ('taak', 'email'));
--> statement-breakpoint
-- Range comparisons on these two are leakproof, so they may use the index below row level security; LIKE may not.
create index casus_zoeknaam on casus (gemeente_id, zoeknaam collate "C");
--> statement-breakpoint
create index casus_zoeknummer on casus (gemeente_id, nummer collate "C");
--> statement-breakpoint
-- A page of open termijnen, oldest deadline first, from the index alone.
create index termijn_lijst on termijn (gemeente_id, deadline, id) include (casus_id, termijn) where stand = 'open';
--> statement-breakpoint
-- Row level security: on, and forced for the owner too, on every table that carries a gemeente_id.
do $$
declare
  tabel regclass;
begin
  for tabel in
    select a.attrelid from pg_attribute a join pg_class c on c.oid = a.attrelid
    where a.attname = 'gemeente_id' and not a.attisdropped and c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace
  loop
    execute format('alter table %s enable row level security', tabel);
    execute format('alter table %s force row level security', tabel);
    execute format(
      'create policy eigen_gemeente on %s using (gemeente_id = nullif(current_setting(''app.gemeente_id'', true), '''')::uuid) with check (gemeente_id = nullif(current_setting(''app.gemeente_id'', true), '''')::uuid)',
      tabel);
  end loop;
end $$;
--> statement-breakpoint
alter table gemeente enable row level security;
--> statement-breakpoint
alter table gemeente force row level security;
--> statement-breakpoint
create policy eigen_gemeente on gemeente using (id = nullif(current_setting('app.gemeente_id', true), '')::uuid) with check (id = nullif(current_setting('app.gemeente_id', true), '')::uuid);
--> statement-breakpoint
-- The owner runs migrations and owns the two functions below; it reads these three over all gemeenten. Nobody connects as the owner to serve a request.
create policy eigenaar_leest on gemeente for select to current_user using (true);
--> statement-breakpoint
create policy eigenaar_leest on termijn for select to current_user using (true);
--> statement-breakpoint
create policy eigenaar_leest on escalatie for select to current_user using (true);
--> statement-breakpoint
-- History is only added to.
create function weiger_wijziging() returns trigger language plpgsql as $$
begin
  raise exception '% is onveranderlijk', tg_table_name using errcode = 'restrict_violation';
end $$;
--> statement-breakpoint
create trigger gebeurtenis_onveranderlijk before update or delete on gebeurtenis for each row execute function weiger_wijziging();
--> statement-breakpoint
create trigger gebeurtenis_niet_leeg before truncate on gebeurtenis execute function weiger_wijziging();
--> statement-breakpoint
create trigger logboek_onveranderlijk before update or delete on logboek for each row execute function weiger_wijziging();
--> statement-breakpoint
create trigger logboek_niet_leeg before truncate on logboek execute function weiger_wijziging();
--> statement-breakpoint
create trigger kaderversie_onveranderlijk before update or delete on kaderversie for each row execute function weiger_wijziging();
--> statement-breakpoint
create trigger formulierversie_onveranderlijk before update or delete on formulierversie for each row execute function weiger_wijziging();
--> statement-breakpoint
create trigger formulier_vastgesteld_onveranderlijk before update or delete on formulier for each row when (old.status = 'vastgesteld') execute function weiger_wijziging();
--> statement-breakpoint
-- The two reads over all gemeenten, for the worker only: ids and an instant, nothing of a casus.
-- Offering again is machinery: it counts in real time, so that a proefklok that is put back holds up nothing.
create function gemeenten_met_werk(tot timestamptz, heraanbod interval default interval '15 seconds') returns setof uuid language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select g.id from public.gemeente g
  where exists (select from public.termijn t where t.gemeente_id = g.id and t.stand = 'open' and t.volgende_actie_op is not null and t.volgende_actie_op <= tot)
     or exists (select from public.escalatie e where e.gemeente_id = g.id and e.bezorgd_op is null and (e.aangeboden_op is null or e.aangeboden_op < now() - heraanbod))
$$;
--> statement-breakpoint
create function volgend_moment() returns timestamptz language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select t.volgende_actie_op from public.termijn t where t.stand = 'open' and t.volgende_actie_op is not null order by t.volgende_actie_op limit 1
$$;
--> statement-breakpoint
revoke all on function gemeenten_met_werk(timestamptz, interval), volgend_moment() from public;
--> statement-breakpoint
grant execute on function gemeenten_met_werk(timestamptz, interval), volgend_moment() to regietafel_worker;
--> statement-breakpoint
grant usage on schema public to regietafel_app, regietafel_worker;
--> statement-breakpoint
grant usage on schema auth to regietafel_app;
--> statement-breakpoint
grant select, insert, update, delete on all tables in schema auth to regietafel_app;
--> statement-breakpoint
grant select on gemeente, organisatie, gebruiker, kaderversie, formulierversie, kalenderdag, casus, casusnummer, betrokkene, gebeurtenis, regie, termijn, escalatie, bezorging, formulier, logboek, proefklok, hartslag to regietafel_app;
--> statement-breakpoint
grant insert on organisatie, gebruiker, kaderversie, formulierversie, kalenderdag, casus, casusnummer, betrokkene, gebeurtenis, regie, termijn, formulier, logboek to regietafel_app;
--> statement-breakpoint
grant update on gebruiker, casus, casusnummer, betrokkene, regie, termijn, escalatie, formulier to regietafel_app;
--> statement-breakpoint
grant delete on termijn to regietafel_app;
--> statement-breakpoint
grant insert, update, delete on proefklok to regietafel_app;
--> statement-breakpoint
grant select on gemeente, organisatie, gebruiker, kaderversie, kalenderdag, betrokkene, regie, termijn, escalatie, bezorging, proefklok, hartslag to regietafel_worker;
--> statement-breakpoint
-- The worker knows a casus by its number only.
grant select (id, gemeente_id, nummer, kaderversie_id, aangemaakt_op, afgesloten_op) on casus to regietafel_worker;
--> statement-breakpoint
grant update (volgende_actie_op) on termijn to regietafel_worker;
--> statement-breakpoint
grant insert, update on escalatie, bezorging, hartslag to regietafel_worker;
--> statement-breakpoint
grant delete on hartslag to regietafel_worker;
--> statement-breakpoint
grant insert on logboek to regietafel_worker;
