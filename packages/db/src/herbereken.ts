import { createDb, type Db, type Tx } from './client.ts'
import { canonicalJson } from './hash.ts'
import { NIET_MEER_VAN_TOEPASSING, volgendeActieOp, type CasusProjectie, type TermijnProjectie } from './projectie.ts'
import { termijnRepository } from './repositories/termijn.repository.ts'
import { inGemeente, sqlOf } from './tenant.ts'
import { loadVoortgangen, lockCasussen, projecteer } from './voortgang.ts'

export interface Verschil {
  readonly gemeenteId: string
  readonly nummer: string
  /** `casus`, or the termijn with its cyclus. */
  readonly rij: string
  readonly kolom: string
  readonly bewaard: unknown
  readonly berekend: unknown
}

export interface Herberekening {
  readonly gemeenten: number
  readonly casussen: number
  readonly termijnen: number
  readonly verschillen: readonly Verschil[]
}

export interface HerberekenOpties {
  /** Compare only; nothing is written. */
  readonly controleer: boolean
  /** One gemeente; all of them when left out. */
  readonly gemeenteId?: string
}

const BATCH = 200

/**
 * Folds the gebeurtenissen of every casus again and compares the projections with what comes out; without `controleer` it also
 * writes them. Needs the login of the owner, because it goes over all gemeenten. Ids, escalaties and bezorgingen stay.
 */
export async function herbereken(bron: string | Db, { controleer, gemeenteId }: HerberekenOpties): Promise<Herberekening> {
  if (typeof bron === 'string') {
    const { db, close } = createDb({ url: bron, role: 'eigenaar', max: 2 })
    return herbereken(db, { controleer, ...(gemeenteId === undefined ? {} : { gemeenteId }) }).finally(close)
  }
  const gemeenten = await sqlOf(bron)<{ id: string }[]>`select id from gemeente ${gemeenteId === undefined ? sqlOf(bron)`` : sqlOf(bron)`where id = ${gemeenteId}`} order by id`
  const verschillen: Verschil[] = []
  let casussen = 0
  let termijnen = 0
  for (const { id } of gemeenten) {
    for (let na: string | null = '00000000-0000-0000-0000-000000000000'; na !== null; ) {
      const vanaf: string = na
      const deel = await inGemeente(bron, { gemeenteId: id, als: 'app' }, (tx) => herberekenDeel(tx, { gemeenteId: id, na: vanaf, controleer }))
      verschillen.push(...deel.verschillen)
      casussen += deel.casussen
      termijnen += deel.termijnen
      na = deel.volgende
    }
  }
  return { gemeenten: gemeenten.length, casussen, termijnen, verschillen }
}

/** Open casussen of the gemeente of this transaction; how far a `herberekenOpen` has to go. */
export async function countOpen(tx: Tx): Promise<number> {
  const [row] = await sqlOf(tx)<{ aantal: number }[]>`select count(*)::int as aantal from casus where afgesloten_op is null`
  return row!.aantal
}

/**
 * The next open casussen after `na` (an id) folded again and written, in this transaction, which holds their locks. Answers how many,
 * and the id to go on after; null when it was the last.
 */
export async function herberekenOpen(tx: Tx, { gemeenteId, na, limiet }: { gemeenteId: string; na: string; limiet: number }): Promise<{ casussen: number; volgende: string | null }> {
  const { casussen, volgende } = await herberekenDeel(tx, { gemeenteId, na, controleer: false, alleenOpen: true, limiet })
  return { casussen, volgende }
}

async function herberekenDeel(tx: Tx, { gemeenteId, na, controleer, alleenOpen = false, limiet = BATCH }: { gemeenteId: string; na: string; controleer: boolean; alleenOpen?: boolean; limiet?: number }) {
  const sql = sqlOf(tx)
  const rows = await sql<{ id: string; nummer: string }[]>`
    select id, nummer from casus where gemeente_id = ${gemeenteId} and id > ${na} and (not ${alleenOpen}::boolean or afgesloten_op is null) order by id limit ${limiet}`
  const ids = rows.map(({ id }) => id)
  if (!controleer) {
    await lockCasussen(tx, ids)
    await termijnRepository(tx).lock(ids)
  }
  const [standen, bewaard] = await Promise.all([loadVoortgangen(tx, ids), loadBewaard(tx, ids)])
  const verschillen: Verschil[] = []
  const projecties = new Map([...standen].map(([id, stand]) => [id, { casusId: id, nu: stand.nu, sinds: null, ...projecteer(stand) }]))
  for (const { id, nummer } of rows) {
    for (const verschil of vergelijk(bewaard.get(id)!, projecties.get(id)!)) verschillen.push({ gemeenteId, nummer, ...verschil })
  }
  if (!controleer) await termijnRepository(tx).project([...projecties.values()])
  const termijnen = [...projecties.values()].reduce((som, projectie) => som + projectie.termijnen.length, 0)
  return { verschillen, casussen: rows.length, termijnen, volgende: rows.length === limiet ? (ids.at(-1) ?? null) : null }
}

