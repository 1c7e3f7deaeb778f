-- The sweep looks at many gemeenten in one transaction, under a role of its own that sees what guarding needs and nothing of a dossier:
-- no name, no date of birth, no e-mail, no answer. Roles live in the cluster: two databases may be migrated at the same moment.
do $$
begin
  if not exists (select from pg_roles where rolname = 'regietafel_veger') then
    begin
      create role regietafel_veger nologin;
    exception when duplicate_object or unique_violation then
      null;
    end;
  end if;
  if not pg_has_role(current_user, 'regietafel_veger', 'set') then
    grant regietafel_veger to current_user;
  end if;
end $$;--> statement-breakpoint
grant usage on schema public to regietafel_veger;--> statement-breakpoint
grant select (id, gemeente_id, casus_id, cyclus, stand, einde_op, plan, volgende_actie_op, verantwoordelijk) on termijn to regietafel_veger;--> statement-breakpoint
grant update (volgende_actie_op) on termijn to regietafel_veger;--> statement-breakpoint
grant select (id, gemeente_id, casus_id, termijn_id, cyclus, trap, gepland_op, naar, vervangen, status, uitgesteld_tot, uitstellen) on escalatie to regietafel_veger;--> statement-breakpoint
grant insert, update (status, uitgesteld_tot, aangeboden_op, bezorgd_op, bezorgen_na) on escalatie to regietafel_veger;--> statement-breakpoint
grant select (id, gemeente_id, escalatie_id, kanaal, gebruiker_id, rol, sleutel) on bezorging to regietafel_veger;--> statement-breakpoint
grant insert on bezorging, escalatiehandeling to regietafel_veger;--> statement-breakpoint
grant select (id, gemeente_id, escalatie_id, daad, door, op) on escalatiehandeling to regietafel_veger;--> statement-breakpoint
grant select (id, gemeente_id, casus_id, soort, gebruiker_id, periode) on regie to regietafel_veger;--> statement-breakpoint
grant select (gemeente_id, casus_id, rol, gebruiker_id, van, tot) on betrokkene to regietafel_veger;--> statement-breakpoint
grant select (id, gemeente_id, rol, actief, afwezig_tot, leidinggevende_id) on gebruiker to regietafel_veger;--> statement-breakpoint
grant select (id, gemeente_id, trappen, actief) on webhook to regietafel_veger;--> statement-breakpoint
grant select (gemeente_id, verzameltijd, stil_van, stil_tot, spoed, spoed_door_stilte) on meldinginstelling to regietafel_veger;--> statement-breakpoint
grant select (gemeente_id, gebruiker_id, dag) on verzamelmail to regietafel_veger;--> statement-breakpoint
grant select (gemeente_id, soort, doel, van, tot, hervat_op) on pauze to regietafel_veger;--> statement-breakpoint
grant select on proefklok to regietafel_veger;--> statement-breakpoint
do $$
declare
  tabel text;
begin
  foreach tabel in array array['termijn', 'escalatie', 'bezorging', 'escalatiehandeling', 'regie', 'betrokkene', 'gebruiker', 'webhook', 'meldinginstelling', 'verzamelmail', 'pauze'] loop
    execute format('create policy veger on %I to regietafel_veger using (true) with check (true)', tabel);
  end loop;
end $$;
-- What waits for a verzamelmail, quiet hours or a back-off is not read again with every look: the moment stands in the index.
drop index escalatie_bezorgen;--> statement-breakpoint
create index escalatie_bezorgen on escalatie (gemeente_id, coalesce(bezorgen_na, '-infinity'::timestamptz), aangeboden_op, id) where bezorgd_op is null;--> statement-breakpoint
create or replace function gemeenten_met_werk(tot timestamptz, heraanbod interval default interval '15 seconds') returns setof uuid language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select g.id from public.gemeente g
  where (exists (select from public.escalatie e where e.gemeente_id = g.id and e.bezorgd_op is null and coalesce(e.bezorgen_na, '-infinity'::timestamptz) <= tot and (e.aangeboden_op is null or e.aangeboden_op < now() - heraanbod))
     or exists (select from public.bezorging b where b.gemeente_id = g.id and b.status = 'wacht' and b.verzamelen and b.niet_voor <= tot))
    and not exists (select from public.pauze p where p.gemeente_id = g.id and p.soort = 'gemeente' and p.hervat_op is null and p.van <= $1 and p.tot > $1)
$$;
