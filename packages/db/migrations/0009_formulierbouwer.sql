CREATE TABLE "bijlage" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"gemeente_id" uuid NOT NULL,
	"formulier_id" uuid NOT NULL,
	"veld_id" text NOT NULL,
	"naam" text NOT NULL,
	"mediatype" text NOT NULL,
	"grootte" integer NOT NULL,
	"hash" text NOT NULL,
	"inhoud" "bytea" NOT NULL,
	"door" text NOT NULL,
	"op" timestamp (3) with time zone DEFAULT nu() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "formulierconcept" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"gemeente_id" uuid NOT NULL,
	"sleutel" text NOT NULL,
	"van_formulierversie_id" uuid,
	"definitie" jsonb NOT NULL,
	"standaard_hash" text,
	"revisie" integer DEFAULT 1 NOT NULL,
	"status" text DEFAULT 'concept' NOT NULL,
	"toelichting" text,
	"ingediend_door" text,
	"ingediend_op" timestamp (3) with time zone,
	"teruggewezen_reden" text,
	"teruggewezen_door" text,
	"bewerkers" text[] NOT NULL,
	"laatste_door" text NOT NULL,
	"aangemaakt_op" timestamp (3) with time zone DEFAULT nu() NOT NULL,
	"gewijzigd_op" timestamp (3) with time zone DEFAULT nu() NOT NULL,
	CONSTRAINT "formulierconcept_sleutel" UNIQUE("gemeente_id","sleutel")
);
--> statement-breakpoint
CREATE TABLE "formulierinstelling" (
	"gemeente_id" uuid PRIMARY KEY NOT NULL,
	"vier_ogen" boolean DEFAULT true NOT NULL,
	"talen_volledig" boolean DEFAULT false NOT NULL
);
--> statement-breakpoint
CREATE TABLE "formulierdeel" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"gemeente_id" uuid NOT NULL,
	"sleutel" text NOT NULL,
	"versie" integer NOT NULL,
	"soort" text NOT NULL,
	"titel" text NOT NULL,
	"inhoud" jsonb NOT NULL,
	"hash" text NOT NULL,
	"toelichting" text,
	"gepubliceerd_op" timestamp (3) with time zone DEFAULT nu() NOT NULL,
	"gepubliceerd_door" text,
	CONSTRAINT "formulierdeel_versie" UNIQUE("gemeente_id","sleutel","versie")
);
--> statement-breakpoint
CREATE TABLE "formulierstandaard" (
	"sleutel" text NOT NULL,
	"versie" integer NOT NULL,
	"hash" text NOT NULL,
	"definitie" jsonb NOT NULL,
	"sinds" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "formulierstandaard_sleutel_versie_pk" PRIMARY KEY("sleutel","versie"),
	CONSTRAINT "formulierstandaard_hash" UNIQUE("sleutel","hash")
);
--> statement-breakpoint
CREATE TABLE "formulierverhuizing" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"gemeente_id" uuid NOT NULL,
	"taak_id" uuid NOT NULL,
	"formulier_id" uuid NOT NULL,
	"van_versie_id" uuid NOT NULL,
	"naar_versie_id" uuid NOT NULL,
	"uitkomst" text NOT NULL,
	"aantallen" jsonb NOT NULL,
	"voor" jsonb NOT NULL,
	"revisie_na" integer NOT NULL,
	"reden" text NOT NULL,
	"door" text NOT NULL,
	"op" timestamp (3) with time zone DEFAULT nu() NOT NULL,
	"terug_op" timestamp (3) with time zone,
	"terug_door" text,
	CONSTRAINT "formulierverhuizing_eenmaal" UNIQUE("taak_id","formulier_id")
);
--> statement-breakpoint
ALTER TABLE "formulier" ADD COLUMN "geparkeerd" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "formulier" ADD COLUMN "herkomst" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "formulier" ADD COLUMN "getoond" jsonb;--> statement-breakpoint
ALTER TABLE "formulierversie" ADD COLUMN "gepubliceerd_door" text;--> statement-breakpoint
ALTER TABLE "formulierversie" ADD COLUMN "goedgekeurd_door" text;--> statement-breakpoint
ALTER TABLE "formulierversie" ADD COLUMN "toelichting" text;--> statement-breakpoint
ALTER TABLE "formulierversie" ADD COLUMN "van_formulierversie_id" uuid;--> statement-breakpoint
ALTER TABLE "formulierversie" ADD COLUMN "standaard_hash" text;--> statement-breakpoint
ALTER TABLE "bijlage" ADD CONSTRAINT "bijlage_formulier_fk" FOREIGN KEY ("gemeente_id","formulier_id") REFERENCES "public"."formulier"("gemeente_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "formulierconcept" ADD CONSTRAINT "formulierconcept_gemeente_id_gemeente_id_fk" FOREIGN KEY ("gemeente_id") REFERENCES "public"."gemeente"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "formulierconcept" ADD CONSTRAINT "formulierconcept_van" FOREIGN KEY ("gemeente_id","van_formulierversie_id") REFERENCES "public"."formulierversie"("gemeente_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "formulierinstelling" ADD CONSTRAINT "formulierinstelling_gemeente_id_gemeente_id_fk" FOREIGN KEY ("gemeente_id") REFERENCES "public"."gemeente"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "formulierdeel" ADD CONSTRAINT "formulierdeel_gemeente_id_gemeente_id_fk" FOREIGN KEY ("gemeente_id") REFERENCES "public"."gemeente"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "formulierverhuizing" ADD CONSTRAINT "formulierverhuizing_taak_id_achtergrondtaak_id_fk" FOREIGN KEY ("taak_id") REFERENCES "public"."achtergrondtaak"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "formulierverhuizing" ADD CONSTRAINT "formulierverhuizing_formulier_fk" FOREIGN KEY ("gemeente_id","formulier_id") REFERENCES "public"."formulier"("gemeente_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "formulierverhuizing" ADD CONSTRAINT "formulierverhuizing_van" FOREIGN KEY ("gemeente_id","van_versie_id") REFERENCES "public"."formulierversie"("gemeente_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "formulierverhuizing" ADD CONSTRAINT "formulierverhuizing_naar" FOREIGN KEY ("gemeente_id","naar_versie_id") REFERENCES "public"."formulierversie"("gemeente_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "bijlage_formulier" ON "bijlage" USING btree ("formulier_id");--> statement-breakpoint
CREATE INDEX "formulierverhuizing_formulier" ON "formulierverhuizing" USING btree ("formulier_id","op");--> statement-breakpoint
alter table formulierconcept add constraint formulierconcept_status check (status in ('concept', 'ter-goedkeuring') and (status = 'concept' or (ingediend_door is not null and toelichting is not null)));--> statement-breakpoint
alter table formulierdeel add constraint formulierdeel_soort check (soort in ('sectie', 'velden', 'codelijst') and versie > 0);--> statement-breakpoint
alter table formulierverhuizing add constraint formulierverhuizing_uitkomst check (uitkomst in ('ongewijzigd', 'omgezet', 'geparkeerd', 'ongeldig') and (terug_op is null) = (terug_door is null));--> statement-breakpoint
alter table bijlage add constraint bijlage_grootte check (grootte between 1 and 10485760 and grootte = octet_length(inhoud));--> statement-breakpoint
alter table achtergrondtaak drop constraint achtergrondtaak_soort;--> statement-breakpoint
alter table achtergrondtaak add constraint achtergrondtaak_soort check (soort in ('terugblik', 'kalender-bijwerken', 'formulier-verhuizen') and status in ('wacht', 'bezig', 'klaar', 'geannuleerd', 'mislukt'));--> statement-breakpoint
create trigger formulierdeel_onveranderlijk before update or delete on formulierdeel for each row execute function weiger_wijziging();--> statement-breakpoint
create trigger formulierstandaard_onveranderlijk before update or delete on formulierstandaard for each row execute function weiger_wijziging();--> statement-breakpoint
create trigger bijlage_onveranderlijk before update on bijlage for each row execute function weiger_wijziging();--> statement-breakpoint
do $$
declare
  tabel text;
begin
  foreach tabel in array array['bijlage', 'formulierconcept', 'formulierdeel', 'formulierinstelling', 'formulierverhuizing'] loop
    execute format('alter table %I enable row level security', tabel);
    execute format('alter table %I force row level security', tabel);
    execute format(
      $p$create policy eigen_gemeente on %I using (gemeente_id = nullif(current_setting('app.gemeente_id', true), '')::uuid) with check (gemeente_id = nullif(current_setting('app.gemeente_id', true), '')::uuid)$p$,
      tabel);
    execute format('grant select, insert on %I to regietafel_app', tabel);
  end loop;
end $$;--> statement-breakpoint
grant update, delete on formulierconcept to regietafel_app;--> statement-breakpoint
grant update on formulierinstelling to regietafel_app;--> statement-breakpoint
grant update (terug_op, terug_door) on formulierverhuizing to regietafel_app;--> statement-breakpoint
-- The same for everybody, and not about anybody.
grant select on formulierstandaard to regietafel_app;
