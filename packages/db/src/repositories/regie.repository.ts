import { regiesoorten, regiesoortSleutels, type Band, type Regiesoort, type Rol } from '@regietafel/domain/regie'
import type { Tx } from '../client.ts'
import { sqlOf } from '../tenant.ts'
import { appendGebeurtenissen, lockCasus, type CasusVoortgang } from '../voortgang.ts'

export interface Regiehouder {
  readonly soort: Regiesoort
  readonly gebruikerId: string
  readonly naam: string
  readonly organisatieId: string
  readonly organisatie: string
  readonly van: string
  /** Null: holds it now. */
  readonly tot: string | null
}

export interface Betrokkene {
  readonly gebruikerId: string
  readonly naam: string
  readonly organisatie: string
  readonly rol: Rol
  readonly van: string
  readonly tot: string | null
}

export interface Regiewissel {
  readonly casusId: string
  readonly soort: Regiesoort
  readonly gebruikerId: string
  /** Who does this. */
  readonly door: string | null
  /** Why it changes hands; stands with the gebeurtenis. */
  readonly reden?: string
  /** Only for the demo and import: a moment in the past, ISO text. */
  readonly op?: string
}

/**
 * Who holds the three regies. The current holder is the row without an end. Writing locks the casus, so two hand-overs at once
 * follow each other; what a bug would still let through, the exclusion constraint refuses.
 */
