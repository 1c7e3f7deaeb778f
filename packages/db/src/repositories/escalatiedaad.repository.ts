import type { Betaalbesluit, Escalatie, Escalatiedaad, Escalatiestand, Uitstelgrens } from '@regietafel/domain/escalatie'
import type { Rol } from '@regietafel/domain/regie'
import type { Tx } from '../client.ts'
import { sqlOf } from '../tenant.ts'
import { bedoelden, isHerinnering, standKolommen } from './escalatie.repository.ts'
import { laatHerleven, laatMailVervallen, laatVervallen } from './vervallen.ts'

/** An escalatie as the rules for acts see it, and what says whose it is. */
export interface EscalatieTeDoen extends Escalatie {
  readonly id: string
  readonly casusId: string
  /** Who got it, as a task. */
  readonly aan: readonly string[]
  /** Who should have got it and was away. */
  readonly bedoeld: readonly string[]
  /** How many acts there were: who saw fewer, decided on something that is no more. */
  readonly daden: number
  readonly laatsteDoor: string | null
}

export interface Escalatiehandeling {
  readonly escalatieId: string
  readonly daad: Escalatiedaad
  /** Null: the worker. */
  readonly door: string | null
  /** Null too for somebody of another gemeente: an operator who guards this one. */
  readonly naam: string | null
  readonly rol: Rol | null
  readonly reden: string | null
  readonly tot: string | null
  readonly besluit: Betaalbesluit | null
  readonly op: string
}

export interface TeSchrijven {
  readonly van: EscalatieTeDoen
  readonly naar: Escalatiestand
  /** In their order; usually one. */
  readonly daden: readonly Escalatiedaad[]
  readonly door: string
  readonly reden: string
}

/** Time from going off to the first bevestigd or overgenomen, per trap. */
export interface Reactietijd { readonly trap: string; readonly aantal: number; readonly mediaanMs: number | null; readonly p90Ms: number | null; readonly nogOpen: number }

/** What a gemeente has that set nothing: the defaults of `meldinginstelling`. */
const STANDAARD: Uitstelgrens = { werkdagen: 5, keer: 2, tijd: '09:00' }

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** Acts of people on escalaties: read, write, and what was done. */
export function escalatiedaadRepository(tx: Tx) {
  const sql = sqlOf(tx)
  return {
    async find(id: string): Promise<EscalatieTeDoen | null> {
      if (!uuid.test(id)) return null
      const [rij] = await sql<EscalatieTeDoen[]>`
        select e.id, e.casus_id as "casusId", ${standKolommen(sql)},
               (select h.door from escalatiehandeling h where h.escalatie_id = e.id order by h.op desc, h.id desc limit 1) as "laatsteDoor",
               array(select distinct b.gebruiker_id from bezorging b where b.escalatie_id = e.id and b.kanaal = 'taak' and b.gebruiker_id is not null) as aan,
               array(${bedoelden(sql)}) as bedoeld
        from escalatie e join termijn t on t.id = e.termijn_id where e.id = ${id}`
      return rij ?? null
    },

    /** How far this gemeente lets people put off. */
    async uitstelgrens(): Promise<Uitstelgrens> {
      const [rij] = await sql<Uitstelgrens[]>`select uitstel_werkdagen as werkdagen, uitstel_keer as keer, to_char(verzameltijd, 'HH24:MI') as tijd from meldinginstelling`
      return rij ?? STANDAARD
    },

    /** The new state and the acts themselves, or false when it is no longer as it was read: then nothing is written. */
    async write({ van, naar, daden, door, reden }: TeSchrijven): Promise<boolean> {
      const geschreven = await sql`
        update escalatie set status = ${naar.status}, bevestigd_op = ${naar.bevestigdOp}::timestamptz, bevestigd_door = ${naar.bevestigdDoor}, bevestig_reden = ${naar.bevestigReden},
          overgenomen_door = ${naar.overgenomenDoor}, overgenomen_op = ${naar.overgenomenOp}::timestamptz, uitgesteld_tot = ${naar.uitgesteldTot}::timestamptz, uitstellen = ${naar.uitstellen},
          opgelost_door = ${naar.opgelostDoor}, opgelost_op = ${naar.opgelostOp}::timestamptz,
          betaalbesluit = ${naar.betaalbesluit}, betaalbesluit_door = ${naar.betaalbesluitDoor}, betaalbesluit_op = ${naar.betaalbesluitOp}::timestamptz
        where id = ${van.id} and not vervangen
          and (status, bevestigd_door, overgenomen_door, uitgesteld_tot, uitstellen, opgelost_door, betaalbesluit)
            is not distinct from (${van.status}::text, ${van.bevestigdDoor}::text, ${van.overgenomenDoor}::text, ${van.uitgesteldTot}::timestamptz, ${van.uitstellen}::int, ${van.opgelostDoor}::text, ${van.betaalbesluit}::text)
        returning id`
      if (geschreven.length === 0) return false
      for (const daad of daden) await sql`
        insert into escalatiehandeling (gemeente_id, escalatie_id, daad, door, reden, tot, besluit)
        values (current_setting('app.gemeente_id')::uuid, ${van.id}, ${daad}, ${door}, ${reden}, ${daad === 'uitgesteld' ? naar.uitgesteldTot : null}::timestamptz, ${daad === 'betaalbesluit' ? naar.betaalbesluit : null})`
      if (van.status !== 'opgelost' && naar.status === 'opgelost') await laatVervallen(tx, { escalatieIds: [van.id] })
      if (daden.includes('betaalbesluit')) await laatMailVervallen(tx, { escalatieId: van.id, gebruikerId: null })
      else if (daden.includes('bevestigd') || daden.includes('overgenomen')) await laatMailVervallen(tx, { escalatieId: van.id, gebruikerId: door })
      if (van.status === 'opgelost' && naar.status !== 'opgelost') await laatHerleven(tx, { escalatieIds: [van.id] })
      return true
    },

    /** Oldest first. */
    async list(escalatieIds: readonly string[]): Promise<Escalatiehandeling[]> {
      if (escalatieIds.length === 0) return []
      return sql<Escalatiehandeling[]>`
        select h.escalatie_id as "escalatieId", h.daad, h.door, g.naam, g.rol, h.reden, h.tot, h.besluit, h.op
        from escalatiehandeling h left join gebruiker g on g.id = h.door
        where h.escalatie_id = any (${[...escalatieIds]}::text[]::uuid[]) order by h.op, h.id`
    },

    /** How fast people answered what went off in the last `dagen` days, per trap. A reminder and what was replaced ask for no answer. */
    async reacties(dagen: number): Promise<Reactietijd[]> {
      return sql<Reactietijd[]>`
        with gegaan as (
          select e.trap, e.status, extract(epoch from coalesce(h.op, e.bevestigd_op) - e.afgegaan_op) * 1000 as ms
          from escalatie e join termijn t on t.id = e.termijn_id
            left join lateral (select min(h.op) as op from escalatiehandeling h where h.escalatie_id = e.id and h.daad in ('bevestigd', 'overgenomen')) h on true
          where e.afgegaan_op > nu() - ${dagen} * interval '1 day' and not e.vervangen and not ${isHerinnering(sql)}
        )
        select trap, count(ms)::int as aantal, percentile_cont(0.5) within group (order by ms)::float8 as "mediaanMs", percentile_cont(0.9) within group (order by ms)::float8 as "p90Ms",
               (count(*) filter (where status = 'open' and ms is null))::int as "nogOpen"
        from gegaan group by trap`
    },
  }
}
