import type { Maat } from '@regietafel/domain/escalatie'
import type { Tx } from '../client.ts'
import { sqlOf } from '../tenant.ts'
import { keekOp } from './hartslag.repository.ts'
import { TELGRENS, vast } from './wachtrij.repository.ts'

/** Every number of the guarding of one gemeente; null when it is not known. Milliseconds, counts and shares, as `maten` says. */
export type Bewakingsmaten = Readonly<Record<Maat, number | null>>

/** A process counts as running for so long after its last sign of life. */
const LEVEND = '15 seconds'

/** Tries of the last hour over which the share is taken: the newest. */
const POGINGEN = 1_000

/**
 * All numbers in one round trip, each from an index: nothing is counted further than `TELGRENS`, and the oldest is the first of its index. What is
 * about termijnen and messages goes by `nu()`, as the rows do; signs of life go by the real time, and so does the age of the proof of the last
 * night: where none was ever made it counts from the first measure.
 * `sweep-achterstand`, `klokverschil` and `workers` are of the installation and alike for every gemeente.
 */
export async function bewakingsmaten(tx: Tx): Promise<Bewakingsmaten> {
  const sql = sqlOf(tx)
  // The words of the partial indexes, so that Postgres knows it may use them.
  const open = sql`e.status = 'open' and not e.vervangen`
  const fout = sql`b.status in ('wacht', 'mislukt') and b.laatste_fout_code is not null`
  const [rij] = await sql<Bewakingsmaten[]>`
    with recursive werkers as (
      select ${keekOp(sql)} as keek, coalesce(h.gegevens ->> 'modus', '') <> 'gestopt' and h.op > clock_timestamp() - ${LEVEND}::text::interval as levend,
        abs(extract(epoch from h.op) * 1000 - (h.gegevens ->> 'klok')::float8) as verschil
      from hartslag h where h.soort = 'worker'
    ),
    instelling as (
      select i.spoed, (select max(substr(s, 2)::numeric) from unnest(i.spoed) s where s ~ '^E[0-9]+$') as vanaf
      from (select coalesce((select spoed from meldinginstelling), '{E3,E4}') as spoed) i),
    trappen as (
      (select e.trap from escalatie e where ${open} order by e.trap limit 1)
      union all
      select n.trap from trappen p, lateral (select e.trap from escalatie e where ${open} and e.trap > p.trap order by e.trap limit 1) n
    ),
    open as materialized (
      select p.trap, p.trap = any(i.spoed) or case when p.trap ~ '^E[0-9]+$' then substr(p.trap, 2)::numeric > i.vanaf else false end as spoed, (select count(*)::float8 from (select from escalatie e where ${open} and e.trap = p.trap limit ${vast(sql, TELGRENS)}) x) as aantal,
        (select e.afgegaan_op from escalatie e where ${open} and e.trap = p.trap order by e.afgegaan_op limit 1) as oudste
      from trappen p, instelling i
    ),
    mislukt as (
      select (select count(*)::float8 from (select from bezorging b where ${fout} limit ${vast(sql, TELGRENS)}) x) as aantal,
        (select coalesce(b.eerste_fout_op, b.laatste_fout_op) from bezorging b where ${fout} order by coalesce(b.eerste_fout_op, b.laatste_fout_op) limit 1) as oudste
    ),
    geprobeerd as (
      select count(distinct x.bezorging_id) filter (where x.gelukt)::float8 / nullif(count(distinct x.bezorging_id), 0) as deel
      from (select p.bezorging_id, p.gelukt from bezorgpoging p where p.op > nu() - interval '1 hour' and p.op <= nu() order by p.op desc limit ${vast(sql, POGINGEN)}) x
    )
    select
      coalesce((select greatest(0, extract(epoch from nu() - t.volgende_actie_op) * 1000)::float8 from termijn t
        where t.stand = 'open' and t.volgende_actie_op is not null order by t.volgende_actie_op limit 1), 0) as "oudste-niet-afgegaan",
      (select case when max(keek) is not null then greatest(0, extract(epoch from clock_timestamp() - max(keek)) * 1000)::float8 end from werkers) as "sweep-achterstand",
      m.aantal as "mislukt",
      coalesce(greatest(0, extract(epoch from nu() - m.oudste) * 1000), 0)::float8 as "mislukt-oudste",
      coalesce((select sum(aantal) from open where spoed), 0)::float8 as "niet-bevestigd",
      coalesce((select greatest(0, extract(epoch from nu() - min(oudste)) * 1000) from open where spoed), 0)::float8 as "niet-bevestigd-oudste",
      g.deel as "bezorgd-deel",
      coalesce((select greatest(0, extract(epoch from nu() - greatest(e.afgegaan_op, e.bezorgen_na)) * 1000) from escalatie e
        where e.bezorgd_op is null order by greatest(e.afgegaan_op, e.bezorgen_na) limit 1), 0)::float8 as "onbezorgd-oudste",
      coalesce((select sum(aantal) from open where trap ~ '^H[0-9]+$'), 0)::float8 as "achterstand-h",
      coalesce((select sum(aantal) from open where trap = 'E1'), 0)::float8 as "achterstand-e1",
      coalesce((select sum(aantal) from open where trap = 'E2'), 0)::float8 as "achterstand-e2",
      coalesce((select sum(aantal) from open where trap = 'E3'), 0)::float8 as "achterstand-e3",
      coalesce((select sum(aantal) from open where trap !~ '^H[0-9]+$' and trap not in ('E1', 'E2', 'E3')), 0)::float8 as "achterstand-e4",
      (select count(*)::float8 from pauze p where p.hervat_op is null and p.van <= nu() and p.tot > nu()) as "pauzes",
      (select (kwijt + dubbel + te_vroeg + na_sluiting + (select count(*) from jsonb_array_elements(verschillen) v where v ->> 'soort' = 'onleesbaar'))::float8 from bewijs order by volgnr desc limit 1) as "verschil",
      (select case when n.op is not null then greatest(0, extract(epoch from clock_timestamp() - n.op) * 1000)::float8 end from (select coalesce(
        (select b.escalaties_tot from bewijs b where b.soort = 'nacht' order by b.volgnr desc limit 1), (select min(t.op) from meting t where t.maat = 'workers')) as op) n) as "nachtbewijs-oudste",
      (select max(verschil)::float8 from werkers where levend) as "klokverschil",
      (select count(*)::float8 from werkers where levend) as "workers"
    from mislukt m, geprobeerd g`
  return rij!
}

