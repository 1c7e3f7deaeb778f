import type { Terugblikstand } from '@regietafel/api/client'
import type { Datum } from '@regietafel/domain/kernel'
import { createBrowserApi, foutVan } from '#lib/trpc/index.ts'

export type Stand = Terugblikstand
export interface Terugblikvraag { readonly concept: string; readonly vergelijkMet: string; readonly van: string; readonly tot: string }
/** `velden`: sentence per field. `weg`: it helps to try again. */
export interface Mislukt { readonly ok: false; readonly melding: string; readonly velden: Readonly<Record<string, string>>; readonly weg: boolean }
export type Antwoord<T> = { readonly ok: true; readonly waarde: T } | Mislukt

/** What the screen asks. What goes wrong is an answer in Dutch, never an exception. */
export interface TerugblikApi {
  start(vraag: Terugblikvraag): Promise<Antwoord<string>>
  stand(id: string): Promise<Antwoord<Stand>>
  annuleer(id: string): Promise<Antwoord<null>>
  laatste(sleutel: string): Promise<Antwoord<Stand | null>>
}

export function createTerugblikApi(fetcher?: typeof fetch): TerugblikApi {
  const { terugblik } = createBrowserApi(fetcher)
  const vang = async <T>(vraag: () => Promise<T>): Promise<Antwoord<T>> => {
    try {
      return { ok: true, waarde: await vraag() }
    } catch (fout) {
      const { melding, velden, soort } = foutVan(fout)
      return { ok: false, melding, velden, weg: soort === 'geen-verbinding' || soort === 'kapot' }
    }
  }
  return {
    start: (vraag) => vang(async () => (await terugblik.start.mutate({ ...vraag, van: vraag.van as Datum, tot: vraag.tot as Datum })).id),
    stand: (id) => vang(() => terugblik.stand.query({ id })),
    annuleer: (id) => vang(async () => (await terugblik.annuleer.mutate({ id }), null)),
    laatste: (sleutel) => vang(() => terugblik.laatste.query({ sleutel })),
  }
}
