-- What was delivered is known by keys that come back the same in a database that is put back to a backup: an escalatie has a name made of what
-- it is about, and messages are called after it. What exists keeps its key. Prints of keys that were delivered after the backup are read in
-- before the workers start again; what they name is not sent a second time.
CREATE TABLE "afgeleverd" (
	"gemeente_id" uuid NOT NULL,
	"sleutel" uuid NOT NULL,
	"ingelezen_op" timestamp (3) with time zone DEFAULT nu() NOT NULL,
	CONSTRAINT "afgeleverd_gemeente_id_sleutel_pk" PRIMARY KEY("gemeente_id","sleutel")
);
--> statement-breakpoint
CREATE TABLE "terugzetting" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"gemeente_id" uuid NOT NULL,
	"van" timestamp (3) with time zone NOT NULL,
	"tot" timestamp (3) with time zone NOT NULL,
	"sleutels" integer NOT NULL
);
--> statement-breakpoint
ALTER TABLE "bezorging" ADD COLUMN "uit_herstel" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "escalatie" ADD COLUMN "sleutel" uuid;--> statement-breakpoint
ALTER TABLE "verzamelmail" ADD COLUMN "sleutel" uuid;--> statement-breakpoint
ALTER TABLE "afgeleverd" ADD CONSTRAINT "afgeleverd_gemeente_id_gemeente_id_fk" FOREIGN KEY ("gemeente_id") REFERENCES "public"."gemeente"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "terugzetting" ADD CONSTRAINT "terugzetting_gemeente_id_gemeente_id_fk" FOREIGN KEY ("gemeente_id") REFERENCES "public"."gemeente"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "escalatie_vervangen" ON "escalatie" USING btree ("termijn_id","cyclus","trap") WHERE vervangen;--> statement-breakpoint
create trigger afgeleverd_onveranderlijk before update or delete on afgeleverd for each row execute function weiger_wijziging();--> statement-breakpoint
create trigger terugzetting_onveranderlijk before update or delete on terugzetting for each row execute function weiger_wijziging();--> statement-breakpoint
alter table terugzetting add constraint terugzetting_venster check (tot >= van and sleutels >= 0);--> statement-breakpoint
do $$
declare
  tabel text;
begin
  foreach tabel in array array['afgeleverd', 'terugzetting'] loop
    execute format('alter table %I enable row level security', tabel);
    execute format('alter table %I force row level security', tabel);
    execute format(
      $p$create policy eigen_gemeente on %I using (gemeente_id = nullif(current_setting('app.gemeente_id', true), '')::uuid) with check (gemeente_id = nullif(current_setting('app.gemeente_id', true), '')::uuid)$p$,
      tabel);
    execute format('grant select on %I to regietafel_app, regietafel_worker', tabel);
  end loop;
end $$;--> statement-breakpoint
-- What the name of an escalatie is made of: words of the kader, nothing of a person.
grant select (kader, termijn) on termijn to regietafel_veger;--> statement-breakpoint
grant select (sleutel) on escalatie to regietafel_veger;
