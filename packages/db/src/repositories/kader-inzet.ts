import { err, ok, type Result } from '@regietafel/domain/kernel'
import type { Inzet } from '../schema/kaderinzet.ts'
import type { Sql } from '../tenant.ts'

export type { Inzet }

export interface Inzetrij {
  readonly sleutel: string
  readonly inzet: Inzet
  readonly standaard: boolean
}

/** `NIET_GEPUBLICEERD`: the gemeente has no version of it. `STANDAARD_NODIG`: it is the standaard; another must become that first. */
export interface Inzetweigering { readonly code: 'NIET_GEPUBLICEERD' | 'STANDAARD_NODIG' }

/** How a gemeente uses its kaders, and the rules it has about making them. */
export function inzetVan(sql: Sql) {
  const repository = {
    /** Every published kader, by key; one without a row is `uit`. */
    async listInzet(): Promise<Inzetrij[]> {
      return sql<Inzetrij[]>`
        select k.sleutel, coalesce(i.inzet, 'uit') as inzet, coalesce(i.standaard, false) as standaard
        from (select distinct sleutel from kaderversie) k left join kaderinzet i on i.sleutel = k.sleutel order by k.sleutel`
    },
    /**
     * The first `hoofd` becomes the standaard by itself; `standaard: true` takes it over from the one that was. There is never none while
     * there is a `hoofd`, and never two: two who choose at once follow each other.
     */
    async setInzet({ sleutel, inzet, standaard }: { sleutel: string; inzet: Inzet; standaard?: boolean | undefined }): Promise<Result<Inzetrij, Inzetweigering>> {
      await sql`select pg_advisory_xact_lock(hashtextextended(current_setting('app.gemeente_id') || 'kaderinzet', 0))`
      const rijen = await repository.listInzet()
      if (!rijen.some((r) => r.sleutel === sleutel)) return err({ code: 'NIET_GEPUBLICEERD' })
      const nu = rijen.find((r) => r.standaard)
      const isHet = nu?.sleutel === sleutel
      if (isHet && (inzet !== 'hoofd' || standaard === false)) return err({ code: 'STANDAARD_NODIG' })
      const wordt = inzet === 'hoofd' && (standaard === true || isHet || nu === undefined)
      if (wordt) await sql`update kaderinzet set standaard = false where standaard and sleutel <> ${sleutel}`
      await sql`
        insert into kaderinzet (gemeente_id, sleutel, inzet, standaard) values (current_setting('app.gemeente_id')::uuid, ${sleutel}, ${inzet}, ${wordt})
        on conflict (gemeente_id, sleutel) do update set inzet = excluded.inzet, standaard = excluded.standaard`
      return ok({ sleutel, inzet, standaard: wordt })
    },
    /** Publishing needs somebody who did not work on the concept; so it is unless the gemeente says otherwise. */
    async vierOgen(): Promise<boolean> {
      const [row] = await sql<{ vierOgen: boolean }[]>`select vier_ogen as "vierOgen" from kaderinstelling`
      return row?.vierOgen ?? true
    },
    async setVierOgen(vierOgen: boolean): Promise<void> {
      await sql`
        insert into kaderinstelling (gemeente_id, vier_ogen) values (current_setting('app.gemeente_id')::uuid, ${vierOgen})
        on conflict (gemeente_id) do update set vier_ogen = excluded.vier_ogen`
    },
  }
  return repository
}
