import type { Kaderdefinitie } from '@regietafel/domain/kader'
import { ok, type Result } from '@regietafel/domain/kernel'
import { contentHash } from '../hash.ts'
import type { Sql } from '../tenant.ts'
import { conceptdaden, conceptkolommen, lockSleutel, type Conceptkop, type Conceptweigering } from './concept.ts'
import { inzetVan } from './kader-inzet.ts'

/** A concept without its content. */
export type Kaderconceptkop = Conceptkop

export interface Kaderconcept extends Kaderconceptkop {
  /** The outline of a kader; it need not work yet. */
  readonly inhoud: Record<string, unknown>
}

export interface TePubliceren {
  readonly sleutel: string
  readonly revisie: number
  /** The concept, found to work. Its key and version are set here. */
  readonly kader: Kaderdefinitie
  readonly door: string
  /** Null where the gemeente asks for one pair of eyes. */
  readonly goedgekeurdDoor: string | null
  readonly toelichting: string
}

export interface Gepubliceerd { readonly id: string; readonly versie: number; readonly hash: string }

/** Kaders in the making: one per key, beside the version that is live. */
export function conceptenVan(sql: Sql) {
  const kop = sql`
    ${conceptkolommen(sql)}, coalesce(c.inhoud ->> 'titel', c.sleutel) as titel,
    (select json_build_object('id', k.id, 'sleutel', k.sleutel, 'titel', k.inhoud ->> 'titel', 'versie', k.versie) from kaderversie k where k.id = c.van_kaderversie_id) as van`
  const findKop = async (sleutel: string): Promise<Kaderconceptkop | null> => (await sql<Kaderconceptkop[]>`select ${kop} from kaderconcept c where c.sleutel = ${sleutel}`)[0] ?? null
  const daden = conceptdaden(sql, { tabel: 'kaderconcept', inhoud: 'inhoud', findKop })

  return {
    ...daden,
    async findConcept(sleutel: string): Promise<Kaderconcept | null> {
      const [row] = await sql<Kaderconcept[]>`select ${kop}, c.inhoud from kaderconcept c where c.sleutel = ${sleutel}`
      return row ?? null
    },
    async listConcepten(): Promise<Kaderconceptkop[]> {
      return sql<Kaderconceptkop[]>`select ${kop} from kaderconcept c order by c.sleutel`
    },
    /** Null when there is a concept of this key already; that one stays as it is. */
    async createConcept({ sleutel, vanKaderversieId, inhoud, door }: { sleutel: string; vanKaderversieId: string | null; inhoud: object; door: string }): Promise<Kaderconcept | null> {
      const rows = await sql`
        insert into kaderconcept (gemeente_id, sleutel, van_kaderversie_id, inhoud, bewerkers, laatste_door)
        values (current_setting('app.gemeente_id')::uuid, ${sleutel}, ${vanKaderversieId}, ${JSON.stringify(inhoud)}::jsonb, array[${door}::text], ${door})
        on conflict (gemeente_id, sleutel) do nothing returning id`
      return rows.length === 0 ? null : this.findConcept(sleutel)
    },
    /**
     * Makes it the next version of its key and throws the concept away, both or neither. Two at once: one publishes, the other is refused.
     * Refused as well when it changed since `revisie`, or when the second pair of eyes is missing or worked on it.
     */
    async publishConcept({ sleutel, revisie, kader, door, goedgekeurdDoor, toelichting }: TePubliceren): Promise<Result<Gepubliceerd, Conceptweigering>> {
      await lockSleutel(sql, 'kaderversie', sleutel)
      const geclaimd = await daden.claimConcept({ sleutel, revisie, goedgekeurdDoor, vierOgen: inzetVan(sql).vierOgen })
      if (!geclaimd.ok) return geclaimd
      const [laatste] = await sql<{ versie: number }[]>`select coalesce(max(versie), 0)::int as versie from kaderversie where sleutel = ${sleutel}`
      const inhoud: Kaderdefinitie = { ...kader, sleutel, versie: laatste!.versie + 1 }
      const hash = contentHash(inhoud)
      const [row] = await sql<{ id: string }[]>`
        insert into kaderversie (gemeente_id, sleutel, versie, inhoud, hash, gepubliceerd_door, goedgekeurd_door, toelichting, van_kaderversie_id)
        values (current_setting('app.gemeente_id')::uuid, ${sleutel}, ${inhoud.versie}, ${JSON.stringify(inhoud)}::jsonb, ${hash}, ${door}, ${goedgekeurdDoor}, ${toelichting},
                (select k.id from kaderversie k join kaderconcept c on c.van_kaderversie_id = k.id where c.sleutel = ${sleutel} and k.sleutel <> ${sleutel}))
        returning id`
      await daden.deleteConcept(sleutel)
      return ok({ id: row!.id, versie: inhoud.versie, hash })
    },
  }
}
