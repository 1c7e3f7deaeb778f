-- The holder of now, out of the index alone: every list and every right asks for it. Also refuses a second open period without looking at ranges.
create unique index regie_huidig on regie (casus_id, soort) include (gemeente_id, gebruiker_id, organisatie_id) where upper_inf(periode);
