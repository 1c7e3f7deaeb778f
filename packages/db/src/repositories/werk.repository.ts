import type { Akkoorden } from '@regietafel/domain/formulier'
import type { Omleidreden } from '@regietafel/domain/escalatie'
import type { Rol } from '@regietafel/domain/regie'
import type { Tx } from '../client.ts'
import { zichtbaar, type Kijker } from '../kijker.ts'
import { sqlOf } from '../tenant.ts'
import { bedoelden, houder, isHerinnering, isOpgepaktDoor, isOpgepaktDoorBesluit, isOvergenomenVan, isTerBeoordeling, isVan, omleidreden } from './escalatie.repository.ts'

export interface WerkCasusRij { readonly id: string; readonly nummer: string; readonly roepnaam: string; readonly geboortedatum: string }
export interface WerkConcept { readonly casusId: string; readonly sleutel: string; readonly formulierversieId: string; readonly akkoorden: Akkoorden }
export interface Betalingwacht { readonly sinds: string; readonly door: string | null; readonly reden: string | null }
export interface WerkEscalatie {
  readonly id: string
  readonly casusId: string
  readonly nummer: string
  readonly roepnaam: string
  readonly geboortedatum: string
  readonly trap: string
  readonly termijn: string
  readonly termijnTitel: string
  readonly deadline: string
  readonly omgeleidVan: Rol | null
  readonly omleidreden: Omleidreden | null
  /** `pak-op`: waits for her. `van-mij`: she picked it up, took it over or put it off. `kwijt`: `houder` took it over from her. `betaling`: first she decides about the money. `betaling-wacht`: nothing, but the payment waits. */
  readonly doe: 'pak-op' | 'van-mij' | 'kwijt' | 'betaling' | 'betaling-wacht'
  /** The payment waits and the step is still to be done: since when, who of the gemeente decided so (null: the reader herself) and why. Null: it does not, or the reader does not decide about money. */
  readonly betalingWacht: Betalingwacht | null
  /** Null for somebody of elsewhere. */
  readonly houder: string | null
  /** It sleeps until then; null: it does not. */
  readonly uitgesteldTot: string | null
  /** Somebody of the gemeente must still judge whether payment waits. */
  readonly terBeoordeling: boolean
}

/** Of one trap that went to another because this person was away. */
export interface WerkOmgeleid extends Pick<WerkEscalatie, 'id' | 'casusId' | 'nummer' | 'roepnaam' | 'geboortedatum' | 'trap' | 'termijn' | 'termijnTitel' | 'deadline'> {
  readonly termijnId: string
  readonly cyclus: number
  readonly vervangen: boolean
  readonly afgegaanOp: string
  readonly status: 'open' | 'bevestigd' | 'uitgesteld'
  /** Who got it. */
  readonly aan: readonly { readonly naam: string; readonly rol: Rol }[]
  /** Who has it in hand. Null: nobody, or somebody of elsewhere. */
  readonly houder: string | null
}

/** More casussen than this nobody works on in a day; the rest stands in the list of casussen. */
const MAX_CASUSSEN = 200

