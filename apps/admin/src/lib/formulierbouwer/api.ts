import type { AppRouter } from '@regietafel/api'
import type { Deelinhoud, Formulierconceptblad, FormulierconceptBewaard, Formulierdefinitie, Formulieringediend } from '@regietafel/api/client'
import { createTRPCClient, httpLink } from '@trpc/client'
import type { Versiekop } from '#lib/concept/afloop.ts'
import type { Uitkomst } from '#lib/concept/publicatie.ts'
import { uitkomst } from '#lib/concept/uitkomst.ts'
import { createDeelapi, type Bewaardeel } from '#lib/formulieren/api.ts'
import { transformer } from '#lib/trpc/index.ts'

export type { Uitkomst }

/** What the bouwer asks of the server. */
export interface Bouwapi {
  concept(sleutel: string): Promise<Uitkomst<Formulierconceptblad>>
  bewaar(invoer: { sleutel: string; revisie: number; definitie: Formulierdefinitie; blijftLeven?: boolean }): Promise<Uitkomst<FormulierconceptBewaard>>
  dienIn(invoer: { sleutel: string; revisie: number; toelichting: string }): Promise<Uitkomst<Formulieringediend>>
  keurGoed(invoer: { sleutel: string; revisie: number }): Promise<Uitkomst<Formulieringediend>>
  wijsTerug(invoer: { sleutel: string; reden: string }): Promise<Uitkomst<unknown>>
  trekTerug(sleutel: string): Promise<Uitkomst<unknown>>
  /** What was published, newest first. */
  versies(sleutel: string): Promise<Uitkomst<readonly Versiekop[]>>
  /** The newest version of a part. */
  deel(sleutel: string): Promise<Uitkomst<Deelinhoud>>
  /** A part of this form as a new version, or as a new part. */
  readonly bewaarDeel: Bewaardeel
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
    versies: (sleutel) => uitkomst(beheer().blad.query({ sleutel }).then(({ versies }) => versies)),
    deel: (sleutel) => uitkomst(api().deel.blad.query({ sleutel }).then(({ deel }) => deel)),
    bewaarDeel: createDeelapi(fetcher),
    ander: (sleutel) => uitkomst(beheer().blad.query({ sleutel }).then(({ versies }) => beheer().versie.query({ sleutel, versie: versies[0]?.versie ?? 1 })).then(({ definitie }) => definitie)),
  }
}

/** A request that is too large is cut off before anybody can say what is wrong with it, so that is said here. */
const teGroot = (definitie: Formulierdefinitie): Promise<Uitkomst<never>> | null =>
  new TextEncoder().encode(JSON.stringify(definitie)).length <= MAX_BYTES
    ? null
    : Promise.resolve({ ok: false, soort: 'geweigerd', code: 'FORMULIER_TE_GROOT', melding: 'Dit formulier is te groot. Een formulier is hoogstens 1 MB.', fouten: [] })
