-- What changed, in words: from what to what. Settings and kanalen only; never an address of a person, never anything of a casus.
ALTER TABLE "logboek" ADD COLUMN "wat" text;--> statement-breakpoint
-- When the sender was changed last: what was refused before it says nothing about it.
ALTER TABLE "meldinginstelling" ADD COLUMN "afzender_gewijzigd_op" timestamp (3) with time zone;--> statement-breakpoint
create policy eigenaar_leest on meldinginstelling for select to current_user using (true);--> statement-breakpoint
-- Whether mail from this domain would be mail in the name of another gemeente: it mails from it itself, or its beheerder or its people of the
-- gemeente have their address there (a domain below it is of the same owner). Not when our own people have theirs there too: then it is of both.
-- Answers yes or no and nothing else: no gemeente reads the settings or the people of another.
create function afzender_van_ander(domein text) returns boolean language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  with hier as (select nullif(current_setting('app.gemeente_id', true), '')::uuid as id),
  mensen as (select g.gemeente_id, lower(substring(g.email from '[^@]+$')) as van from public.gebruiker g where g.actief and g.rol in ('beheerder', 'gemeente')),
  bekend as (
    select gemeente_id, van, true as mens from mensen
    union all
    select m.gemeente_id, lower(substring(m.afzender from '[^@]+$')), false from public.meldinginstelling m where m.afzender is not null
  ),
  geraakt as (select b.gemeente_id, b.mens from bekend b where lower($1) = b.van or right(lower($1), length(b.van) + 1) = '.' || b.van)
  select exists (select from geraakt g, hier h where g.gemeente_id is distinct from h.id) and not exists (select from geraakt g, hier h where g.gemeente_id = h.id and g.mens)
$$;--> statement-breakpoint
revoke all on function afzender_van_ander(text) from public;--> statement-breakpoint
grant execute on function afzender_van_ander(text) to regietafel_app;