/** What *Mijn werk* is made of. */
export function werkRepository(tx: Tx) {
  const sql = sqlOf(tx)

  /** Which open casussen to look into. `mij`: what comes down to this person; `team`: everything she sees. */
  const reikwijdte = (kijker: Kijker, van: 'mij' | 'team') => {
    const { rol, gebruikerId } = kijker
    if (rol === 'ret' || rol === 'gemeente') return sql`exists (select from termijn t where t.casus_id = c.id and t.stand = 'open' and t.verantwoordelijk = ${rol})`
    if (van === 'team') return zichtbaar(sql, kijker)
    const eigen = sql`c.id in (
      select r.casus_id from regie r where upper_inf(r.periode) and r.gebruiker_id = ${gebruikerId}
      union all
      select b.casus_id from betrokkene b where b.gebruiker_id = ${gebruikerId} and b.van <= nu() and (b.tot is null or b.tot > nu())
    )`
    return rol === 'procesregisseur' ? sql`(${eigen} or (select count(*) from regie r where r.casus_id = c.id and upper_inf(r.periode)) < 3)` : sql`(${eigen} and ${zichtbaar(sql, kijker)})`
  }

  return {
    /** By the first open deadline. */
    async listCasussen(kijker: Kijker, van: 'mij' | 'team'): Promise<WerkCasusRij[]> {
      return sql<WerkCasusRij[]>`
        select c.id, c.nummer, c.roepnaam, c.geboortedatum::text as geboortedatum from casus c
        where c.afgesloten_op is null and ${reikwijdte(kijker, van)} order by c.volgende_deadline, c.id limit ${MAX_CASUSSEN}`
    },
    /** The concept of every form that was begun. */
    async listConcepten(casusIds: readonly string[]): Promise<WerkConcept[]> {
      return sql<WerkConcept[]>`
        select casus_id as "casusId", sleutel, formulierversie_id as "formulierversieId", akkoorden from formulier
        where casus_id = any (${[...casusIds]}::text[]::uuid[]) and status = 'concept' order by casus_id, sleutel, volgnr`
    },
    /**
     * What an escalatie asks of this person: to pick it up, to finish what she took over, or, with `betaling`, to decide about a betaalvlag; and what payment waits for.
     * Reminders are no escalatie to acknowledge.
     */
    async listEscalaties(gebruikerId: string, { betaling }: { readonly betaling: boolean }): Promise<WerkEscalatie[]> {
      const inHand = sql`(${isOpgepaktDoor(sql, gebruikerId)} and not ${isOpgepaktDoorBesluit(sql)})`
      const betaalt = betaling ? sql`(e.betaalbesluit = 'betaling-wacht' and not e.vervangen and t.stand = 'open')` : sql`false`
      return sql<WerkEscalatie[]>`
        select e.id, e.casus_id as "casusId", c.nummer, c.roepnaam, c.geboortedatum::text as geboortedatum, e.trap, t.termijn,
               t.titel as "termijnTitel", t.deadline::text as deadline,
               (select b.omgeleid_van from bezorging b where b.escalatie_id = e.id and b.gebruiker_id = ${gebruikerId} and b.kanaal = 'taak' order by b.id limit 1) as "omgeleidVan",
               (select ${omleidreden(sql)} from bezorging b where b.escalatie_id = e.id and b.gebruiker_id = ${gebruikerId} and b.kanaal = 'taak' order by b.id limit 1) as omleidreden,
               case when ${betaling} and ${isTerBeoordeling(sql)} then 'betaling' when e.status = 'open' and ${isVan(sql, gebruikerId)} then 'pak-op' when ${isOvergenomenVan(sql, gebruikerId)} then 'kwijt' when ${inHand} then 'van-mij' else 'betaling-wacht' end as doe,
               case when ${betaalt} then json_build_object('sinds', to_char(e.betaalbesluit_op at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
                 'door', (select g.naam from gebruiker g where g.id = e.betaalbesluit_door and g.id <> ${gebruikerId}),
                 'reden', (select h.reden from escalatiehandeling h where h.escalatie_id = e.id and h.daad = 'betaalbesluit' order by h.op desc, h.id desc limit 1)) end as "betalingWacht",
               (select g.naam from gebruiker g where g.id = e.overgenomen_door) as houder,
               case when e.status = 'uitgesteld' then e.uitgesteld_tot end as "uitgesteldTot", ${isTerBeoordeling(sql)} as "terBeoordeling"
        from escalatie e join termijn t on t.id = e.termijn_id join casus c on c.id = e.casus_id
        where not e.vervangen and not ${isHerinnering(sql)} and (
          (e.status = 'open' and ${isVan(sql, gebruikerId)}) or ${inHand} or ${isOvergenomenVan(sql, gebruikerId)} or ${betaalt} ${betaling ? sql`or ${isTerBeoordeling(sql)}` : sql``})
        order by e.afgegaan_op, e.id limit ${MAX_CASUSSEN}`
    },
    /**
     * What went to another because this person was away, and that she does not have: of the casussen she is in; of all when her rol is one of the whole gemeente.
     * Until the step is done or somebody settled it.
     */
    async listOmgeleid({ gebruikerId, rol }: Pick<Kijker, 'gebruikerId' | 'rol'>): Promise<WerkOmgeleid[]> {
      const eigen = sql`e.casus_id in (
        select r.casus_id from regie r where upper_inf(r.periode) and r.gebruiker_id = ${gebruikerId}
        union all
        select b.casus_id from betrokkene b where b.gebruiker_id = ${gebruikerId} and b.van <= nu() and (b.tot is null or b.tot > nu()))`
      // First which these are, with what is cheap: without statistics of rows that were just written the dear part would be asked of every escalatie.
      return sql<WerkOmgeleid[]>`
        with kandidaat as materialized (
          select e.id from escalatie e
          where e.status <> 'opgelost' and not e.vervangen and ${rol === 'ret' ? sql`true` : eigen} and e.id in (select b.escalatie_id from bezorging b where b.omgeleid_van is not null)
        )
        select e.id, e.casus_id as "casusId", c.nummer, c.roepnaam, c.geboortedatum::text as geboortedatum, e.trap, t.termijn, t.titel as "termijnTitel", t.deadline::text as deadline,
               e.termijn_id as "termijnId", e.cyclus, e.vervangen, e.afgegaan_op as "afgegaanOp", e.status,
               coalesce((select json_agg(x order by x.naam) from (select distinct g.naam, b.rol from bezorging b join gebruiker g on g.id = b.gebruiker_id where b.escalatie_id = e.id and b.kanaal = 'taak') x), '[]') as aan,
               (select g.naam from gebruiker g where g.id = ${houder(sql)}) as houder
        from kandidaat k join escalatie e on e.id = k.id join termijn t on t.id = e.termijn_id join casus c on c.id = e.casus_id
        where t.stand = 'open' and not ${isHerinnering(sql)}
          and ${gebruikerId} = any (array(${bedoelden(sql)})) and ${houder(sql)} is distinct from ${gebruikerId} and not ${isVan(sql, gebruikerId)}
        order by e.afgegaan_op, e.id limit ${MAX_CASUSSEN}`
    },
  }
}
