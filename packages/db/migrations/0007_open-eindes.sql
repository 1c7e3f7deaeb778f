ALTER TABLE "casus" ADD COLUMN "open_eindes" timestamp (3) with time zone[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
-- For a moment not forced, so that the owner can fill it in for every gemeente.
ALTER TABLE "casus" NO FORCE ROW LEVEL SECURITY;--> statement-breakpoint
update casus c set open_eindes = array(select t.einde_op from termijn t where t.casus_id = c.id and t.stand = 'open' order by 1)
where exists (select from termijn t where t.casus_id = c.id and t.stand = 'open');--> statement-breakpoint
ALTER TABLE "casus" FORCE ROW LEVEL SECURITY;
