import { createHash } from 'node:crypto'
import type postgres from 'postgres'
import type { Ontvanger } from './huis/ontvanger.ts'
import type { Postbus } from './huis/postbus.ts'

/** One broken promise: which, and what was seen. Ids only. */
export interface Breuk {
  readonly invariant: string
  readonly tekst: string
}

/**
 * SQL: the time of message `b` has come. To another system the messages of one casus go in their order, so one behind a message that still
 * waits out its back-off has to wait as well; two days on it may not (`bezinkTweeKeer`).
 */
const magGaan = `b.status = 'wacht' and (b.niet_voor is null or b.niet_voor <= nu()) and not exists (
  select from escalatie e join escalatie e2 on e2.casus_id = e.casus_id join bezorging b2 on b2.escalatie_id = e2.id
  where e.id = b.escalatie_id and b2.webhook_id = b.webhook_id and b2.status = 'wacht' and b2.niet_voor > nu() and (e2.afgegaan_op, e2.gepland_op, b2.id) < (e.afgegaan_op, e.gepland_op, b.id))`

/** What still has to happen at this moment of the clock that decides. */
export interface Rest {
  readonly vegen: number
  readonly open: number
  readonly wacht: number
}

export async function restVan(sql: postgres.Sql): Promise<Rest> {
  const [rij] = await sql<[Rest]>`
    select (select count(*)::int from termijn where stand = 'open' and volgende_actie_op <= nu()) as vegen,
      (select count(*)::int from escalatie where bezorgd_op is null and (bezorgen_na is null or bezorgen_na <= nu())) as open,
      (select count(*)::int from bezorging b where ${sql.unsafe(magGaan)}) as wacht`
  return rij
}

/** Written down apart from the product: it reads rows and plans, and shares no code with what wrote them. */
const vragen: readonly { readonly invariant: string; readonly wat: string; readonly sql: string }[] = [
  {
    invariant: 'I1', wat: 'a trap that was due has no escalatie',
    sql: `select t.id::text || ' ' || p.trap as plek from termijn t, jsonb_to_recordset(t.plan) as p(trap text, op timestamptz)
      where t.stand = 'open' and p.op <= nu() and (p.op >= t.einde_op or nu() < t.einde_op)
        and not exists (select from escalatie e where e.termijn_id = t.id and e.cyclus = t.cyclus and e.trap = p.trap and not e.vervangen)`,
  },
  {
    invariant: 'I1', wat: 'an escalatie goes to nobody',
    sql: `select e.id::text as plek from escalatie e where not exists (select from bezorging b where b.escalatie_id = e.id)`,
  },
  {
    invariant: 'I1', wat: 'a message waits though its time has come',
    sql: `select b.id::text || ' ' || b.kanaal || ' ' || b.pogingen || ' ' || coalesce(b.laatste_fout_code, '') as plek from bezorging b where ${magGaan}`,
  },
  {
    invariant: 'I1', wat: 'the alarm clock of an open termijn is wrong',
    sql: `select t.id::text || ' ' || coalesce(t.volgende_actie_op::text, 'none') as plek from termijn t
      where t.stand = 'open' and t.volgende_actie_op is distinct from (
        select min(p.op) from jsonb_to_recordset(t.plan) as p(trap text, op timestamptz)
        where p.op > nu() and not exists (select from escalatie e where e.termijn_id = t.id and e.cyclus = t.cyclus and e.trap = p.trap and not e.vervangen))`,
  },
  {
    invariant: 'I2', wat: 'a trap has two rows',
    sql: `select termijn_id::text || ' ' || trap as plek from escalatie where not vervangen group by termijn_id, cyclus, trap having count(*) > 1`,
  },
  { invariant: 'I2', wat: 'two messages under one key', sql: `select sleutel as plek from bezorging group by gemeente_id, sleutel having count(*) > 1` },
  {
    invariant: 'I2', wat: 'somebody has two keys for one escalatie and kanaal',
    sql: `select escalatie_id::text as plek from bezorging where sleutel !~ ':u[0-9]+$' group by escalatie_id, kanaal, gebruiker_id, webhook_id having count(*) > 1`,
  },
  { invariant: 'I3', wat: 'an escalatie is earlier than its trap', sql: `select id::text as plek from escalatie where afgegaan_op < gepland_op` },
  { invariant: 'I3', wat: 'an escalatie of a trap whose time has not come', sql: `select id::text as plek from escalatie where gepland_op > nu()` },
  {
    // The projection keeps whole seconds of the moment at which a termijn was closed.
    invariant: 'I5', wat: 'an escalatie after its termijn was closed, and nothing says that it should not have been',
    sql: `select t.termijn || ' ' || e.trap || ' ' || e.afgegaan_op || ', ' || t.stand || ' ' || t.afgerond_op || '; ' || coalesce(
        (select string_agg(g.soort || coalesce(' ' || (g.gegevens ->> 'formulier'), '') || coalesce(' ' || g.datum, '') || ' @' || g.op, ', ' order by g.volgnr) from gebeurtenis g where g.casus_id = t.casus_id), '') as plek
      from escalatie e join termijn t on t.id = e.termijn_id where t.stand <> 'open' and e.cyclus = t.cyclus and e.afgegaan_op > t.afgerond_op + case when date_trunc('second', t.afgerond_op) = t.afgerond_op then interval '999 milliseconds' else interval '0' end and not e.vervangen and not e.achteraf_onterecht`,
  },
  {
    invariant: 'I1', wat: 'a message left as failed that nobody refused',
    sql: `select b.id::text || ' ' || coalesce(b.laatste_fout_code, '') as plek from bezorging b where b.status = 'mislukt'`,
  },
]

