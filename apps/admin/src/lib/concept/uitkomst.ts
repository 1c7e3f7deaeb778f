import { foutVan } from '#lib/trpc/index.ts'
import type { Uitkomst } from './publicatie.ts'

/** An answer of the api, or why there is none in a Dutch sentence. Never throws. */
export async function uitkomst<T>(antwoord: Promise<T>): Promise<Uitkomst<T>> {
  try {
    return { ok: true, waarde: await antwoord }
  } catch (fout) {
    const { soort, melding, velden, weigering } = foutVan(fout)
    const vast = soort === 'afgemeld' || soort === 'geen-verbinding' || soort === 'kapot' ? soort : 'geweigerd'
    // A colleague may have published or thrown it away: then it is no more.
    return { ok: false, soort: vast, code: weigering?.code ?? (soort === 'niet-gevonden' ? 'NIET_GEVONDEN' : null), melding: Object.values(velden)[0] ?? melding, fouten: weigering?.fouten ?? [] }
  }
}
