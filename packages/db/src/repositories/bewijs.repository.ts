import { eersteBreuk, nachtVan, type Aantekening, type Escalatiebreuk, type Ketenschakel, type Vergelijking } from '@regietafel/domain/escalatie'
import type { Moment } from '@regietafel/domain/kernel'
import type { Tx } from '../client.ts'
import { contentHash } from '../hash.ts'
import { sqlOf } from '../tenant.ts'
import { leesAanwas, leesEscalatiebreuken } from './escalatieketen.ts'
import { herstel, type Hersteld } from './herstelling.ts'
import { logboekRepository } from './logboek.repository.ts'
import { MAX_VERSCHILLEN, vergelijk, type Vergeleken, type Verschilrij } from './vergelijking.ts'

export type Bewijssoort = 'nacht' | 'hand' | 'herstel'

export interface Bewijs extends Vergelijking {
  readonly id: string
  readonly volgnr: number
  readonly soort: Bewijssoort
  /** Day of the night; only for `nacht`. */
  readonly nacht: string | null
  /** Who asked for it; null for the nightly one. */
  readonly door: string | null
  readonly op: string
  readonly verschillen: readonly Verschilrij[]
  /** Escalaties that went off since the proof before it, and the hash over them. Null in a proof of before they were held. */
  readonly escalatiesAantal: number | null
  readonly escalatiesHash: string | null
  /** Real time at which they were read. */
  readonly escalatiesTot: string | null
  readonly hash: string
}
interface Nieuw { readonly soort: Bewijssoort; readonly door: string | null; readonly nacht?: string; readonly stand: Vergeleken }

/**
 * What the hash covers: everything that is kept but the id, and the hash of the proof before it. The ids of the escalaties are in their own
 * hash; `onleesbaar` and `teLaat` are counted from `verschillen`.
 */
function inhoudVan({ id: _, hash: __, onleesbaar: ___, teLaat: ____, escalatiesAantal, escalatiesHash, escalatiesTot, ...inhoud }: Bewijs): unknown {
  return escalatiesHash === null ? inhoud : { ...inhoud, escalatiesAantal, escalatiesHash, escalatiesTot }
}
const hashVan = (inhoud: unknown, vorige: string | null): string => contentHash({ inhoud, vorige })

/** In the logboek each proof is noted under this act, with its number and hash: what is cut off the chain, or written anew, shows. */
const AANGETEKEND = 'bewijs.bewaard'

/** What comparing found, and what it was kept under. */
export interface Herstelling { readonly voor: Bewijs; readonly na: Bewijs; readonly gedaan: Hersteld }

/** Cannot be undone: repairing records that it was seen, and it counts no more. */
const GEZIEN = new Set(['te-vroeg', 'dubbel-bezorgd'])

