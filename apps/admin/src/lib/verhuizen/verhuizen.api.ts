import type { Verhuistaak, Verhuisvraag } from '@regietafel/api/client'
import { createBrowserApi, foutVan } from '#lib/trpc/index.ts'

/** `velden`: sentence per field. `weg`: it helps to try again. */
export interface Mislukt { readonly ok: false; readonly melding: string; readonly velden: Readonly<Record<string, string>>; readonly weg: boolean }
export type Antwoord<T> = { readonly ok: true; readonly waarde: T } | Mislukt
/** `formulierIds`: only these; left out: all of them. */
export interface Start { readonly vraag: Verhuisvraag; readonly formulierIds?: readonly string[] | undefined; readonly droog: boolean; readonly reden?: string }

/** What the screen asks. What goes wrong is an answer in Dutch, never an exception. */
export interface VerhuisApi {
  start(opdracht: Start): Promise<Antwoord<string>>
  stand(id: string): Promise<Antwoord<Verhuistaak>>
  annuleer(id: string): Promise<Antwoord<null>>
  zetTerug(id: string, formulierIds?: readonly string[]): Promise<Antwoord<{ readonly teruggezet: number; readonly blijft: number }>>
}

export function createVerhuisApi(fetcher?: typeof fetch): VerhuisApi {
  const { verhuizing } = createBrowserApi(fetcher)
  const vang = async <T>(vraag: () => Promise<T>): Promise<Antwoord<T>> => {
    try {
      return { ok: true, waarde: await vraag() }
    } catch (fout) {
      const { melding, velden, soort } = foutVan(fout)
      return { ok: false, melding, velden, weg: soort === 'geen-verbinding' || soort === 'kapot' }
    }
  }
  return {
    start: ({ vraag, formulierIds, ...rest }) => vang(async () => (await verhuizing.start.mutate({ ...rest, ...(formulierIds && { formulierIds: [...formulierIds] }), vraag: { ...vraag, van: vraag.van === 'alle' ? 'alle' : [...vraag.van], toewijzing: { ...vraag.toewijzing } } })).id),
    stand: (id) => vang(() => verhuizing.stand.query({ id })),
    annuleer: (id) => vang(async () => (await verhuizing.annuleer.mutate({ id }), null)),
    zetTerug: (id, formulierIds) => vang(() => verhuizing.zetTerug.mutate({ id, ...(formulierIds && { formulierIds: [...formulierIds] }) })),
  }
}
