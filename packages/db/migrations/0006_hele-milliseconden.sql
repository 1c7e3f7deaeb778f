-- Whole milliseconds after the proefklok too, whatever it was moved by.
create or replace function nu() returns timestamptz language sql stable parallel safe as $$
  select date_trunc('milliseconds', now() + coalesce((select verschuiving from public.proefklok), interval '0'))
$$;