/** Everything Postgres can answer. `behalve` leaves out what a case makes happen on purpose. */
export async function breukenInDatabase(sql: postgres.Sql, behalve: readonly string[] = []): Promise<Breuk[]> {
  const breuken: Breuk[] = []
  for (const vraag of vragen.filter(({ wat }) => !behalve.includes(wat))) {
    const rijen = await sql.unsafe<{ plek: string }[]>(vraag.sql)
    if (rijen.length > 0) breuken.push({ invariant: vraag.invariant, tekst: `${vraag.wat}: ${rijen.length} (${rijen.slice(0, 3).map(({ plek }) => plek).join('; ')})` })
  }
  return breuken
}

interface Verzonden {
  readonly id: string
  readonly kanaal: string
  readonly sleutel: string
  readonly email: string | null
  readonly nummer: string
  readonly verzamelmail: string | null
}

/** How a key travels in a mail: itself, or the digest of it. */
const vormen = (sleutel: string): string[] => [sleutel, createHash('sha256').update(sleutel).digest('hex').slice(0, 32)]

/** I7: what Postgres calls delivered came in outside, at least once, under its own key; and nothing else came in. */
export async function breukenBuiten(sql: postgres.Sql, { postbus, ontvanger }: { postbus: Postbus; ontvanger: Ontvanger }): Promise<{ breuken: Breuk[]; dubbel: number; berichten: number }> {
  const rijen = await sql<Verzonden[]>`
    select b.id, b.kanaal, b.sleutel, g.email, c.nummer, coalesce(v.sleutel, v.id)::text as verzamelmail
    from bezorging b join escalatie e on e.id = b.escalatie_id join casus c on c.id = e.casus_id left join gebruiker g on g.id = b.gebruiker_id left join verzamelmail v on v.id = b.verzamelmail_id
    where b.status = 'bezorgd' and b.kanaal in ('email', 'webhook')`
  const rest = await sql<{ sleutel: string }[]>`
    select sleutel from bezorging where kanaal in ('email', 'webhook') and status <> 'bezorgd' union all select coalesce(sleutel, id)::text from verzamelmail union all select sleutel from meldingverzending`
  const bekend = new Set(rest.flatMap(({ sleutel }) => vormen(sleutel)))
  const breuken: Breuk[] = []
  const mis = (tekst: string): void => void breuken.push({ invariant: 'I7', tekst })
  for (const rij of rijen) {
    const sleutels = vormen(rij.verzamelmail ?? rij.sleutel)
    for (const sleutel of sleutels) bekend.add(sleutel)
    if (rij.kanaal === 'webhook') {
      if (!sleutels.some((sleutel) => ontvanger.oproepen.has(sleutel))) mis(`webhook ${rij.id} is called delivered and never came in`)
      continue
    }
    const zending = sleutels.map((sleutel) => postbus.zendingen.get(sleutel)).find(Boolean)
    if (!zending) mis(`mail ${rij.id} is called delivered and never came in`)
    else if (zending.aan !== rij.email) mis(`mail ${rij.id} went to somebody else`)
    else if (!zending.nummers.has(rij.nummer)) mis(`mail ${rij.id} does not name its casus`)
    else if (!rij.verzamelmail && zending.teksten.size > 1) mis(`mail ${rij.id} came in with two texts under one key`)
  }
  for (const sleutel of [...postbus.zendingen.keys(), ...ontvanger.oproepen.keys()]) if (!bekend.has(sleutel)) mis(`key ${sleutel} came in and stands nowhere`)
  for (const tekst of [...postbus.vreemd, ...ontvanger.vreemd]) mis(tekst)
  const berichten = postbus.totaal() + ontvanger.totaal()
  return { breuken: kort(breuken), dubbel: berichten - postbus.zendingen.size - ontvanger.oproepen.size, berichten }
}

/** The first of each kind, with how many. */
function kort(breuken: readonly Breuk[]): Breuk[] {
  return [...Map.groupBy(breuken, ({ tekst }) => tekst.replace(/[0-9a-f-]{32,36}\S*/g, '…')).values()].map((lijst) => ({ ...lijst[0]!, tekst: `${lijst[0]!.tekst} (${lijst.length})` }))
}