/** Numbers by what they are about, for the metrics. Sleutel of the gemeente, kanaal, trap and code: nothing else. */
export interface Bewakingsgroepen {
  readonly gemeente: string
  /** Open escalaties. */
  readonly trappen: readonly { readonly trap: string; readonly aantal: number }[]
  readonly kanalen: readonly { readonly kanaal: string; readonly wacht: number; readonly mislukt: number }[]
  /** Tries of the last hour; `code` is empty when it went well. */
  readonly pogingen: readonly { readonly kanaal: string; readonly code: string; readonly aantal: number }[]
  readonly meldingen: number
}

/** In one round trip. */
export async function bewakingsgroepen(tx: Tx): Promise<Bewakingsgroepen> {
  const [rij] = await sqlOf(tx)<Bewakingsgroepen[]>`
    select (select sleutel from gemeente where id = current_setting('app.gemeente_id')::uuid) as gemeente,
      coalesce((select jsonb_agg(t) from (select trap, count(*)::int as aantal from escalatie where status = 'open' and not vervangen group by trap) t), '[]') as trappen,
      coalesce((select jsonb_agg(k) from (select kanaal, count(*) filter (where status = 'wacht')::int as wacht, count(*) filter (where status = 'mislukt')::int as mislukt
        from bezorging where status in ('wacht', 'mislukt') group by kanaal) k), '[]') as kanalen,
      coalesce((select jsonb_agg(p) from (select b.kanaal, case when p.gelukt then '' else coalesce(p.code, 'ONBEKEND') end as code, count(*)::int as aantal
        from bezorgpoging p join bezorging b on b.id = p.bezorging_id where p.op > nu() - interval '1 hour' and p.op <= nu() group by 1, 2) p), '[]') as pogingen,
      (select count(*)::int from melding where einde_op is null) as meldingen`
  return rij!
}
