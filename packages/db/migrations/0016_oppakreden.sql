-- What somebody does about an alarm, for her colleagues.
ALTER TABLE "melding" ADD COLUMN "opgepakt_reden" text;--> statement-breakpoint
grant update (opgepakt_reden) on melding to regietafel_app;