export function regieRepository(tx: Tx) {
  const sql = sqlOf(tx)
  const houders = sql`
    select r.soort, r.gebruiker_id as "gebruikerId", g.naam, r.organisatie_id as "organisatieId", o.naam as organisatie, lower(r.periode) as van, upper(r.periode) as tot
    from regie r join gebruiker g on g.id = r.gebruiker_id join organisatie o on o.id = r.organisatie_id`

  async function begin({ casusId, soort, gebruikerId }: Regiewissel, van: string): Promise<void> {
    const [row] = await sql`
      insert into regie (gemeente_id, casus_id, soort, gebruiker_id, organisatie_id, periode)
      select g.gemeente_id, ${casusId}::uuid, ${soort}, g.id, g.organisatie_id, tstzrange(${van}::timestamptz, null) from gebruiker g where g.id = ${gebruikerId}
      returning id`
    if (!row) throw new Error('gebruiker not found')
  }
  /** Ends the current period; at least a millisecond long, also when a transaction that began earlier comes later. */
  async function end(casusId: string, soort: Regiesoort, op: string | undefined): Promise<string | null> {
    const [row] = await sql<{ tot: string }[]>`
      update regie set periode = tstzrange(lower(periode), greatest(coalesce(${op ?? null}::timestamptz, nu()), lower(periode) + interval '1 millisecond'))
      where casus_id = ${casusId} and soort = ${soort} and upper_inf(periode) returning upper(periode) as tot`
    return row?.tot ?? null
  }
  const opgetekend = (wissel: Regiewissel) => ({ regie: wissel.soort, door: wissel.door, ...(wissel.op === undefined ? {} : { op: wissel.op }) })

  return {
    async current(casusId: string): Promise<Regiehouder[]> {
      return sql<Regiehouder[]>`${houders} where r.casus_id = ${casusId} and upper_inf(r.periode) order by r.soort`
    },
    /** Every period of every regie, oldest first. */
    async history(casusId: string): Promise<Regiehouder[]> {
      return sql<Regiehouder[]>`${houders} where r.casus_id = ${casusId} order by lower(r.periode), r.soort`
    },
    async currentOf(casusIds: readonly string[]): Promise<Map<string, Regiehouder[]>> {
      const rows = await sql<(Regiehouder & { casusId: string })[]>`
        select r.casus_id as "casusId", r.soort, r.gebruiker_id as "gebruikerId", g.naam, r.organisatie_id as "organisatieId", o.naam as organisatie, lower(r.periode) as van, null as tot
        from regie r join gebruiker g on g.id = r.gebruiker_id join organisatie o on o.id = r.organisatie_id
        where r.casus_id = any (${[...casusIds]}::text[]::uuid[]) and upper_inf(r.periode)`
      return groupBy(casusIds, rows)
    },

    /** Gives a regie that nobody holds. @throws (23P01) when somebody does */
    async assign(wissel: Regiewissel): Promise<CasusVoortgang> {
      await lockCasus(tx, wissel.casusId)
      const [moment] = await sql<{ op: string }[]>`
        select greatest(coalesce(${wissel.op ?? null}::timestamptz, nu()), max(upper(periode))) as op from regie where casus_id = ${wissel.casusId} and soort = ${wissel.soort}`
      await begin(wissel, moment!.op)
      return appendGebeurtenissen(tx, wissel.casusId, [{ soort: 'regie-toegewezen', ...opgetekend(wissel) }])
    },
    /** The old holder ends and the new one begins at the same instant. `van` must still hold it, else nothing happens and the answer is null. */
    async handOver(wissel: Regiewissel & { readonly van: string }): Promise<CasusVoortgang | null> {
      await lockCasus(tx, wissel.casusId)
      const [nu] = await sql`select from regie where casus_id = ${wissel.casusId} and soort = ${wissel.soort} and upper_inf(periode) and gebruiker_id = ${wissel.van}`
      if (!nu) return null
      const tot = await end(wissel.casusId, wissel.soort, wissel.op)
      await begin(wissel, tot!)
      return appendGebeurtenissen(tx, wissel.casusId, [{ soort: 'regie-beeindigd', ...opgetekend(wissel) }, { soort: 'regie-toegewezen', ...opgetekend(wissel), ...(wissel.reden === undefined ? {} : { reden: wissel.reden }) }])
    },
    /** Leaves the regie empty. Null when nobody held it. */
    async release(wissel: Omit<Regiewissel, 'gebruikerId'>): Promise<CasusVoortgang | null> {
      await lockCasus(tx, wissel.casusId)
      if ((await end(wissel.casusId, wissel.soort, wissel.op)) === null) return null
      return appendGebeurtenissen(tx, wissel.casusId, [{ soort: 'regie-beeindigd', ...opgetekend({ ...wissel, gebruikerId: '' }) }])
    },

    /** Who could hold it: works here and has the role that goes with it. */
    async candidates(soort: Regiesoort): Promise<{ id: string; naam: string; organisatie: string; rol: Rol; actief: boolean }[]> {
      return sql<{ id: string; naam: string; organisatie: string; rol: Rol; actief: boolean }[]>`
        select g.id, g.naam, o.naam as organisatie, g.rol, g.actief from gebruiker g join organisatie o on o.id = g.organisatie_id
        where g.rol = ${regiesoorten[soort].rol} and g.actief order by g.naam, g.id`
    },
    /** How somebody is tied to a casus now. */
    async bandOf(casusId: string, { gebruikerId, organisatieId }: { gebruikerId: string; organisatieId: string }): Promise<Band> {
      const [row] = await sql<{ regies: Regiesoort[]; betrokken: boolean; team: boolean }[]>`
        select coalesce(array_agg(r.soort) filter (where r.gebruiker_id = ${gebruikerId}), '{}') as regies,
               coalesce(bool_or(r.organisatie_id = ${organisatieId}), false) as team,
               exists (select from betrokkene b where b.casus_id = ${casusId} and b.gebruiker_id = ${gebruikerId} and (b.tot is null or b.tot > nu())) as betrokken
        from regie r where r.casus_id = ${casusId} and upper_inf(r.periode)`
      return row!
    },

    async listBetrokkenen(casusId: string): Promise<Betrokkene[]> {
      return sql<Betrokkene[]>`
        select b.gebruiker_id as "gebruikerId", g.naam, o.naam as organisatie, b.rol, b.van, b.tot
        from betrokkene b join gebruiker g on g.id = b.gebruiker_id join organisatie o on o.id = g.organisatie_id
        where b.casus_id = ${casusId} and (b.tot is null or b.tot > nu()) order by b.rol, g.naam`
    },
    /** Adding somebody who is betrokken already changes nothing. */
    async addBetrokkene({ casusId, gebruikerId, rol, van }: { casusId: string; gebruikerId: string; rol: Rol; van?: string }): Promise<void> {
      await sql`
        insert into betrokkene (gemeente_id, casus_id, gebruiker_id, rol, van)
        select current_setting('app.gemeente_id')::uuid, ${casusId}::uuid, ${gebruikerId}, ${rol}, coalesce(${van ?? null}::timestamptz, nu())
        where not exists (select from betrokkene where casus_id = ${casusId}::uuid and gebruiker_id = ${gebruikerId} and rol = ${rol} and (tot is null or tot > nu()))`
    },
    async endBetrokkene({ casusId, gebruikerId, rol }: { casusId: string; gebruikerId: string; rol: Rol }): Promise<void> {
      await sql`update betrokkene set tot = nu() where casus_id = ${casusId} and gebruiker_id = ${gebruikerId} and rol = ${rol} and (tot is null or tot > nu())`
    },
    /** Open casussen that miss a regie, oldest first. Numbers only: the operator may see no more. */
    async listMissing(aantal = 200): Promise<{ casusId: string; nummer: string; soorten: Regiesoort[] }[]> {
      return sql<{ casusId: string; nummer: string; soorten: Regiesoort[] }[]>`
        select c.id as "casusId", c.nummer, m.soorten
        from casus c, lateral (
          select array_agg(s.soort order by s.nr) as soorten from unnest(${[...regiesoortSleutels]}::text[]) with ordinality as s(soort, nr)
          where not exists (select from regie r where r.casus_id = c.id and r.soort = s.soort and upper_inf(r.periode))
        ) m
        where c.afgesloten_op is null and m.soorten is not null order by c.aangemaakt_op, c.id limit ${aantal}`
    },
  }
}

function groupBy<T extends { casusId: string }>(ids: readonly string[], rows: readonly T[]): Map<string, T[]> {
  const groups = new Map<string, T[]>(ids.map((id) => [id, []]))
  for (const row of rows) groups.get(row.casusId)?.push(row)
  return groups
}
