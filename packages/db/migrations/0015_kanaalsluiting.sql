-- A kanaal, or one webhook, through which nothing gets now: since when, and the one moment at which it is tried again for all that waits.
CREATE TABLE "kanaalsluiting" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"gemeente_id" uuid NOT NULL,
	"kanaal" text NOT NULL,
	"webhook_id" uuid,
	"sinds" timestamp (3) with time zone NOT NULL,
	"weer_op" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "kanaalsluiting_een" UNIQUE NULLS NOT DISTINCT("gemeente_id","kanaal","webhook_id")
);
--> statement-breakpoint
ALTER TABLE "kanaalsluiting" ADD CONSTRAINT "kanaalsluiting_gemeente_id_gemeente_id_fk" FOREIGN KEY ("gemeente_id") REFERENCES "public"."gemeente"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "kanaalsluiting" ADD CONSTRAINT "kanaalsluiting_webhook" FOREIGN KEY ("gemeente_id","webhook_id") REFERENCES "public"."webhook"("gemeente_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
alter table kanaalsluiting add constraint kanaalsluiting_kanaal check (kanaal in ('email', 'webhook') and (kanaal = 'webhook') = (webhook_id is not null));--> statement-breakpoint
alter table kanaalsluiting enable row level security;--> statement-breakpoint
alter table kanaalsluiting force row level security;--> statement-breakpoint
create policy eigen_gemeente on kanaalsluiting using (gemeente_id = nullif(current_setting('app.gemeente_id', true), '')::uuid) with check (gemeente_id = nullif(current_setting('app.gemeente_id', true), '')::uuid);--> statement-breakpoint
grant select, insert, update, delete on kanaalsluiting to regietafel_worker;--> statement-breakpoint
-- Whoever mends a kanaal or resumes it has it tried at once.
grant select, update, delete on kanaalsluiting to regietafel_app;--> statement-breakpoint
-- Who of the operators may act, so that one who only looks is not addressed while another is there.
grant select (operatorniveau) on gebruiker to regietafel_veger;
