import { casusRepository, createDb, inGemeente, schema, type Database, type Kijker } from '@regietafel/db'
import { and, asc, eq, gt, lt, or, sql as drizzleSql } from 'drizzle-orm'
import { maakWereld, URL_VAR, VANDAAG, type Wereld } from './b10-wereld.ts'
import type { Measurement, RunOptions, Workload } from './workload.ts'

const PAGINA = 50
const DIEP = 2000

/** One page somebody asks for: the casussen of this gemeente that are late, after this one. */
interface Vraag {
  readonly gemeenteId: string
  readonly deadline: string
  readonly id: string
}
type Rij = Readonly<Record<string, unknown>>
/** Answers the ids of the page, in order. */
type Deelnemer = (dbs: Databases, vraag: Vraag) => Promise<readonly string[]>
interface Databases {
  readonly app: Database
  readonly eigenaar: Database
}

const kijker: Kijker = { gebruikerId: 'procesregisseur', rol: 'procesregisseur', organisatieId: '00000000-0000-7000-8000-000000000000' }

/** The list as the screens ask for it, whole: rights, row level security, first termijn, state of it, casusregisseur. */
const product: Deelnemer = async ({ app }, { gemeenteId, deadline, id }) => {
  const { rijen } = await inGemeente(app.db, { gemeenteId }, (tx) => casusRepository(tx).list({ kijker, filter: 'te-laat', na: `${deadline}~${id}`, aantal: PAGINA, tel: false }))
  return rijen.map((rij) => rij.id)
}

/** What a careful programmer writes by hand with postgres.js: keyset and join, under row level security, setting and query pipelined. */
const metDeHand: Deelnemer = async ({ app }, { gemeenteId, deadline, id }) => {
  const [, rijen] = await app.sql.begin((sql) => Promise.all([
    sql`select set_config('app.gemeente_id', ${gemeenteId}, true)`,
    sql<Rij[]>`
      select c.id, c.nummer, c.roepnaam, c.geboortedatum, c.fase, t.termijn, t.titel, t.deadline, t.einde_op <= nu() as laat, g.naam as casusregisseur
      from casus c join termijn t on t.casus_id = c.id and t.stand = 'open'
        left join regie r on r.casus_id = c.id and r.soort = 'casus' and upper_inf(r.periode) left join gebruiker g on g.id = r.gebruiker_id
      where c.afgesloten_op is null and c.volgende_deadline < ${VANDAAG}::date and (c.volgende_deadline, c.id) > (${deadline}::date, ${id}::uuid)
      order by c.volgende_deadline, c.id limit ${PAGINA}`,
  ]))
  return rijen.map((rij) => rij['id'] as string)
}

const metOffset: Deelnemer = async ({ app }, { gemeenteId }) => {
  const [, rijen] = await app.sql.begin((sql) => Promise.all([
    sql`select set_config('app.gemeente_id', ${gemeenteId}, true)`,
    sql<Rij[]>`
      select c.id, c.nummer, c.roepnaam, c.geboortedatum, c.fase, t.termijn, t.titel, t.deadline, t.einde_op <= nu() as laat, g.naam as casusregisseur
      from casus c join termijn t on t.casus_id = c.id and t.stand = 'open'
        left join regie r on r.casus_id = c.id and r.soort = 'casus' and upper_inf(r.periode) left join gebruiker g on g.id = r.gebruiker_id
      where c.afgesloten_op is null and c.volgende_deadline < ${VANDAAG}::date order by c.volgende_deadline, c.id offset ${DIEP} limit ${PAGINA}`,
  ]))
  return rijen.map((rij) => rij['id'] as string)
}

const drizzlePerCall: Deelnemer = ({ app }, { gemeenteId, deadline, id }) =>
  app.db.transaction(async (tx) => {
    const { casus, termijn, regie, gebruiker } = schema
    await tx.execute(drizzleSql`select set_config('app.gemeente_id', ${gemeenteId}, true)`)
    const rijen = await tx
      .select({
        id: casus.id, nummer: casus.nummer, roepnaam: casus.roepnaam, geboortedatum: casus.geboortedatum, fase: casus.fase,
        termijn: termijn.termijn, titel: termijn.titel, deadline: termijn.deadline, laat: drizzleSql<boolean>`${termijn.eindeOp} <= nu()`, casusregisseur: gebruiker.naam,
      })
      .from(casus)
      .innerJoin(termijn, and(eq(termijn.casusId, casus.id), eq(termijn.stand, 'open')))
      .leftJoin(regie, and(eq(regie.casusId, casus.id), eq(regie.soort, 'casus'), drizzleSql`upper_inf(${regie.periode})`))
      .leftJoin(gebruiker, eq(gebruiker.id, regie.gebruikerId))
      .where(and(drizzleSql`${casus.afgeslotenOp} is null`, lt(casus.volgendeDeadline, VANDAAG), or(gt(casus.volgendeDeadline, deadline), and(eq(casus.volgendeDeadline, deadline), gt(casus.id, id)))))
      .orderBy(asc(casus.volgendeDeadline), asc(casus.id))
      .limit(PAGINA)
    return rijen.map((rij) => rij.id)
  })

/** What nothing under row level security passes: a page of late termijnen out of the index alone, no names, no rights of a person. */
const indexOnderRls: Deelnemer = async ({ app }, { gemeenteId, deadline }) => {
  const [, rijen] = await app.sql.begin((sql) => Promise.all([
    sql`select set_config('app.gemeente_id', ${gemeenteId}, true)`,
    sql<Rij[]>`
      select id, casus_id, deadline, termijn from termijn
      where stand = 'open' and deadline > ${deadline}::date and deadline < ${VANDAAG}::date order by deadline, id limit ${PAGINA}`,
  ]))
  return rijen.map((rij) => rij['id'] as string)
}

