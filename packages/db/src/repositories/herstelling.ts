import { verzameldag, wanneerMail } from '@regietafel/domain/escalatie'
import type { Tijdstip } from '@regietafel/domain/kernel'
import type { Tx } from '../client.ts'
import { sqlOf, type Sql } from '../tenant.ts'
import { bezorgingRepository, type NieuweBezorging } from './bezorging.repository.ts'
import { readBezorginstelling } from './stilstand.ts'
import { brief, dubbele, genomen, ligtStil, marge, openstaand, wekkerFout } from './vergelijking.ts'
import { verzamelmailRepository } from './verzamelmail.repository.ts'

export interface Hersteld {
  /** Termijnen that will be looked at again at the moment of their plan. */
  readonly wekkers: number
  /** Escalaties that are offered again. */
  readonly aangeboden: number
  /** Of these, that had nobody, or missed a kanaal. */
  readonly geadresseerd: number
}

/**
 * Puts right what can be put right, in this transaction: wekkers by the plan, messages that lie still, who gets it. Safe while workers run:
 * what one holds is waited for, and judged anew after that; locks are taken in the order in which workers take them (bezorging, termijn,
 * escalatie). A second time it finds nothing.
 */
export async function herstel(tx: Tx): Promise<Hersteld> {
  const sql = sqlOf(tx)
  const los = await maakLos(sql)
  const kanalen = await maakKanalen(tx)
  const wekkers = await herstelOpTermijn(sql)
  const zonder = await sql<{ id: string }[]>`
    select e.id from escalatie e where not e.vervangen and e.status <> 'opgelost' and not exists (select from bezorging b where b.escalatie_id = e.id and b.gebruiker_id is not null)`
  const opnieuw = new Set([...los, ...kanalen, ...zonder].map(({ id }) => id))
  await sql`
    with vast as (select e.id from escalatie e where e.id = any (${[...opnieuw]}::text[]::uuid[]) order by e.id for update)
    update escalatie e set bezorgd_op = null, aangeboden_op = null, bezorgen_na = null from vast v where v.id = e.id`
  return { wekkers, aangeboden: opnieuw.size, geadresseerd: new Set([...kanalen, ...zonder].map(({ id }) => id)).size }
}

/** Messages that lie still get a moment again. Answers their escalaties. */
const maakLos = (sql: Sql): Promise<{ id: string }[]> => sql<{ id: string }[]>`
  with vast as (select b.id from bezorging b join escalatie e on e.id = b.escalatie_id
    where not e.vervangen and e.status <> 'opgelost' and ${ligtStil(sql)} order by b.id for no key update of b)
  update bezorging b set niet_voor = case when b.verzamelen and b.verzamelmail_id is null then nu() else null end
  from vast v where b.id = v.id and b.status = 'wacht' returning b.escalatie_id as id`

/** One message that is not there, and what it is about. */
type Ontbrekend = Omit<NieuweBezorging, 'webhookId' | 'verzamelen' | 'nietVoor' | 'meteen'> & { readonly gebruikerId: string; readonly trap: string }

/**
 * Somebody who got it in the product and not by e-mail, or the other way round, gets the other as well; again for every time it was put
 * off. Under the key that it should have had, and mailed when anything of now would be: in her verzamelmail, outside the quiet hours.
 */
async function maakKanalen(tx: Tx): Promise<{ id: string }[]> {
  const sql = sqlOf(tx)
  const uitstellen = (b: 'b' | 'x') => sql`coalesce(substring(${sql(b)}.sleutel from ':u([0-9]+)$')::int, 0)`
  const rijen = await sql<Ontbrekend[]>`
    select distinct b.escalatie_id as "escalatieId", b.gebruiker_id as "gebruikerId", k.kanaal, b.rol, b.omgeleid_van as "omgeleidVan", ${uitstellen('b')} as uitstellen, e.trap
    from bezorging b join escalatie e on e.id = b.escalatie_id join (values ('taak'), ('email')) k(kanaal) on k.kanaal <> b.kanaal
    where b.kanaal in ('taak', 'email') and not e.vervangen and e.status <> 'opgelost' and e.id in (select h.escalatie_id from (${brief(sql)}) h where h.half)
      and not exists (select from bezorging x where x.escalatie_id = b.escalatie_id and x.gebruiker_id = b.gebruiker_id and x.kanaal = k.kanaal and ${uitstellen('x')} = ${uitstellen('b')})`
  if (rijen.length === 0) return []
  const [instelling, [klok]] = await Promise.all([readBezorginstelling(tx), sql<{ nu: Tijdstip }[]>`select nu() as nu`])
  const { nu } = klok!
  const hadden = await verzamelmailRepository(tx).hadden([...new Set(rijen.map(({ gebruikerId }) => gebruikerId))], verzameldag(nu))
  await bezorgingRepository(tx).schrijfBezorgingen(rijen.map(({ trap, ...rij }) => ({
    ...rij, webhookId: null, meteen: false,
    ...(rij.kanaal === 'email' ? wanneerMail({ trap, nu, instelling, hadVandaag: hadden.has(rij.gebruikerId) }) : { verzamelen: false, nietVoor: null }),
  })))
  return rijen.map(({ escalatieId }) => ({ id: escalatieId }))
}

/** What hangs on the row of the termijn: traps that went off early, double or after the end, and the wekkers. Answers how many wekkers. */
async function herstelOpTermijn(sql: Sql): Promise<number> {
  const k = sql`k as materialized (select nu() as nu), ${genomen(sql)}`
  const vroeg = sql`(e.afgegaan_op < e.gepland_op and e.gepland_op > nu() and not e.achteraf_onterecht)`
  await sql`
    with ${k}, o as (${openstaand(sql)})
    select from termijn t where t.id in (select o.id from o where ${wekkerFout(sql)})
      or t.id in (select e.termijn_id from escalatie e where not e.vervangen and ${vroeg})
    order by t.id for no key update`
  await sql`with ${genomen(sql)} update escalatie e set vervangen = true, status = 'opgelost' where e.id in (${dubbele(sql)})`
  await sql`
    update escalatie e set vervangen = true, achteraf_onterecht = true, status = 'opgelost'
    where not e.vervangen and ${vroeg} and exists (select from termijn t where t.id = e.termijn_id and t.stand = 'open')`
  await sql`
    update escalatie e set achteraf_onterecht = true, status = 'opgelost' from termijn t
    where t.id = e.termijn_id and not e.vervangen and not e.achteraf_onterecht and t.stand = 'afgerond' and e.afgegaan_op > t.afgerond_op + ${marge(sql)}`
  const gezet = await sql`
    with ${k}, o as materialized (${openstaand(sql)})
    update termijn t set volgende_actie_op = o.juist from o where o.id = t.id and ${wekkerFout(sql)} and t.stand = 'open' and t.volgende_actie_op is not distinct from o.volgende_actie_op returning t.id`
  return gezet.length
}