/** Comparing, repairing and proving, of the gemeente of this transaction. */
export function bewijsRepository(tx: Tx) {
  const sql = sqlOf(tx)
  const kolommen = sql`
    id, volgnr, soort, nacht::text as nacht, door, op, moest, afgegaan, bezorgd, onderweg, mislukt, kwijt, dubbel, te_vroeg as "teVroeg", na_sluiting as "naSluiting", wekkers, verschillen,
    (select count(*)::int from jsonb_array_elements(verschillen) v where v ->> 'soort' = 'onleesbaar') as onleesbaar,
    case when jsonb_array_length(verschillen) < ${MAX_VERSCHILLEN} then (select count(*)::int from jsonb_array_elements(verschillen) v where v ->> 'soort' = 'te-laat') end as "teLaat",
    escalaties_aantal as "escalatiesAantal", escalaties_hash as "escalatiesHash", escalaties_tot as "escalatiesTot", hash`

  /** Until the end of this transaction nobody else adds to the chain. */
  const slot = async (): Promise<void> => void (await sql`select pg_advisory_xact_lock(hashtextextended('bewijs:' || current_setting('app.gemeente_id'), 0))`)

  /** The caller holds the lock. */
  async function schrijf({ soort, door, nacht, stand }: Nieuw): Promise<Bewijs> {
    const [[vorige], aanwas] = await Promise.all([sql<{ volgnr: number; hash: string }[]>`select volgnr, hash from bewijs order by volgnr desc limit 1`, leesAanwas(sql)])
    const { op, verschillen, ...tellingen } = stand
    const rij: Bewijs = { id: '', volgnr: (vorige?.volgnr ?? 0) + 1, soort, nacht: nacht ?? null, door, op, ...tellingen, verschillen, escalatiesAantal: aanwas.aantal, escalatiesHash: aanwas.hash, escalatiesTot: aanwas.tot, hash: '' }
    const hash = hashVan(inhoudVan(rij), vorige?.hash ?? null)
    const [bewaard] = await sql<{ id: string }[]>`
      insert into bewijs (gemeente_id, volgnr, soort, nacht, door, op, moest, afgegaan, bezorgd, onderweg, mislukt, kwijt, dubbel, te_vroeg, na_sluiting, wekkers, verschillen,
        escalaties, escalaties_aantal, escalaties_hash, escalaties_tot, hash)
      values (current_setting('app.gemeente_id')::uuid, ${rij.volgnr}, ${soort}, ${rij.nacht}, ${door}, ${op}, ${rij.moest}, ${rij.afgegaan}, ${rij.bezorgd}, ${rij.onderweg}, ${rij.mislukt},
        ${rij.kwijt}, ${rij.dubbel}, ${rij.teVroeg}, ${rij.naSluiting}, ${rij.wekkers}, ${JSON.stringify(verschillen)}::text::jsonb,
        ${aanwas.ids}::text::uuid[], ${aanwas.aantal}, ${aanwas.hash}, ${aanwas.tot}, ${hash}) returning id`
    await logboekRepository(tx).write({ door, handeling: AANGETEKEND, objectSoort: 'bewijs', objectId: bewaard!.id, uitkomst: 'gelukt', herkomst: { volgnr: rij.volgnr, hash } })
    return { ...rij, id: bewaard!.id, hash }
  }

  /** The day of the night that must be proven by now, unless it is. */
  async function openNacht(): Promise<string | null> {
    const [klok] = await sql<{ nu: string }[]>`select nu() as nu`
    const dag = nachtVan(klok!.nu as Moment)
    const [rij] = await sql`select from bewijs where nacht = ${dag}`
    return rij ? null : dag
  }

  return {
    vergelijk: () => vergelijk(tx),

    /** The same within the time of the connection; the transaction lives on when Postgres cut it off. @throws that error */
    probeerVergelijk: (): Promise<Vergeleken> => tx.transaction((punt) => vergelijk(punt)),

    /** Until the end of this transaction a statement may take a minute: for an act that somebody asked for. */
    ruimeTijd: async (): Promise<void> => void (await sql`select set_config('statement_timeout', '60s', true)`),

    /** Compares and keeps what came out. */
    async bewijs(door: string | null): Promise<Bewijs> {
      await slot()
      return schrijf({ soort: 'hand', door, stand: await vergelijk(tx) })
    },

    /** Compares, repairs, compares again; both outcomes are kept. */
    async herstel(door: string | null): Promise<Herstelling> {
      await slot()
      const voor = await schrijf({ soort: 'hand', door, stand: await vergelijk(tx) })
      const gedaan = await herstel(tx)
      const na = await schrijf({ soort: 'herstel', door, stand: zonderGezien(await vergelijk(tx)) })
      return { voor, na, gedaan }
    },

    /** Whether the night that must be proven by now is not, and whether a sweep that is still at it should go first. Cheap. */
    async nachtTeDoen(): Promise<{ readonly open: boolean; readonly veegtNog: boolean }> {
      const [open, [due]] = await Promise.all([openNacht(), sql`select from termijn where stand = 'open' and volgende_actie_op <= nu() limit 1`])
      return { open: open !== null, veegtNog: due !== undefined }
    },

    /** The proof of that night, or null when it is there. Whoever comes second waits and finds it. */
    async nacht(): Promise<Bewijs | null> {
      await slot()
      const dag = await openNacht()
      return dag === null ? null : schrijf({ soort: 'nacht', door: null, nacht: dag, stand: await vergelijk(tx) })
    },

    async laatsteNacht(): Promise<string | null> {
      const [rij] = await sql<{ nacht: string | null }[]>`select max(nacht)::text as nacht from bewijs`
      return rij!.nacht
    },

    /** Newest first. */
    list: (aantal = 30): Promise<Bewijs[]> => sql<Bewijs[]>`select ${kolommen} from bewijs order by volgnr desc limit ${aantal}`,

    /** The newest, and whether it is as it was written after the one before it; for the whole chain ask `breuk`. */
    async laatste(): Promise<{ readonly bewijs: Bewijs; readonly heel: boolean } | null> {
      const [bewijs, vorige] = await sql<Bewijs[]>`select ${kolommen} from bewijs order by volgnr desc limit 2`
      if (!bewijs) return null
      return { bewijs, heel: bewijs.volgnr === (vorige?.volgnr ?? 0) + 1 && bewijs.hash === hashVan(inhoudVan(bewijs), vorige?.hash ?? null) }
    },

    async findById(id: string): Promise<Bewijs | null> {
      const [rij] = await sql<Bewijs[]>`select ${kolommen} from bewijs where id = ${id}`
      return rij ?? null
    },

    /** The first proof that is not as it was written, or not there any more; null when the whole chain is. Everything before it is whole. */
    async breuk(): Promise<Pick<Ketenschakel, 'id' | 'volgnr'> | null> {
      const [rijen, aangetekend] = await Promise.all([
        sql<Bewijs[]>`select ${kolommen} from bewijs order by volgnr`,
        sql<Aantekening[]>`
          select object_id as id, (herkomst ->> 'volgnr')::int as volgnr, herkomst ->> 'hash' as hash from logboek where object_soort = 'bewijs' and handeling = ${AANGETEKEND}`,
      ])
      const breuk = eersteBreuk(rijen.map((rij) => ({ id: rij.id, volgnr: rij.volgnr, hash: rij.hash, inhoud: inhoudVan(rij) })), hashVan, aangetekend)
      return breuk && { id: breuk.id, volgnr: breuk.volgnr }
    },

    /** Escalaties that are not what the proofs say of them, by day. Reads every escalatie; believe it only of a chain that is whole. */
    escalatiebreuken: (): Promise<Escalatiebreuk[]> => leesEscalatiebreuken(sql),

    /** How many escalaties stand in no proof yet: of these nothing can be computed anew. */
    zonderBewijs: async (): Promise<number> => (await leesAanwas(sql)).aantal,
  }
}

/** What cannot be undone stands in the list of the repair and counts no more from here on. */
function zonderGezien(stand: Vergeleken): Vergeleken {
  const aantal = (soort: string): number => stand.verschillen.filter((rij) => rij.soort === soort && GEZIEN.has(soort)).length
  return { ...stand, teVroeg: stand.teVroeg - aantal('te-vroeg'), dubbel: stand.dubbel - aantal('dubbel-bezorgd') }
}