/** The same without row level security and without a transaction: one question, one answer. */
const alleenIndex: Deelnemer = async ({ eigenaar: { sql } }, { gemeenteId, deadline }) => {
  const rijen = await sql<Rij[]>`
    select id, casus_id, deadline, termijn from termijn
    where gemeente_id = ${gemeenteId} and stand = 'open' and deadline > ${deadline}::date and deadline < ${VANDAAG}::date order by deadline, id limit ${PAGINA}`
  return rijen.map((rij) => rij['id'] as string)
}

const deelnemers: Record<string, Deelnemer> = {
  regietafel: product,
  'postgres.js by hand': metDeHand,
  'drizzle per call': drizzlePerCall,
  [`OFFSET ${DIEP}`]: metOffset,
  'covering index': indexOnderRls,
  'covering index, no rls': alleenIndex,
}

/** Gemeenten as they come up, the large ones more often, at a random place in the list; the same for every contestant. */
async function maakVragen({ sql }: Database, aantal: number): Promise<Vraag[]> {
  return sql<Vraag[]>`
    select gemeente_id as "gemeenteId", volgende_deadline::text as deadline, id from casus
    where volgende_deadline < ${VANDAAG}::date - 30 and gemeente_id in (select gemeente_id from casus where volgende_deadline < ${VANDAAG} group by 1 having count(*) > ${DIEP + PAGINA})
    order by md5(id::text) limit ${aantal}`
}

/** What the page must be, asked of the owner in the plainest way. */
async function orakel({ sql }: Database, contestant: string, { gemeenteId, deadline, id }: Vraag): Promise<readonly string[]> {
  if (contestant.startsWith('covering index')) {
    return (await sql<Rij[]>`
      select id from termijn where gemeente_id = ${gemeenteId} and deadline > ${deadline}::date and deadline < ${VANDAAG}::date order by deadline, id limit ${PAGINA}`).map((r) => r['id'] as string)
  }
  const na = contestant.startsWith('OFFSET') ? sql`offset ${DIEP}` : sql``
  const vanaf = contestant.startsWith('OFFSET') ? sql`` : sql`and (volgende_deadline > ${deadline}::date or (volgende_deadline = ${deadline}::date and id > ${id}::uuid))`
  return (await sql<Rij[]>`
    select id from casus where gemeente_id = ${gemeenteId} and volgende_einde_op <= nu() ${vanaf} order by volgende_deadline, id ${na} limit ${PAGINA}`).map((r) => r['id'] as string)
}

async function measure(contestant: string, { short }: RunOptions): Promise<Measurement> {
  const url = process.env[URL_VAR]!
  const dbs = { app: createDb({ url, role: 'app', max: 8 }), eigenaar: createDb({ url, role: 'eigenaar', max: 1 }) }
  try {
    const ask = deelnemers[contestant]!
    const calls = short ? 200 : 1500
    const vragen = await maakVragen(dbs.eigenaar, 200)
    if (vragen.length < 100) throw new Error(`only ${vragen.length} questions`)
    const checked = await check(dbs, contestant, vragen.slice(0, 20))
    for (let i = 0; i < 100; i += 1) await ask(dbs, vragen[i % vragen.length]!)
    const times: number[] = []
    for (let i = 0; i < calls; i += 1) {
      const begin = performance.now()
      await ask(dbs, vragen[i % vragen.length]!)
      times.push((performance.now() - begin) * 1000)
    }
    times.sort((a, b) => a - b)
    const begin = performance.now()
    let next = 0
    await Promise.all(Array.from({ length: 8 }, async () => { while (next < calls) await ask(dbs, vragen[next++ % vragen.length]!) }))
    const perS = (calls / (performance.now() - begin)) * 1000
    return { value: times[times.length >> 1]!, more: { p99: times[Math.floor(times.length * 0.99)]!, 'per s, 8 in flight': perS }, checked }
  } finally {
    await Promise.all([dbs.app.close(), dbs.eigenaar.close()])
  }
}

async function check(dbs: Databases, contestant: string, vragen: readonly Vraag[]): Promise<number> {
  let checked = 0
  for (const vraag of vragen) {
    const [is, moet] = [await deelnemers[contestant]!(dbs, vraag), await orakel(dbs.eigenaar, contestant, vraag)]
    if (is.length !== PAGINA || is.join() !== moet.join()) throw new Error(`wrong page after ${vraag.deadline} ${vraag.id}: ${is.length} rows`)
    checked += is.length
  }
  return checked
}

let wereld: Wereld | undefined

export const workload: Workload = {
  id: 'B10',
  title: 'page of 50 late casussen of one gemeente out of 1,000,000, under row level security',
  unit: 'µs p50',
  better: 'lower',
  contestants: [
    { name: 'regietafel', kind: 'product' },
    { name: 'postgres.js by hand', kind: 'peer' },
    { name: 'drizzle per call', kind: 'peer' },
    { name: `OFFSET ${DIEP}`, kind: 'peer' },
    { name: 'covering index', kind: 'limit' },
    { name: 'covering index, no rls', kind: 'extra' },
  ],
  targets: [
    { text: 'at most 1.1 times postgres.js by hand', against: 'postgres.js by hand', max: 1.1 },
    { text: 'at most 2.7 times the covering index', against: 'covering index', max: 2.7 },
    { text: 'p99 at most 6 ms', metric: 'p99', max: 6_000 },
    { text: `at most a tenth of OFFSET ${DIEP}`, against: `OFFSET ${DIEP}`, max: 0.1 },
  ],
  async prepare(options) {
    wereld = await maakWereld(options)
    return { [URL_VAR]: wereld.url }
  },
  measure,
  async cleanUp() {
    await wereld?.stop()
  },
}
