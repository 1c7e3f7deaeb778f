import type { AppRouter } from '@regietafel/api'
import type { Conceptblad, ConceptBewaard, Ingediend, Kaderdefinitie } from '@regietafel/api/client'
import { createTRPCClient, httpLink } from '@trpc/client'
import type { Versiekop } from '#lib/concept/afloop.ts'
import type { Uitkomst } from '#lib/concept/publicatie.ts'
import { uitkomst } from '#lib/concept/uitkomst.ts'
import { transformer } from '#lib/trpc/index.ts'

/** Concepten over HTTP, for the pages that act without leaving. One request per question; what goes wrong is an answer in Dutch. */
export function createKaderApi(fetcher: typeof fetch = fetch) {
  const api = (keepalive = false) =>
    createTRPCClient<AppRouter>({ links: [httpLink({ url: '/api/trpc', transformer, fetch: (url, options) => fetcher(url, { ...(options as RequestInit), keepalive }) })] })
  return {
    concept: (sleutel: string): Promise<Uitkomst<Conceptblad>> => uitkomst(api().kader.concept.query({ sleutel })),
    /** `blijftLeven`: may outlive the page (a browser allows that for some 60 kB). */
    bewaar: ({ blijftLeven = false, ...invoer }: { sleutel: string; revisie: number; kader: Kaderdefinitie; blijftLeven?: boolean }): Promise<Uitkomst<ConceptBewaard>> =>
      teGroot(invoer.kader) ?? uitkomst(api(blijftLeven).kader.bewaar.mutate(invoer)),
    dienIn: (invoer: { sleutel: string; revisie: number; toelichting: string }): Promise<Uitkomst<Ingediend>> => uitkomst(api().kader.dienIn.mutate(invoer)),
    keurGoed: (invoer: { sleutel: string; revisie: number }): Promise<Uitkomst<Ingediend>> => uitkomst(api().kader.keurGoed.mutate(invoer)),
    wijsTerug: (invoer: { sleutel: string; reden: string }): Promise<Uitkomst<unknown>> => uitkomst(api().kader.wijsTerug.mutate(invoer)),
    trekTerug: (sleutel: string): Promise<Uitkomst<unknown>> => uitkomst(api().kader.trekTerug.mutate({ sleutel })),
    /** What was published, newest first. */
    versies: (sleutel: string): Promise<Uitkomst<readonly Versiekop[]>> => uitkomst(api().kader.blad.query({ sleutel }).then(({ versies }) => versies)),
    gooiWeg: (sleutel: string): Promise<Uitkomst<unknown>> => uitkomst(api().kader.gooiWeg.mutate({ sleutel })),
  }
}
export type KaderApi = ReturnType<typeof createKaderApi>

/** A request that is too large is cut off before anybody can say what is wrong with it, so that is said here. */
const teGroot = (kader: Kaderdefinitie): Promise<Uitkomst<never>> | null =>
  new TextEncoder().encode(JSON.stringify(kader)).length <= 512 * 1024
    ? null
    : Promise.resolve({ ok: false, soort: 'geweigerd', code: 'KADER_TE_GROOT', melding: 'Dit kader is te groot. Een kader is hoogstens 512 kB.', fouten: [] })
