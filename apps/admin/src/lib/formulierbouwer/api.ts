import type { AppRouter } from '@regietafel/api'
import type { Deelinhoud, Formulierconceptblad, FormulierconceptBewaard, Formulierdefinitie, Formulieringediend, Kaderfout } from '@regietafel/api/client'
import { createTRPCClient, httpLink } from '@trpc/client'
import { foutVan, transformer } from '#lib/trpc/index.ts'

/** How an act on a concept ended. A refusal is a sentence, and where it is about the content: the places that are wrong. Never an exception. */
export type Uitkomst<T> =
  | { readonly ok: true; readonly waarde: T }
  | { readonly ok: false; readonly soort: 'geweigerd' | 'afgemeld' | 'geen-verbinding' | 'kapot'; readonly code: string | null; readonly melding: string; readonly fouten: readonly Kaderfout[] }

/** What the bouwer asks of the server. */
export interface Bouwapi {
  concept(sleutel: string): Promise<Uitkomst<Formulierconceptblad>>
  bewaar(invoer: { sleutel: string; revisie: number; definitie: Formulierdefinitie; blijftLeven?: boolean }): Promise<Uitkomst<FormulierconceptBewaard>>
  dienIn(invoer: { sleutel: string; revisie: number; toelichting: string }): Promise<Uitkomst<Formulieringediend>>
  keurGoed(invoer: { sleutel: string; revisie: number }): Promise<Uitkomst<Formulieringediend>>
  wijsTerug(invoer: { sleutel: string; reden: string }): Promise<Uitkomst<unknown>>
  trekTerug(sleutel: string): Promise<Uitkomst<unknown>>
  /** The newest version of a part. */
  deel(sleutel: string): Promise<Uitkomst<Deelinhoud>>
  /** The live version of another form. */
  ander(sleutel: string): Promise<Uitkomst<Formulierdefinitie>>
}

/** Bytes of one concept, as JSON. */
export const MAX_BYTES = 1024 * 1024

/** Concepten over HTTP. One request per question; what goes wrong is an answer in Dutch. */
export function createBouwapi(fetcher: typeof fetch = fetch): Bouwapi {
  const api = (keepalive = false) =>
    createTRPCClient<AppRouter>({ links: [httpLink({ url: '/api/trpc', transformer, fetch: (url, options) => fetcher(url, { ...(options as RequestInit), keepalive }) })] })
  const beheer = (keepalive?: boolean) => api(keepalive).formulierbeheer
  return {
    concept: (sleutel) => uitkomst(beheer().concept.query({ sleutel })),
    bewaar: ({ blijftLeven = false, ...invoer }) => teGroot(invoer.definitie) ?? uitkomst(beheer(blijftLeven).bewaar.mutate(invoer)),
    dienIn: (invoer) => uitkomst(beheer().dienIn.mutate(invoer)),
    keurGoed: (invoer) => uitkomst(beheer().keurGoed.mutate(invoer)),
    wijsTerug: (invoer) => uitkomst(beheer().wijsTerug.mutate(invoer)),
    trekTerug: (sleutel) => uitkomst(beheer().trekTerug.mutate({ sleutel })),
    deel: (sleutel) => uitkomst(api().deel.blad.query({ sleutel }).then(({ deel }) => deel)),
    ander: (sleutel) => uitkomst(beheer().blad.query({ sleutel }).then(({ versies }) => beheer().versie.query({ sleutel, versie: versies[0]?.versie ?? 1 })).then(({ definitie }) => definitie)),
  }
}

/** A request that is too large is cut off before anybody can say what is wrong with it, so that is said here. */
const teGroot = (definitie: Formulierdefinitie): Promise<Uitkomst<never>> | null =>
  new TextEncoder().encode(JSON.stringify(definitie)).length <= MAX_BYTES
    ? null
    : Promise.resolve({ ok: false, soort: 'geweigerd', code: 'FORMULIER_TE_GROOT', melding: 'Dit formulier is te groot. Een formulier is hoogstens 1 MB.', fouten: [] })

async function uitkomst<T>(antwoord: Promise<T>): Promise<Uitkomst<T>> {
  try {
    return { ok: true, waarde: await antwoord }
  } catch (fout) {
    const { soort, melding, velden, weigering } = foutVan(fout)
    const vast = soort === 'afgemeld' || soort === 'geen-verbinding' || soort === 'kapot' ? soort : 'geweigerd'
    // A colleague may have published or thrown it away: then it is no more.
    return { ok: false, soort: vast, code: weigering?.code ?? (soort === 'niet-gevonden' ? 'NIET_GEVONDEN' : null), melding: Object.values(velden)[0] ?? melding, fouten: weigering?.fouten ?? [] }
  }
}
