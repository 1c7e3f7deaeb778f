import type { TermijnToestand } from '@regietafel/domain/kader'
import { zichtbaar, type Kijker } from '../kijker.ts'
import type { Sql } from '../tenant.ts'

export type CasusFilter = 'alle' | 'te-laat' | 'deze-week' | 'zonder-regie' | 'afgesloten'

export interface CasusVraag {
  readonly kijker: Kijker
  /** Beginning of a nummer or of a roepnaam; capitals do not matter. */
  readonly zoek?: string | undefined
  readonly filter?: CasusFilter | undefined
  /** Cursor of the page before. An unreadable one starts at the first page. */
  readonly na?: string | null | undefined
  readonly aantal?: number | undefined
  /** Counting costs more than the page; leave it out when the first page told. Default true. */
  readonly tel?: boolean | undefined
}

export interface CasusLijstRij {
  readonly id: string
  readonly nummer: string
  readonly roepnaam: string
  readonly geboortedatum: string
  readonly fase: string
  /** The key of a termijn, or of a poort that must be decided first. */
  readonly volgende: { readonly termijn: string; readonly titel: string; readonly deadline: string; readonly toestand: Extract<TermijnToestand, 'loopt' | 'nadert' | 'verstreken'> } | null
  readonly casusregisseur: string | null
  /** Open termijnen that are late. */
  readonly teLaat: number
  readonly afgeslotenOp: string | null
}

interface Row {
  id: string; nummer: string; roepnaam: string; geboortedatum: string; fase: string; volgendeTermijn: string | null; volgendeTitel: string | null
  deadline: string; toestand: 'loopt' | 'nadert' | 'verstreken'; casusregisseur: string | null; teLaat: number; afgeslotenOp: string | null; cursor: string
}

const MAX_AANTAL = 200
const cursorVorm = /^(\d{4}-\d\d-\d\d|infinity)~([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/

/**
 * Open casussen by their first open deadline, oldest first; those without one come last. Closed ones (filter `afgesloten`)
 * by the day of closing. Keyset paging: a page costs the same on the first million as on the first ten.
 */
export const listCasussen = (sql: Sql) => async (vraag: CasusVraag): Promise<{ rijen: CasusLijstRij[]; volgende: string | null; totaal: number | null }> => {
  const { kijker, filter = 'alle', tel = true } = vraag
  const aantal = Math.min(Math.max(1, Math.trunc(vraag.aantal ?? 50)), MAX_AANTAL)
  const afgesloten = filter === 'afgesloten'
  const sorteer = afgesloten ? sql`(c.afgesloten_op at time zone 'Europe/Amsterdam')::date` : sql`c.volgende_deadline`
  const waar = sql`
    ${afgesloten ? sql`c.afgesloten_op is not null` : sql`c.afgesloten_op is null`}
    and ${zichtbaar(sql, kijker)} ${zoekOp(sql, vraag.zoek)} ${filterOp(sql, filter)}`
  const cursor = cursorVorm.exec(vraag.na ?? '')
  const na = cursor ? sql`and (${sorteer}, c.id) > (${cursor[1]!}::date, ${cursor[2]!}::uuid)` : sql``

  const [rows, [som]] = await Promise.all([
    // A literal limit, so that Postgres trusts one plan for every page; and the clock read once, not once per row.
    sql<Row[]>`
      with k as materialized (select nu() as nu)
      select c.id, c.nummer, c.roepnaam, c.geboortedatum::text as geboortedatum, coalesce(c.fase, '') as fase,
             c.volgende_termijn as "volgendeTermijn", c.volgende_titel as "volgendeTitel", c.volgende_deadline::text as deadline,
             case when c.volgende_einde_op <= k.nu then 'verstreken' when c.volgende_nadert_op <= k.nu then 'nadert' else 'loopt' end as toestand,
             c.afgesloten_op as "afgeslotenOp", c.sorteer || '~' || c.id as cursor,
             g.naam as casusregisseur,
             (select count(*)::int from unnest(c.open_eindes) as e(op) where e.op <= k.nu) as "teLaat"
      from (select c.*, ${sorteer} as sorteer from casus c where ${waar} ${na} order by ${sorteer}, c.id limit ${sql.unsafe(String(aantal + 1))}) c
        cross join k
        left join regie r on r.casus_id = c.id and r.soort = 'casus' and upper_inf(r.periode)
        left join gebruiker g on g.id = r.gebruiker_id
      order by c.sorteer, c.id`,
    tel ? sql<{ n: number }[]>`select count(*)::int as n from casus c where ${waar}` : Promise.resolve([]),
  ])
  const rijen = rows.slice(0, aantal)
  return { rijen: rijen.map(toRij), volgende: rows.length > aantal ? (rijen.at(-1)?.cursor ?? null) : null, totaal: som?.n ?? null }
}

/** The end of a search range is its beginning plus the highest character: a range, because LIKE is not leakproof and would lose the index. */
function zoekOp(sql: Sql, zoek: string | undefined) {
  const tekst = zoek?.replaceAll('\0', '').trim().toLowerCase()
  if (!tekst) return sql``
  const einde = `${tekst}\u{10FFFF}`
  return /^\d/.test(tekst)
    ? sql`and c.nummer collate "C" >= ${tekst} and c.nummer collate "C" < ${einde}`
    : sql`and c.zoeknaam collate "C" >= ${tekst} and c.zoeknaam collate "C" < ${einde}`
}

/** Late is the day after the deadline, by the Amsterdam calendar: the same as `volgende_einde_op <= nu()`, but in the order of the index. */
function filterOp(sql: Sql, filter: CasusFilter) {
  const vandaag = sql`(select (nu() at time zone 'Europe/Amsterdam')::date)`
  switch (filter) {
    case 'alle': case 'afgesloten': return sql``
    case 'te-laat': return sql`and c.volgende_deadline < ${vandaag}`
    case 'deze-week': return sql`and c.volgende_deadline >= ${vandaag} and c.volgende_deadline < date_trunc('week', ${vandaag})::date + 7`
    case 'zonder-regie': return sql`and (select count(*) from regie r where r.casus_id = c.id and upper_inf(r.periode)) < 3`
  }
}

function toRij(r: Row): CasusLijstRij {
  return {
    id: r.id, nummer: r.nummer, roepnaam: r.roepnaam, geboortedatum: r.geboortedatum, fase: r.fase,
    volgende: r.volgendeTermijn === null || r.volgendeTitel === null ? null : { termijn: r.volgendeTermijn, titel: r.volgendeTitel, deadline: r.deadline, toestand: r.toestand },
    casusregisseur: r.casusregisseur, teLaat: r.teLaat, afgeslotenOp: r.afgeslotenOp,
  }
}
