CREATE SCHEMA "auth";
--> statement-breakpoint
CREATE TABLE "auth"."account" (
	"id" text PRIMARY KEY NOT NULL,
	"account_id" text NOT NULL,
	"provider_id" text NOT NULL,
	"user_id" text NOT NULL,
	"access_token" text,
	"refresh_token" text,
	"id_token" text,
	"access_token_expires_at" timestamp (3) with time zone,
	"refresh_token_expires_at" timestamp (3) with time zone,
	"scope" text,
	"password" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "auth"."rate_limit" (
	"id" text PRIMARY KEY NOT NULL,
	"key" text NOT NULL,
	"count" integer NOT NULL,
	"last_request" bigint NOT NULL,
	CONSTRAINT "rate_limit_key_unique" UNIQUE("key")
);
--> statement-breakpoint
CREATE TABLE "auth"."session" (
	"id" text PRIMARY KEY NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"token" text NOT NULL,
	"ip_address" text,
	"user_agent" text,
	"user_id" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "session_token_unique" UNIQUE("token")
);
--> statement-breakpoint
CREATE TABLE "auth"."user" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"email" text NOT NULL,
	"email_verified" boolean DEFAULT false NOT NULL,
	"image" text,
	"gemeente_id" uuid NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "user_email_unique" UNIQUE("email")
);
--> statement-breakpoint
CREATE TABLE "auth"."verification" (
	"id" text PRIMARY KEY NOT NULL,
	"identifier" text NOT NULL,
	"value" text NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "betrokkene" (
	"gemeente_id" uuid NOT NULL,
	"casus_id" uuid NOT NULL,
	"gebruiker_id" text NOT NULL,
	"rol" text NOT NULL,
	"van" timestamp (3) with time zone DEFAULT nu() NOT NULL,
	"tot" timestamp (3) with time zone,
	CONSTRAINT "betrokkene_casus_id_gebruiker_id_rol_van_pk" PRIMARY KEY("casus_id","gebruiker_id","rol","van")
);
--> statement-breakpoint
CREATE TABLE "bezorging" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"gemeente_id" uuid NOT NULL,
	"escalatie_id" uuid NOT NULL,
	"kanaal" text NOT NULL,
	"gebruiker_id" text NOT NULL,
	"rol" text NOT NULL,
	"omgeleid_van" text,
	"sleutel" text NOT NULL,
	"status" text DEFAULT 'wacht' NOT NULL,
	"pogingen" integer DEFAULT 0 NOT NULL,
	"laatste_fout_code" text,
	"bezorgd_op" timestamp (3) with time zone,
	CONSTRAINT "bezorging_sleutel" UNIQUE("gemeente_id","sleutel")
);
--> statement-breakpoint
CREATE TABLE "casus" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"gemeente_id" uuid NOT NULL,
	"nummer" text NOT NULL,
	"roepnaam" text NOT NULL,
	"geboortedatum" date NOT NULL,
	"bsn" text,
	"eigen_woorden" text,
	"setting" text,
	"kaderversie_id" uuid NOT NULL,
	"aangemaakt_op" timestamp (3) with time zone DEFAULT nu() NOT NULL,
	"afgesloten_op" timestamp (3) with time zone,
	"zoeknaam" text GENERATED ALWAYS AS (lower(roepnaam)) STORED,
	"fase" text,
	"volgende_termijn" text,
	"volgende_titel" text,
	"volgende_deadline" date DEFAULT 'infinity' NOT NULL,
	"volgende_nadert_op" timestamp (3) with time zone,
	"volgende_einde_op" timestamp (3) with time zone,
	CONSTRAINT "casus_tenant" UNIQUE("gemeente_id","id"),
	CONSTRAINT "casus_nummer" UNIQUE("gemeente_id","nummer")
);
--> statement-breakpoint
CREATE TABLE "casusnummer" (
	"gemeente_id" uuid NOT NULL,
	"jaar" integer NOT NULL,
	"laatste" integer NOT NULL,
	CONSTRAINT "casusnummer_gemeente_id_jaar_pk" PRIMARY KEY("gemeente_id","jaar")
);
--> statement-breakpoint
CREATE TABLE "escalatie" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"gemeente_id" uuid NOT NULL,
	"casus_id" uuid NOT NULL,
	"termijn_id" uuid NOT NULL,
	"cyclus" integer NOT NULL,
	"trap" text NOT NULL,
	"gepland_op" timestamp (3) with time zone NOT NULL,
	"afgegaan_op" timestamp (3) with time zone DEFAULT nu() NOT NULL,
	"naar" text[] NOT NULL,
	"betaalvlag" boolean DEFAULT false NOT NULL,
	"status" text DEFAULT 'open' NOT NULL,
	"bevestigd_op" timestamp (3) with time zone,
	"bevestigd_door" text,
	"bevestig_reden" text,
	"aangeboden_op" timestamp (3) with time zone,
	"bezorgd_op" timestamp (3) with time zone,
	CONSTRAINT "escalatie_tenant" UNIQUE("gemeente_id","id"),
	CONSTRAINT "escalatie_trap" UNIQUE("termijn_id","cyclus","trap")
);
--> statement-breakpoint
CREATE TABLE "formulier" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"gemeente_id" uuid NOT NULL,
	"casus_id" uuid NOT NULL,
	"formulierversie_id" uuid NOT NULL,
	"sleutel" text NOT NULL,
	"volgnr" integer NOT NULL,
	"status" text DEFAULT 'concept' NOT NULL,
	"antwoorden" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"veldrevisies" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"revisie" integer DEFAULT 0 NOT NULL,
	"akkoorden" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"aangemaakt_door" text,
	"aangemaakt_op" timestamp (3) with time zone DEFAULT nu() NOT NULL,
	"gewijzigd_op" timestamp (3) with time zone DEFAULT nu() NOT NULL,
	"vastgesteld_op" timestamp (3) with time zone,
	"vastgesteld_door" text,
	"hash" text,
	CONSTRAINT "formulier_tenant" UNIQUE("gemeente_id","id"),
	CONSTRAINT "formulier_volgnr" UNIQUE("casus_id","sleutel","volgnr")
);
--> statement-breakpoint
CREATE TABLE "formulierversie" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"gemeente_id" uuid NOT NULL,
	"sleutel" text NOT NULL,
	"versie" integer NOT NULL,
	"titel" text NOT NULL,
	"definitie" jsonb NOT NULL,
	"hash" text NOT NULL,
	"gepubliceerd_op" timestamp (3) with time zone DEFAULT nu() NOT NULL,
	CONSTRAINT "formulierversie_tenant" UNIQUE("gemeente_id","id"),
	CONSTRAINT "formulierversie_versie" UNIQUE("gemeente_id","sleutel","versie")
);
--> statement-breakpoint
CREATE TABLE "gebeurtenis" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"gemeente_id" uuid NOT NULL,
	"casus_id" uuid NOT NULL,
	"volgnr" integer NOT NULL,
	"soort" text NOT NULL,
	"op" timestamp (3) with time zone DEFAULT nu() NOT NULL,
	"datum" date,
	"gegevens" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"door" text,
	CONSTRAINT "gebeurtenis_volgnr" UNIQUE("casus_id","volgnr")
);
--> statement-breakpoint
CREATE TABLE "gebruiker" (
	"id" text PRIMARY KEY NOT NULL,
	"gemeente_id" uuid NOT NULL,
	"organisatie_id" uuid NOT NULL,
	"naam" text NOT NULL,
	"email" text NOT NULL,
	"rol" text NOT NULL,
	"leidinggevende_id" text,
	"actief" boolean DEFAULT true NOT NULL,
	"afwezig_tot" timestamp (3) with time zone,
	CONSTRAINT "gebruiker_tenant" UNIQUE("gemeente_id","id"),
	CONSTRAINT "gebruiker_email" UNIQUE("gemeente_id","email")
);
--> statement-breakpoint
CREATE TABLE "gemeente" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"sleutel" text NOT NULL,
	"naam" text NOT NULL,
	"jeugdregio" text NOT NULL,
	"thema" jsonb DEFAULT '{}'::jsonb NOT NULL,
	CONSTRAINT "gemeente_sleutel_unique" UNIQUE("sleutel")
);
--> statement-breakpoint
CREATE TABLE "kaderversie" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"gemeente_id" uuid NOT NULL,
	"sleutel" text NOT NULL,
	"versie" integer NOT NULL,
	"inhoud" jsonb NOT NULL,
	"hash" text NOT NULL,
	"gepubliceerd_op" timestamp (3) with time zone DEFAULT nu() NOT NULL,
	CONSTRAINT "kaderversie_tenant" UNIQUE("gemeente_id","id"),
	CONSTRAINT "kaderversie_versie" UNIQUE("gemeente_id","sleutel","versie")
);
--> statement-breakpoint
CREATE TABLE "kalenderdag" (
	"gemeente_id" uuid NOT NULL,
	"datum" date NOT NULL,
	"naam" text NOT NULL,
	"bron" text NOT NULL,
	CONSTRAINT "kalenderdag_gemeente_id_datum_pk" PRIMARY KEY("gemeente_id","datum")
);
--> statement-breakpoint
CREATE TABLE "hartslag" (
	"proces" text NOT NULL,
	"soort" text NOT NULL,
	"op" timestamp (3) with time zone NOT NULL,
	"gegevens" jsonb DEFAULT '{}'::jsonb NOT NULL,
	CONSTRAINT "hartslag_proces_soort_pk" PRIMARY KEY("proces","soort")
);
--> statement-breakpoint
CREATE TABLE "proefklok" (
	"enig" boolean PRIMARY KEY DEFAULT true NOT NULL,
	"verschuiving" interval NOT NULL
);
--> statement-breakpoint
CREATE TABLE "logboek" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"gemeente_id" uuid NOT NULL,
	"op" timestamp (3) with time zone DEFAULT nu() NOT NULL,
	"door" text,
	"handeling" text NOT NULL,
	"object_soort" text NOT NULL,
	"object_id" text,
	"uitkomst" text NOT NULL,
	"reden" text,
	"herkomst" jsonb DEFAULT '{}'::jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "organisatie" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"gemeente_id" uuid NOT NULL,
	"naam" text NOT NULL,
	"soort" text NOT NULL,
	CONSTRAINT "organisatie_tenant" UNIQUE("gemeente_id","id"),
	CONSTRAINT "organisatie_naam" UNIQUE("gemeente_id","naam")
);
--> statement-breakpoint
CREATE TABLE "regie" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"gemeente_id" uuid NOT NULL,
	"casus_id" uuid NOT NULL,
	"soort" text NOT NULL,
	"gebruiker_id" text NOT NULL,
	"organisatie_id" uuid NOT NULL,
	"periode" "tstzrange" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "termijn" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"gemeente_id" uuid NOT NULL,
	"casus_id" uuid NOT NULL,
	"termijn" text NOT NULL,
	"cyclus" integer NOT NULL,
	"stap" text,
	"titel" text NOT NULL,
	"verantwoordelijk" text NOT NULL,
	"anker" text NOT NULL,
	"ankerdatum" date NOT NULL,
	"normdatum" date NOT NULL,
	"deadline" date NOT NULL,
	"einde_op" timestamp (3) with time zone NOT NULL,
	"stand" text NOT NULL,
	"afgerond_op" timestamp (3) with time zone,
	"te_laat" boolean DEFAULT false NOT NULL,
	"vervallen_reden" text,
	"uitleg" text NOT NULL,
	"uitleg_delen" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"bron" text NOT NULL,
	"mijlpaal" boolean DEFAULT false NOT NULL,
	"plan" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"volgende_actie_op" timestamp (3) with time zone,
	CONSTRAINT "termijn_tenant" UNIQUE("gemeente_id","id"),
	CONSTRAINT "termijn_sleutel" UNIQUE("casus_id","termijn","cyclus")
);
--> statement-breakpoint
ALTER TABLE "auth"."account" ADD CONSTRAINT "account_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "auth"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "auth"."session" ADD CONSTRAINT "session_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "auth"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "betrokkene" ADD CONSTRAINT "betrokkene_casus" FOREIGN KEY ("gemeente_id","casus_id") REFERENCES "public"."casus"("gemeente_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "betrokkene" ADD CONSTRAINT "betrokkene_gebruiker_fk" FOREIGN KEY ("gemeente_id","gebruiker_id") REFERENCES "public"."gebruiker"("gemeente_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bezorging" ADD CONSTRAINT "bezorging_escalatie_fk" FOREIGN KEY ("gemeente_id","escalatie_id") REFERENCES "public"."escalatie"("gemeente_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bezorging" ADD CONSTRAINT "bezorging_gebruiker_fk" FOREIGN KEY ("gemeente_id","gebruiker_id") REFERENCES "public"."gebruiker"("gemeente_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "casus" ADD CONSTRAINT "casus_gemeente_id_gemeente_id_fk" FOREIGN KEY ("gemeente_id") REFERENCES "public"."gemeente"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "casus" ADD CONSTRAINT "casus_kaderversie" FOREIGN KEY ("gemeente_id","kaderversie_id") REFERENCES "public"."kaderversie"("gemeente_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "casusnummer" ADD CONSTRAINT "casusnummer_gemeente_id_gemeente_id_fk" FOREIGN KEY ("gemeente_id") REFERENCES "public"."gemeente"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "escalatie" ADD CONSTRAINT "escalatie_casus_fk" FOREIGN KEY ("gemeente_id","casus_id") REFERENCES "public"."casus"("gemeente_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "escalatie" ADD CONSTRAINT "escalatie_termijn_fk" FOREIGN KEY ("gemeente_id","termijn_id") REFERENCES "public"."termijn"("gemeente_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "formulier" ADD CONSTRAINT "formulier_casus" FOREIGN KEY ("gemeente_id","casus_id") REFERENCES "public"."casus"("gemeente_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "formulier" ADD CONSTRAINT "formulier_versie" FOREIGN KEY ("gemeente_id","formulierversie_id") REFERENCES "public"."formulierversie"("gemeente_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "formulierversie" ADD CONSTRAINT "formulierversie_gemeente_id_gemeente_id_fk" FOREIGN KEY ("gemeente_id") REFERENCES "public"."gemeente"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "gebeurtenis" ADD CONSTRAINT "gebeurtenis_casus" FOREIGN KEY ("gemeente_id","casus_id") REFERENCES "public"."casus"("gemeente_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "gebruiker" ADD CONSTRAINT "gebruiker_gemeente_id_gemeente_id_fk" FOREIGN KEY ("gemeente_id") REFERENCES "public"."gemeente"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "gebruiker" ADD CONSTRAINT "gebruiker_organisatie" FOREIGN KEY ("gemeente_id","organisatie_id") REFERENCES "public"."organisatie"("gemeente_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "gebruiker" ADD CONSTRAINT "gebruiker_leidinggevende" FOREIGN KEY ("gemeente_id","leidinggevende_id") REFERENCES "public"."gebruiker"("gemeente_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "kaderversie" ADD CONSTRAINT "kaderversie_gemeente_id_gemeente_id_fk" FOREIGN KEY ("gemeente_id") REFERENCES "public"."gemeente"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "kalenderdag" ADD CONSTRAINT "kalenderdag_gemeente_id_gemeente_id_fk" FOREIGN KEY ("gemeente_id") REFERENCES "public"."gemeente"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "logboek" ADD CONSTRAINT "logboek_gemeente_id_gemeente_id_fk" FOREIGN KEY ("gemeente_id") REFERENCES "public"."gemeente"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "organisatie" ADD CONSTRAINT "organisatie_gemeente_id_gemeente_id_fk" FOREIGN KEY ("gemeente_id") REFERENCES "public"."gemeente"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "regie" ADD CONSTRAINT "regie_casus_fk" FOREIGN KEY ("gemeente_id","casus_id") REFERENCES "public"."casus"("gemeente_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "regie" ADD CONSTRAINT "regie_gebruiker_fk" FOREIGN KEY ("gemeente_id","gebruiker_id") REFERENCES "public"."gebruiker"("gemeente_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "regie" ADD CONSTRAINT "regie_organisatie_fk" FOREIGN KEY ("gemeente_id","organisatie_id") REFERENCES "public"."organisatie"("gemeente_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "termijn" ADD CONSTRAINT "termijn_casus" FOREIGN KEY ("gemeente_id","casus_id") REFERENCES "public"."casus"("gemeente_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "account_user" ON "auth"."account" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "session_user" ON "auth"."session" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "verification_identifier" ON "auth"."verification" USING btree ("identifier");--> statement-breakpoint
CREATE INDEX "betrokkene_gebruiker" ON "betrokkene" USING btree ("gemeente_id","gebruiker_id");--> statement-breakpoint
CREATE INDEX "bezorging_escalatie" ON "bezorging" USING btree ("escalatie_id");--> statement-breakpoint
CREATE INDEX "bezorging_gebruiker" ON "bezorging" USING btree ("gemeente_id","gebruiker_id");--> statement-breakpoint
CREATE INDEX "casus_lijst" ON "casus" USING btree ("gemeente_id","volgende_deadline","id") WHERE afgesloten_op is null;--> statement-breakpoint
CREATE INDEX "casus_afgesloten" ON "casus" USING btree ("gemeente_id","afgesloten_op","id") WHERE afgesloten_op is not null;--> statement-breakpoint
CREATE INDEX "escalatie_bezorgen" ON "escalatie" USING btree ("gemeente_id","aangeboden_op","id") WHERE bezorgd_op is null;--> statement-breakpoint
CREATE INDEX "escalatie_lijst" ON "escalatie" USING btree ("gemeente_id","status","afgegaan_op","id");--> statement-breakpoint
CREATE INDEX "escalatie_casus" ON "escalatie" USING btree ("casus_id");--> statement-breakpoint
CREATE INDEX "gebruiker_rol" ON "gebruiker" USING btree ("gemeente_id","rol");--> statement-breakpoint
CREATE INDEX "logboek_object" ON "logboek" USING btree ("gemeente_id","object_soort","object_id","op");--> statement-breakpoint
CREATE INDEX "regie_houder" ON "regie" USING btree ("gemeente_id","gebruiker_id","casus_id") WHERE upper_inf(periode);--> statement-breakpoint
CREATE INDEX "regie_organisatie" ON "regie" USING btree ("gemeente_id","organisatie_id","casus_id") WHERE upper_inf(periode);--> statement-breakpoint
CREATE INDEX "regie_casus" ON "regie" USING btree ("casus_id","soort");--> statement-breakpoint
CREATE INDEX "termijn_actie" ON "termijn" USING btree ("gemeente_id","volgende_actie_op","id") WHERE stand = 'open' and volgende_actie_op is not null;--> statement-breakpoint
CREATE INDEX "termijn_volgend_moment" ON "termijn" USING btree ("volgende_actie_op") WHERE stand = 'open' and volgende_actie_op is not null;