CREATE TABLE "berichtsjabloon" (
	"gemeente_id" uuid NOT NULL,
	"soort" text NOT NULL,
	"onderwerp" text NOT NULL,
	"tekst" text NOT NULL,
	"revisie" integer DEFAULT 1 NOT NULL,
	"gewijzigd_door" text NOT NULL,
	"gewijzigd_op" timestamp (3) with time zone DEFAULT nu() NOT NULL,
	CONSTRAINT "berichtsjabloon_gemeente_id_soort_pk" PRIMARY KEY("gemeente_id","soort")
);
--> statement-breakpoint
CREATE TABLE "bewijs" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"gemeente_id" uuid NOT NULL,
	"soort" text NOT NULL,
	"door" text,
	"op" timestamp (3) with time zone DEFAULT nu() NOT NULL,
	"volgnr" integer NOT NULL,
	"nacht" date,
	"moest" integer NOT NULL,
	"afgegaan" integer NOT NULL,
	"bezorgd" integer NOT NULL,
	"onderweg" integer NOT NULL,
	"mislukt" integer NOT NULL,
	"kwijt" integer NOT NULL,
	"dubbel" integer NOT NULL,
	"te_vroeg" integer NOT NULL,
	"na_sluiting" integer NOT NULL,
	"wekkers" integer NOT NULL,
	"verschillen" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"hash" text NOT NULL,
	CONSTRAINT "bewijs_volgnr" UNIQUE("gemeente_id","volgnr"),
	CONSTRAINT "bewijs_nacht" UNIQUE("gemeente_id","nacht")
);
--> statement-breakpoint
CREATE TABLE "bezorgpoging" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"gemeente_id" uuid NOT NULL,
	"bezorging_id" uuid NOT NULL,
	"op" timestamp (3) with time zone DEFAULT nu() NOT NULL,
	"gelukt" boolean NOT NULL,
	"code" text,
	"duur_ms" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "escalatiehandeling" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"gemeente_id" uuid NOT NULL,
	"escalatie_id" uuid NOT NULL,
	"daad" text NOT NULL,
	"door" text,
	"reden" text,
	"tot" timestamp (3) with time zone,
	"besluit" text,
	"op" timestamp (3) with time zone DEFAULT nu() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "meldinginstelling" (
	"gemeente_id" uuid PRIMARY KEY NOT NULL,
	"verzameltijd" time(0) DEFAULT '09:00' NOT NULL,
	"stil_van" time(0) DEFAULT '20:00' NOT NULL,
	"stil_tot" time(0) DEFAULT '07:00' NOT NULL,
	"spoed" text[] DEFAULT '{E3,E4}' NOT NULL,
	"spoed_door_stilte" boolean DEFAULT false NOT NULL,
	"uitstel_werkdagen" integer DEFAULT 5 NOT NULL,
	"uitstel_keer" integer DEFAULT 2 NOT NULL,
	"afzender" text,
	"gewijzigd_door" text,
	"gewijzigd_op" timestamp (3) with time zone DEFAULT nu() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "melding" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"gemeente_id" uuid NOT NULL,
	"maat" text NOT NULL,
	"doel" text DEFAULT '' NOT NULL,
	"niveau" text NOT NULL,
	"waarde" double precision NOT NULL,
	"grens" double precision NOT NULL,
	"begonnen_op" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"gezien_op" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"einde_op" timestamp (3) with time zone,
	"stap" integer DEFAULT 0 NOT NULL,
	"gemeld_op" timestamp (3) with time zone,
	"opgepakt_door" text,
	"opgepakt_op" timestamp (3) with time zone,
	CONSTRAINT "melding_tenant" UNIQUE("gemeente_id","id")
);
--> statement-breakpoint
CREATE TABLE "meldingverzending" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"gemeente_id" uuid NOT NULL,
	"melding_id" uuid NOT NULL,
	"stap" integer NOT NULL,
	"kanaal" text NOT NULL,
	"gebruiker_id" text,
	"webhook_id" uuid,
	"sleutel" text NOT NULL,
	"status" text DEFAULT 'wacht' NOT NULL,
	"pogingen" integer DEFAULT 0 NOT NULL,
	"laatste_fout_code" text,
	"niet_voor" timestamp (3) with time zone,
	"aangemaakt_op" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"bezorgd_op" timestamp (3) with time zone,
	CONSTRAINT "meldingverzending_sleutel" UNIQUE("gemeente_id","sleutel")
);
--> statement-breakpoint
CREATE TABLE "meldregel" (
	"gemeente_id" uuid NOT NULL,
	"maat" text NOT NULL,
	"let_op" double precision,
	"grens" double precision NOT NULL,
	"stappen" jsonb NOT NULL,
	"email" boolean DEFAULT true NOT NULL,
	"webhook" boolean DEFAULT true NOT NULL,
	"actief" boolean DEFAULT true NOT NULL,
	"gewijzigd_door" text NOT NULL,
	"gewijzigd_op" timestamp (3) with time zone DEFAULT nu() NOT NULL,
	CONSTRAINT "meldregel_gemeente_id_maat_pk" PRIMARY KEY("gemeente_id","maat")
);
--> statement-breakpoint
CREATE TABLE "meting" (
	"gemeente_id" uuid NOT NULL,
	"maat" text NOT NULL,
	"op" timestamp (3) with time zone NOT NULL,
	"waarde" double precision NOT NULL,
	CONSTRAINT "meting_gemeente_id_maat_op_pk" PRIMARY KEY("gemeente_id","maat","op")
);
--> statement-breakpoint
CREATE TABLE "operatorbereik" (
	"gemeente_id" uuid NOT NULL,
	"gebruiker_id" text NOT NULL,
	"bereik_gemeente_id" uuid NOT NULL,
	"sinds" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "operatorbereik_gebruiker_id_bereik_gemeente_id_pk" PRIMARY KEY("gebruiker_id","bereik_gemeente_id")
);
--> statement-breakpoint
CREATE TABLE "pauze" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"gemeente_id" uuid NOT NULL,
	"soort" text NOT NULL,
	"doel" text DEFAULT '' NOT NULL,
	"reden" text NOT NULL,
	"door" text NOT NULL,
	"van" timestamp (3) with time zone DEFAULT nu() NOT NULL,
	"tot" timestamp (3) with time zone NOT NULL,
	"hervat_op" timestamp (3) with time zone,
	"hervat_door" text,
	"hervat_reden" text
);
--> statement-breakpoint
CREATE TABLE "verzamelmail" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"gemeente_id" uuid NOT NULL,
	"gebruiker_id" text NOT NULL,
	"dag" date NOT NULL,
	"status" text DEFAULT 'wacht' NOT NULL,
	"pogingen" integer DEFAULT 0 NOT NULL,
	"niet_voor" timestamp (3) with time zone,
	"aangemaakt_op" timestamp (3) with time zone DEFAULT nu() NOT NULL,
	"bezorgd_op" timestamp (3) with time zone,
	CONSTRAINT "verzamelmail_tenant" UNIQUE("gemeente_id","id"),
	CONSTRAINT "verzamelmail_dag" UNIQUE("gemeente_id","gebruiker_id","dag")
);
--> statement-breakpoint
CREATE TABLE "wachtrijverzoek" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"gemeente_id" uuid NOT NULL,
	"soort" text NOT NULL,
	"invoer" jsonb NOT NULL,
	"reden" text NOT NULL,
	"gevraagd_door" text NOT NULL,
	"gevraagd_op" timestamp (3) with time zone DEFAULT nu() NOT NULL,
	"verloopt_op" timestamp (3) with time zone NOT NULL,
	"besluit" text,
	"besloten_door" text,
	"besloten_op" timestamp (3) with time zone,
	"besluit_reden" text,
	"taak_id" uuid
);
--> statement-breakpoint
CREATE TABLE "wachtrijweergave" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"gemeente_id" uuid NOT NULL,
	"gebruiker_id" text NOT NULL,
	"naam" text NOT NULL,
	"zoek" text NOT NULL,
	"aangemaakt_op" timestamp (3) with time zone DEFAULT nu() NOT NULL,
	CONSTRAINT "wachtrijweergave_naam" UNIQUE("gemeente_id","gebruiker_id","naam")
);
--> statement-breakpoint
CREATE TABLE "webhook" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"gemeente_id" uuid NOT NULL,
	"naam" text NOT NULL,
	"url" text NOT NULL,
	"geheim" text NOT NULL,
	"actief" boolean DEFAULT true NOT NULL,
	"trappen" text[] DEFAULT '{}' NOT NULL,
	"meldingen" boolean DEFAULT false NOT NULL,
	"aangemaakt_door" text NOT NULL,
	"aangemaakt_op" timestamp (3) with time zone DEFAULT nu() NOT NULL,
	CONSTRAINT "webhook_tenant" UNIQUE("gemeente_id","id")
);
--> statement-breakpoint
ALTER TABLE "bezorging" ALTER COLUMN "gebruiker_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "achtergrondtaak" ADD COLUMN "spoor" text DEFAULT nullif(current_setting('app.spoor', true), '');--> statement-breakpoint
ALTER TABLE "bezorging" ADD COLUMN "webhook_id" uuid;--> statement-breakpoint
ALTER TABLE "bezorging" ADD COLUMN "eerste_fout_op" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "bezorging" ADD COLUMN "laatste_fout_op" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "bezorging" ADD COLUMN "niet_voor" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "bezorging" ADD COLUMN "verzamelen" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "bezorging" ADD COLUMN "verzamelmail_id" uuid;--> statement-breakpoint
ALTER TABLE "bezorging" ADD COLUMN "spoor" text DEFAULT nullif(current_setting('app.spoor', true), '');--> statement-breakpoint
ALTER TABLE "escalatie" ADD COLUMN "overgenomen_door" text;--> statement-breakpoint
ALTER TABLE "escalatie" ADD COLUMN "overgenomen_op" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "escalatie" ADD COLUMN "uitgesteld_tot" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "escalatie" ADD COLUMN "uitstellen" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "escalatie" ADD COLUMN "opgelost_door" text;--> statement-breakpoint
ALTER TABLE "escalatie" ADD COLUMN "opgelost_op" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "escalatie" ADD COLUMN "betaalbesluit" text;--> statement-breakpoint
ALTER TABLE "escalatie" ADD COLUMN "betaalbesluit_door" text;--> statement-breakpoint
ALTER TABLE "escalatie" ADD COLUMN "betaalbesluit_op" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "escalatie" ADD COLUMN "bezorgen_na" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "gebruiker" ADD COLUMN "operatorniveau" text;--> statement-breakpoint
ALTER TABLE "berichtsjabloon" ADD CONSTRAINT "berichtsjabloon_gemeente_id_gemeente_id_fk" FOREIGN KEY ("gemeente_id") REFERENCES "public"."gemeente"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bewijs" ADD CONSTRAINT "bewijs_gemeente_id_gemeente_id_fk" FOREIGN KEY ("gemeente_id") REFERENCES "public"."gemeente"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bezorgpoging" ADD CONSTRAINT "bezorgpoging_bezorging_fk" FOREIGN KEY ("bezorging_id") REFERENCES "public"."bezorging"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "escalatiehandeling" ADD CONSTRAINT "escalatiehandeling_escalatie_fk" FOREIGN KEY ("gemeente_id","escalatie_id") REFERENCES "public"."escalatie"("gemeente_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "meldinginstelling" ADD CONSTRAINT "meldinginstelling_gemeente_id_gemeente_id_fk" FOREIGN KEY ("gemeente_id") REFERENCES "public"."gemeente"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "melding" ADD CONSTRAINT "melding_gemeente_id_gemeente_id_fk" FOREIGN KEY ("gemeente_id") REFERENCES "public"."gemeente"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "meldregel" ADD CONSTRAINT "meldregel_gemeente_id_gemeente_id_fk" FOREIGN KEY ("gemeente_id") REFERENCES "public"."gemeente"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "meting" ADD CONSTRAINT "meting_gemeente_id_gemeente_id_fk" FOREIGN KEY ("gemeente_id") REFERENCES "public"."gemeente"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "operatorbereik" ADD CONSTRAINT "operatorbereik_gebruiker" FOREIGN KEY ("gemeente_id","gebruiker_id") REFERENCES "public"."gebruiker"("gemeente_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pauze" ADD CONSTRAINT "pauze_gemeente_id_gemeente_id_fk" FOREIGN KEY ("gemeente_id") REFERENCES "public"."gemeente"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "verzamelmail" ADD CONSTRAINT "verzamelmail_gebruiker" FOREIGN KEY ("gemeente_id","gebruiker_id") REFERENCES "public"."gebruiker"("gemeente_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "wachtrijverzoek" ADD CONSTRAINT "wachtrijverzoek_gemeente_id_gemeente_id_fk" FOREIGN KEY ("gemeente_id") REFERENCES "public"."gemeente"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "wachtrijweergave" ADD CONSTRAINT "wachtrijweergave_gemeente_id_gemeente_id_fk" FOREIGN KEY ("gemeente_id") REFERENCES "public"."gemeente"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "webhook" ADD CONSTRAINT "webhook_gemeente_id_gemeente_id_fk" FOREIGN KEY ("gemeente_id") REFERENCES "public"."gemeente"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "bewijs_op" ON "bewijs" USING btree ("gemeente_id","op");--> statement-breakpoint
CREATE INDEX "bezorgpoging_bezorging" ON "bezorgpoging" USING btree ("bezorging_id","op");--> statement-breakpoint
CREATE INDEX "bezorgpoging_op" ON "bezorgpoging" USING btree ("gemeente_id","op");--> statement-breakpoint
CREATE INDEX "escalatiehandeling_escalatie" ON "escalatiehandeling" USING btree ("escalatie_id","op");--> statement-breakpoint
CREATE INDEX "escalatiehandeling_op" ON "escalatiehandeling" USING btree ("gemeente_id","op");--> statement-breakpoint
CREATE INDEX "melding_open" ON "melding" USING btree ("gemeente_id","maat","doel") WHERE einde_op is null;--> statement-breakpoint
CREATE INDEX "meldingverzending_wacht" ON "meldingverzending" USING btree ("gemeente_id","niet_voor") WHERE status = 'wacht';--> statement-breakpoint
CREATE INDEX "meting_op" ON "meting" USING btree ("gemeente_id","op");--> statement-breakpoint
CREATE INDEX "pauze_actief" ON "pauze" USING btree ("gemeente_id","tot") WHERE hervat_op is null;--> statement-breakpoint
CREATE INDEX "wachtrijverzoek_open" ON "wachtrijverzoek" USING btree ("gemeente_id","gevraagd_op");--> statement-breakpoint
ALTER TABLE "bezorging" ADD CONSTRAINT "bezorging_webhook_fk" FOREIGN KEY ("gemeente_id","webhook_id") REFERENCES "public"."webhook"("gemeente_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bezorging" ADD CONSTRAINT "bezorging_verzamelmail_fk" FOREIGN KEY ("gemeente_id","verzamelmail_id") REFERENCES "public"."verzamelmail"("gemeente_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "bezorging_wacht" ON "bezorging" USING btree ("gemeente_id","kanaal","status","niet_voor") WHERE status in ('wacht', 'mislukt');--> statement-breakpoint
CREATE INDEX "bezorging_verzamelmail" ON "bezorging" USING btree ("verzamelmail_id") WHERE verzamelmail_id is not null;--> statement-breakpoint
CREATE INDEX "bezorging_bezorgd" ON "bezorging" USING btree ("gemeente_id","bezorgd_op") WHERE status = 'bezorgd';--> statement-breakpoint
CREATE INDEX "escalatie_uitgesteld" ON "escalatie" USING btree ("gemeente_id","uitgesteld_tot") WHERE status = 'uitgesteld';--> statement-breakpoint
CREATE INDEX "escalatie_overgenomen" ON "escalatie" USING btree ("gemeente_id","overgenomen_door") WHERE overgenomen_door is not null;--> statement-breakpoint
CREATE INDEX "escalatie_betaalvlag" ON "escalatie" USING btree ("gemeente_id","id") WHERE betaalvlag and betaalbesluit is null and not vervangen;--> statement-breakpoint
CREATE INDEX "escalatie_afgegaan" ON "escalatie" USING btree ("gemeente_id","afgegaan_op");--> statement-breakpoint
alter table escalatie drop constraint escalatie_status;--> statement-breakpoint
alter table escalatie add constraint escalatie_status check (status in ('open', 'bevestigd', 'uitgesteld', 'opgelost') and (status <> 'uitgesteld' or uitgesteld_tot is not null) and (betaalbesluit is null or betaalbesluit in ('betaling-wacht', 'betaling-loopt-door')));--> statement-breakpoint
alter table bezorging drop constraint bezorging_status;--> statement-breakpoint
alter table bezorging add constraint bezorging_status check (status in ('wacht', 'bezorgd', 'mislukt', 'laten-vallen') and kanaal in ('taak', 'email', 'webhook') and (kanaal = 'webhook') = (webhook_id is not null) and (gebruiker_id is null) = (webhook_id is not null) and (not verzamelen or kanaal = 'email'));--> statement-breakpoint
alter table achtergrondtaak drop constraint achtergrondtaak_soort;--> statement-breakpoint
alter table achtergrondtaak add constraint achtergrondtaak_soort check (soort in ('terugblik', 'kalender-bijwerken', 'formulier-verhuizen', 'bezorg-opnieuw') and status in ('wacht', 'bezig', 'klaar', 'geannuleerd', 'mislukt'));--> statement-breakpoint
alter table gebruiker add constraint gebruiker_operatorniveau check (operatorniveau is null or (rol = 'operator' and operatorniveau in ('kijken', 'handelen', 'ingrijpen', 'techniek')));--> statement-breakpoint
alter table verzamelmail add constraint verzamelmail_status check (status in ('wacht', 'bezorgd', 'mislukt'));--> statement-breakpoint
alter table pauze add constraint pauze_vorm check (soort in ('kanaal', 'wachtrij', 'gemeente') and (soort = 'gemeente') = (doel = '') and tot > van and length(reden) >= 3 and (hervat_op is null) = (hervat_door is null));--> statement-breakpoint
alter table wachtrijverzoek add constraint wachtrijverzoek_besluit check ((besluit is null) = (besloten_door is null) and (besluit is null) = (besloten_op is null) and (besluit is distinct from 'goedgekeurd' or besloten_door <> gevraagd_door));--> statement-breakpoint
alter table meldingverzending add constraint meldingverzending_status check (status in ('wacht', 'bezorgd', 'mislukt') and (kanaal = 'webhook') = (webhook_id is not null) and (gebruiker_id is null) = (webhook_id is not null));--> statement-breakpoint
create unique index melding_een_open on melding (gemeente_id, maat, doel) where einde_op is null;--> statement-breakpoint
create trigger escalatiehandeling_onveranderlijk before update or delete on escalatiehandeling for each row execute function weiger_wijziging();--> statement-breakpoint
create trigger bewijs_onveranderlijk before update or delete on bewijs for each row execute function weiger_wijziging();--> statement-breakpoint
create trigger bewijs_niet_leeg before truncate on bewijs execute function weiger_wijziging();--> statement-breakpoint
alter table bewijs add constraint bewijs_soort check (soort in ('nacht', 'hand', 'herstel') and (soort = 'nacht') = (nacht is not null));--> statement-breakpoint
-- What was decided stays as it was decided.
create trigger wachtrijverzoek_besloten before update or delete on wachtrijverzoek for each row when (old.besluit is not null) execute function weiger_wijziging();--> statement-breakpoint
do $$
declare
  tabel text;
begin
  foreach tabel in array array['webhook', 'verzamelmail', 'bezorgpoging', 'escalatiehandeling', 'meldinginstelling', 'berichtsjabloon', 'pauze', 'wachtrijverzoek', 'wachtrijweergave', 'operatorbereik', 'bewijs', 'meting', 'meldregel', 'melding', 'meldingverzending'] loop
    execute format('alter table %I enable row level security', tabel);
    execute format('alter table %I force row level security', tabel);
    execute format(
      $p$create policy eigen_gemeente on %I using (gemeente_id = nullif(current_setting('app.gemeente_id', true), '')::uuid) with check (gemeente_id = nullif(current_setting('app.gemeente_id', true), '')::uuid)$p$,
      tabel);
    execute format('grant select on %I to regietafel_app', tabel);
  end loop;
end $$;--> statement-breakpoint
grant insert, update on webhook, meldinginstelling, berichtsjabloon, wachtrijverzoek, wachtrijweergave, meldregel, bezorging to regietafel_app;--> statement-breakpoint
grant insert on escalatiehandeling, pauze, bewijs to regietafel_app;--> statement-breakpoint
-- A file that no answer points at any more is thrown away after 30 days, by a cleaning task under this role.
grant delete on bijlage to regietafel_app;--> statement-breakpoint
grant update (hervat_op, hervat_door, hervat_reden) on pauze to regietafel_app;--> statement-breakpoint
grant update (opgepakt_door, opgepakt_op) on melding to regietafel_app;--> statement-breakpoint
grant update on verzamelmail to regietafel_app;--> statement-breakpoint
grant delete on wachtrijweergave, meldregel, berichtsjabloon to regietafel_app;--> statement-breakpoint
grant select on webhook, verzamelmail, bezorgpoging, escalatiehandeling, meldinginstelling, berichtsjabloon, pauze, bewijs, meting, meldregel, melding, meldingverzending to regietafel_worker;--> statement-breakpoint
grant insert on verzamelmail, bezorgpoging, escalatiehandeling, bewijs, meting, melding, meldingverzending to regietafel_worker;--> statement-breakpoint
grant update on verzamelmail, meting, melding, meldingverzending to regietafel_worker;--> statement-breakpoint
grant delete on bezorgpoging, meting to regietafel_worker;--> statement-breakpoint
create policy eigenaar_leest on bezorging for select to current_user using (true);--> statement-breakpoint
create policy eigenaar_leest on pauze for select to current_user using (true);--> statement-breakpoint
create policy eigenaar_leest on meldingverzending for select to current_user using (true);--> statement-breakpoint
-- The console: a page of escalaties per trap, and the messages that do not get through per cause, from the index alone.
create index escalatie_console on escalatie (gemeente_id, status, trap, afgegaan_op, id);--> statement-breakpoint
create index bezorging_fout on bezorging (gemeente_id, kanaal, laatste_fout_code, status, laatste_fout_op) include (id, escalatie_id, eerste_fout_op, niet_voor) where status in ('wacht', 'mislukt') and laatste_fout_code is not null;--> statement-breakpoint
-- The numbers of the guarding: how many are open per trap, and the oldest of what should have arrived.
create index escalatie_open on escalatie (gemeente_id, trap, afgegaan_op) where status = 'open' and not vervangen;--> statement-breakpoint
create index escalatie_onbezorgd on escalatie (gemeente_id, greatest(afgegaan_op, bezorgen_na)) where bezorgd_op is null;--> statement-breakpoint
create index bezorging_fout_oudste on bezorging (gemeente_id, coalesce(eerste_fout_op, laatste_fout_op)) where status in ('wacht', 'mislukt') and laatste_fout_code is not null;--> statement-breakpoint
create index casus_open_oudste on casus (gemeente_id, aangemaakt_op, id) where afgesloten_op is null;--> statement-breakpoint
-- What operators did.
create index logboek_wachtrij on logboek (gemeente_id, op, id) where object_soort in ('wachtrij', 'kanaal', 'webhook', 'afzender', 'gebruiker', 'herstel', 'meldregel', 'melding');--> statement-breakpoint
create index bezorging_verzamelen on bezorging (gemeente_id, niet_voor) where status = 'wacht' and verzamelen;--> statement-breakpoint
-- Where something is to be delivered: an escalatie, or a verzamelmail whose time has come. A gemeente that stands still is left alone.
create or replace function gemeenten_met_werk(tot timestamptz, heraanbod interval default interval '15 seconds') returns setof uuid language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select g.id from public.gemeente g
  where (exists (select from public.escalatie e where e.gemeente_id = g.id and e.bezorgd_op is null and (e.bezorgen_na is null or e.bezorgen_na <= tot) and (e.aangeboden_op is null or e.aangeboden_op < now() - heraanbod))
     or exists (select from public.bezorging b where b.gemeente_id = g.id and b.status = 'wacht' and b.verzamelen and b.niet_voor <= tot))
    and not exists (select from public.pauze p where p.gemeente_id = g.id and p.soort = 'gemeente' and p.hervat_op is null and p.van <= $1 and p.tot > $1)
$$;--> statement-breakpoint
-- Where something must go off now, or a put-off escalatie wakes. Asked four times a second: one look at the first moment of all answers most of them.
create function gemeenten_met_verval(tot timestamptz) returns setof uuid language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  if exists (select from public.termijn t where t.stand = 'open' and t.volgende_actie_op is not null and t.volgende_actie_op <= $1)
    or exists (select from public.escalatie e where e.status = 'uitgesteld' and e.uitgesteld_tot <= $1) then
    return query select g.id from public.gemeente g
      where (exists (select from public.termijn t where t.gemeente_id = g.id and t.stand = 'open' and t.volgende_actie_op is not null and t.volgende_actie_op <= $1)
          or exists (select from public.escalatie e where e.gemeente_id = g.id and e.status = 'uitgesteld' and e.uitgesteld_tot <= $1))
        and not exists (select from public.pauze p where p.gemeente_id = g.id and p.hervat_op is null and p.van <= $1 and p.tot > $1
          and (p.soort = 'gemeente' or (p.soort = 'wachtrij' and p.doel = 'bewaak-termijnen')));
  end if;
end
$$;--> statement-breakpoint
revoke all on function gemeenten_met_verval(timestamptz) from public;--> statement-breakpoint
grant execute on function gemeenten_met_verval(timestamptz) to regietafel_worker;--> statement-breakpoint
-- Ids only, for what the worker does for every gemeente: measure, prove, clean.
create function alle_gemeenten() returns setof uuid language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select g.id from public.gemeente g order by g.id
$$;--> statement-breakpoint
revoke all on function alle_gemeenten() from public;--> statement-breakpoint
grant execute on function alle_gemeenten() to regietafel_worker;--> statement-breakpoint
-- Who hears of an alarm of this gemeente: its own operators, and those who guard it from elsewhere. Only of the gemeente the transaction is in.
create policy eigenaar_leest on gebruiker for select to current_user using (true);--> statement-breakpoint
create policy eigenaar_leest on operatorbereik for select to current_user using (true);--> statement-breakpoint
create function operators_in_bereik() returns table (id text, email text, er boolean) language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select g.id, g.email, g.afwezig_tot is null or g.afwezig_tot <= nu() from public.gebruiker g
  where g.rol = 'operator' and g.actief and g.operatorniveau in ('handelen', 'ingrijpen', 'techniek')
    and (g.gemeente_id = nullif(current_setting('app.gemeente_id', true), '')::uuid
      or exists (select from public.operatorbereik b where b.gemeente_id = g.gemeente_id and b.gebruiker_id = g.id and b.bereik_gemeente_id = nullif(current_setting('app.gemeente_id', true), '')::uuid))
$$;--> statement-breakpoint
revoke all on function operators_in_bereik() from public;--> statement-breakpoint
grant execute on function operators_in_bereik() to regietafel_worker;
