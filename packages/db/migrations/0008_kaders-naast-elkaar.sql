CREATE TABLE "achtergrondtaak" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"gemeente_id" uuid NOT NULL,
	"soort" text NOT NULL,
	"invoer" jsonb NOT NULL,
	"status" text DEFAULT 'wacht' NOT NULL,
	"gedaan" integer DEFAULT 0 NOT NULL,
	"totaal" integer,
	"uitkomst" jsonb,
	"fout_code" text,
	"pogingen" integer DEFAULT 0 NOT NULL,
	"annuleren" boolean DEFAULT false NOT NULL,
	"door" text NOT NULL,
	"aangemaakt_op" timestamp (3) with time zone DEFAULT nu() NOT NULL,
	"begonnen_op" timestamp (3) with time zone,
	"klaar_op" timestamp (3) with time zone,
	"levensteken_op" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "casuskader" (
	"gemeente_id" uuid NOT NULL,
	"casus_id" uuid NOT NULL,
	"sleutel" text NOT NULL,
	"kaderversie_id" uuid NOT NULL,
	"sinds" timestamp (3) with time zone DEFAULT nu() NOT NULL,
	"door" text,
	CONSTRAINT "casuskader_casus_id_sleutel_pk" PRIMARY KEY("casus_id","sleutel")
);
--> statement-breakpoint
CREATE TABLE "kaderconcept" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"gemeente_id" uuid NOT NULL,
	"sleutel" text NOT NULL,
	"van_kaderversie_id" uuid,
	"inhoud" jsonb NOT NULL,
	"revisie" integer DEFAULT 1 NOT NULL,
	"status" text DEFAULT 'concept' NOT NULL,
	"toelichting" text,
	"ingediend_door" text,
	"ingediend_op" timestamp (3) with time zone,
	"teruggewezen_reden" text,
	"bewerkers" text[] NOT NULL,
	"laatste_door" text NOT NULL,
	"aangemaakt_op" timestamp (3) with time zone DEFAULT nu() NOT NULL,
	"gewijzigd_op" timestamp (3) with time zone DEFAULT nu() NOT NULL,
	CONSTRAINT "kaderconcept_sleutel" UNIQUE("gemeente_id","sleutel")
);
--> statement-breakpoint
CREATE TABLE "kaderinstelling" (
	"gemeente_id" uuid PRIMARY KEY NOT NULL,
	"vier_ogen" boolean DEFAULT true NOT NULL
);
--> statement-breakpoint
CREATE TABLE "kaderinzet" (
	"gemeente_id" uuid NOT NULL,
	"sleutel" text NOT NULL,
	"inzet" text NOT NULL,
	"standaard" boolean DEFAULT false NOT NULL,
	CONSTRAINT "kaderinzet_gemeente_id_sleutel_pk" PRIMARY KEY("gemeente_id","sleutel")
);
--> statement-breakpoint
ALTER TABLE "escalatie" DROP CONSTRAINT "escalatie_trap";--> statement-breakpoint
ALTER TABLE "termijn" DROP CONSTRAINT "termijn_sleutel";--> statement-breakpoint
ALTER TABLE "kalenderdag" DROP CONSTRAINT "kalenderdag_gemeente_id_datum_pk";--> statement-breakpoint
ALTER TABLE "escalatie" ADD COLUMN "vervangen" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "escalatie" ADD COLUMN "achteraf_onterecht" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "kaderversie" ADD COLUMN "gepubliceerd_door" text;--> statement-breakpoint
ALTER TABLE "kaderversie" ADD COLUMN "goedgekeurd_door" text;--> statement-breakpoint
ALTER TABLE "kaderversie" ADD COLUMN "toelichting" text;--> statement-breakpoint
ALTER TABLE "kaderversie" ADD COLUMN "van_kaderversie_id" uuid;--> statement-breakpoint
ALTER TABLE "kalenderdag" ADD COLUMN "id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL;--> statement-breakpoint
ALTER TABLE "kalenderdag" ADD COLUMN "toegevoegd_op" timestamp (3) with time zone DEFAULT nu() NOT NULL;--> statement-breakpoint
ALTER TABLE "kalenderdag" ADD COLUMN "toegevoegd_door" text;--> statement-breakpoint
ALTER TABLE "kalenderdag" ADD COLUMN "terugwerkend_op" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "kalenderdag" ADD COLUMN "verwijderd_op" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "kalenderdag" ADD COLUMN "verwijderd_door" text;--> statement-breakpoint
ALTER TABLE "kalenderdag" ADD COLUMN "weg_terugwerkend_op" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "termijn" ADD COLUMN "kader" text;--> statement-breakpoint
-- For a moment not forced, so that the owner can fill them in for every gemeente.
ALTER TABLE "termijn" NO FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "casus" NO FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "kaderversie" NO FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "kalenderdag" NO FORCE ROW LEVEL SECURITY;--> statement-breakpoint
update termijn t set kader = k.sleutel from casus c join kaderversie k on k.id = c.kaderversie_id where c.id = t.casus_id;--> statement-breakpoint
-- What stood in the calendar until now counted from the beginning.
update kalenderdag set terugwerkend_op = nu();--> statement-breakpoint
ALTER TABLE "termijn" ALTER COLUMN "kader" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "achtergrondtaak" ADD CONSTRAINT "achtergrondtaak_gemeente_id_gemeente_id_fk" FOREIGN KEY ("gemeente_id") REFERENCES "public"."gemeente"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "casuskader" ADD CONSTRAINT "casuskader_casus" FOREIGN KEY ("gemeente_id","casus_id") REFERENCES "public"."casus"("gemeente_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "casuskader" ADD CONSTRAINT "casuskader_versie" FOREIGN KEY ("gemeente_id","kaderversie_id") REFERENCES "public"."kaderversie"("gemeente_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "kaderconcept" ADD CONSTRAINT "kaderconcept_gemeente_id_gemeente_id_fk" FOREIGN KEY ("gemeente_id") REFERENCES "public"."gemeente"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "kaderconcept" ADD CONSTRAINT "kaderconcept_van" FOREIGN KEY ("gemeente_id","van_kaderversie_id") REFERENCES "public"."kaderversie"("gemeente_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "kaderinstelling" ADD CONSTRAINT "kaderinstelling_gemeente_id_gemeente_id_fk" FOREIGN KEY ("gemeente_id") REFERENCES "public"."gemeente"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "kaderinzet" ADD CONSTRAINT "kaderinzet_gemeente_id_gemeente_id_fk" FOREIGN KEY ("gemeente_id") REFERENCES "public"."gemeente"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "achtergrondtaak_open" ON "achtergrondtaak" USING btree ("gemeente_id","aangemaakt_op") WHERE status in ('wacht', 'bezig');--> statement-breakpoint
CREATE INDEX "achtergrondtaak_lijst" ON "achtergrondtaak" USING btree ("gemeente_id","soort","aangemaakt_op");--> statement-breakpoint
CREATE UNIQUE INDEX "escalatie_trap" ON "escalatie" USING btree ("termijn_id","cyclus","trap") WHERE not vervangen;--> statement-breakpoint
CREATE UNIQUE INDEX "kalenderdag_datum" ON "kalenderdag" USING btree ("gemeente_id","datum") WHERE verwijderd_op is null;--> statement-breakpoint
ALTER TABLE "termijn" ADD CONSTRAINT "termijn_sleutel" UNIQUE("casus_id","kader","termijn","cyclus");--> statement-breakpoint
CREATE UNIQUE INDEX "kaderinzet_een_standaard" ON "kaderinzet" ("gemeente_id") WHERE standaard;--> statement-breakpoint
alter table kaderinzet add constraint kaderinzet_soort check (inzet in ('hoofd', 'naast', 'uit') and (not standaard or inzet = 'hoofd'));--> statement-breakpoint
alter table kaderconcept add constraint kaderconcept_status check (status in ('concept', 'ter-goedkeuring') and (status = 'concept' or (ingediend_door is not null and toelichting is not null)));--> statement-breakpoint
alter table achtergrondtaak add constraint achtergrondtaak_soort check (soort in ('terugblik', 'kalender-bijwerken') and status in ('wacht', 'bezig', 'klaar', 'geannuleerd', 'mislukt'));--> statement-breakpoint
alter table kalenderdag add constraint kalenderdag_weg check ((verwijderd_op is null) = (verwijderd_door is null) and (weg_terugwerkend_op is null or verwijderd_op is not null));--> statement-breakpoint
-- A gemeente that worked with the shipped kader goes on doing so.
insert into kaderinzet (gemeente_id, sleutel, inzet, standaard)
select k.gemeente_id, k.sleutel, case k.sleutel when 'rijnmond-1-op-1' then 'hoofd' else 'uit' end, k.sleutel = 'rijnmond-1-op-1' from kaderversie k group by 1, 2;--> statement-breakpoint
ALTER TABLE "termijn" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "casus" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "kaderversie" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "kalenderdag" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
do $$
declare
  tabel text;
begin
  foreach tabel in array array['achtergrondtaak', 'casuskader', 'kaderconcept', 'kaderinstelling', 'kaderinzet'] loop
    execute format('alter table %I enable row level security', tabel);
    execute format('alter table %I force row level security', tabel);
    execute format(
      $p$create policy eigen_gemeente on %I using (gemeente_id = nullif(current_setting('app.gemeente_id', true), '')::uuid) with check (gemeente_id = nullif(current_setting('app.gemeente_id', true), '')::uuid)$p$,
      tabel);
    execute format('grant select, insert, update on %I to regietafel_app', tabel);
  end loop;
end $$;--> statement-breakpoint
revoke update on casuskader from regietafel_app;--> statement-breakpoint
grant delete on kaderconcept to regietafel_app;--> statement-breakpoint
grant update (terugwerkend_op, verwijderd_op, verwijderd_door, weg_terugwerkend_op) on kalenderdag to regietafel_app;--> statement-breakpoint
create policy eigenaar_leest on achtergrondtaak for select to current_user using (true);--> statement-breakpoint
-- Like gemeenten_met_werk: ids only. Waiting, or left alone by a worker that died; counted in real time.
create function taken_met_werk(verlaten interval default interval '1 minute') returns table (gemeente_id uuid, taak_id uuid) language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select a.gemeente_id, a.id from public.achtergrondtaak a
  where a.status = 'wacht' or (a.status = 'bezig' and (a.levensteken_op is null or a.levensteken_op < now() - verlaten))
  order by a.aangemaakt_op limit 100
$$;--> statement-breakpoint
revoke all on function taken_met_werk(interval) from public;--> statement-breakpoint
grant execute on function taken_met_werk(interval) to regietafel_worker;