type BewaardeTermijn = TermijnProjectie & { readonly casus_id: string; readonly volgende_actie_op: string | null; readonly genomen: string[] }
type BewaardeCasus = CasusProjectie & { readonly id: string }
interface Bewaard { casus: BewaardeCasus; termijnen: BewaardeTermijn[] }

async function loadBewaard(tx: Tx, ids: readonly string[]): Promise<Map<string, Bewaard>> {
  const sql = sqlOf(tx)
  const lijst = [...ids]
  const [casussen, termijnen] = await Promise.all([
    sql<BewaardeCasus[]>`
      select id, afgesloten_op is not null as afgesloten, fase, volgende_termijn as "volgendeTermijn", volgende_titel as "volgendeTitel", volgende_deadline::text as "volgendeDeadline",
             volgende_nadert_op as "volgendeNadertOp", volgende_einde_op as "volgendeEindeOp",
             array(select to_char(e.op at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') from unnest(open_eindes) as e(op)) as "openEindes"
      from casus where id = any (${lijst}::text[]::uuid[])`,
    sql<BewaardeTermijn[]>`
      select t.casus_id, t.kader, t.termijn, t.cyclus, t.stap, t.titel, t.verantwoordelijk, t.anker, t.ankerdatum::text as ankerdatum, t.normdatum::text as normdatum, t.deadline::text as deadline,
             t.einde_op, t.stand, t.afgerond_op, t.te_laat, t.vervallen_reden, t.uitleg, t.uitleg_delen, t.bron, t.mijlpaal, t.plan, t.volgende_actie_op,
             array(select e.trap from escalatie e where e.termijn_id = t.id and e.cyclus = t.cyclus and not e.vervangen) as genomen
      from termijn t where t.casus_id = any (${lijst}::text[]::uuid[]) order by t.kader, t.termijn, t.cyclus`,
  ])
  const perCasus = new Map<string, Bewaard>(casussen.map((casus) => [casus.id, { casus, termijnen: [] }]))
  for (const termijn of termijnen) perCasus.get(termijn.casus_id)?.termijnen.push(termijn)
  return perCasus
}

type Afwijking = Omit<Verschil, 'gemeenteId' | 'nummer'>

function vergelijk(bewaard: Bewaard, berekend: { termijnen: readonly TermijnProjectie[]; casus: CasusProjectie }): Afwijking[] {
  const afwijkingen = kolommen('casus', bewaard.casus, berekend.casus)
  const oud = new Map(bewaard.termijnen.map((t) => [`${t.kader} ${t.termijn} ${t.cyclus}`, t]))
  for (const termijn of berekend.termijnen) {
    const rij = `${termijn.kader} ${termijn.termijn} ${termijn.cyclus}`
    const daar = oud.get(rij)
    oud.delete(rij)
    if (!daar) afwijkingen.push({ rij, kolom: '*', bewaard: null, berekend: termijn.stand })
    else afwijkingen.push(...kolommen(rij, daar, termijn), ...actie(rij, daar, termijn))
  }
  for (const [rij, termijn] of oud) {
    const bekend = termijn.stand === 'vervallen' && termijn.vervallen_reden === NIET_MEER_VAN_TOEPASSING && termijn.genomen.length > 0
    if (!bekend) afwijkingen.push({ rij, kolom: '*', bewaard: termijn.stand, berekend: null })
  }
  return afwijkingen
}

function kolommen<T extends object>(rij: string, bewaard: T, berekend: T): Afwijking[] {
  return (Object.keys(berekend) as (keyof T & string)[])
    .filter((kolom) => !gelijk(bewaard[kolom], berekend[kolom]))
    .map((kolom) => ({ rij, kolom, bewaard: bewaard[kolom], berekend: berekend[kolom] }))
}

/** Whether a reminder is still to come depends on the moment at which it was last looked at; both outcomes are right. */
function actie(rij: string, bewaard: BewaardeTermijn, berekend: TermijnProjectie): Afwijking[] {
  const goed = ['1900-01-01T00:00:00Z', '2199-12-31T00:00:00Z'].map((nu) => volgendeActieOp(berekend, bewaard.genomen, nu))
  if (goed.some((op) => gelijk(op, bewaard.volgende_actie_op))) return []
  return [{ rij, kolom: 'volgende_actie_op', bewaard: bewaard.volgende_actie_op, berekend: goed[0] }]
}

const instant = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/

function gelijk(a: unknown, b: unknown): boolean {
  if (typeof a === 'string' && typeof b === 'string' && instant.test(a) && instant.test(b)) return Date.parse(a) === Date.parse(b)
  return canonicalJson(a ?? null) === canonicalJson(b ?? null)
}
