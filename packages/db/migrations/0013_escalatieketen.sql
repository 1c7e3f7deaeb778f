-- Each proof holds the escalaties that went off since the proof before it: which, how many, and a hash over what of them can never change
-- rightfully. Proofs of before hold none and stay as they are. Ids only; the rows themselves stay where they are.
ALTER TABLE "bewijs" ADD COLUMN "escalaties" uuid[];--> statement-breakpoint
ALTER TABLE "bewijs" ADD COLUMN "escalaties_aantal" integer;--> statement-breakpoint
ALTER TABLE "bewijs" ADD COLUMN "escalaties_hash" text;--> statement-breakpoint
ALTER TABLE "bewijs" ADD COLUMN "escalaties_tot" timestamp (3) with time zone;--> statement-breakpoint
alter table bewijs add constraint bewijs_escalaties check (
  (escalaties is null and escalaties_aantal is null and escalaties_hash is null and escalaties_tot is null)
  or (cardinality(escalaties) = escalaties_aantal and escalaties_hash is not null and escalaties_tot is not null));
