import type { AppRouter } from '@regietafel/api'
import type { Deelinhoud } from '@regietafel/api/client'
import { createTRPCClient, httpLink } from '@trpc/client'
import type { Uitkomst } from '#lib/concept/publicatie.ts'
import { uitkomst } from '#lib/concept/uitkomst.ts'
import { transformer } from '#lib/trpc/index.ts'

export interface Deelopdracht {
  /** Of an existing part: its next version. Left out: a new part. */
  readonly sleutel?: string
  readonly titel: string
  readonly soort: Deelinhoud['soort']
  readonly inhoud: Deelinhoud['inhoud']
  readonly toelichting: string
}
export type Bewaardeel = (opdracht: Deelopdracht) => Promise<Uitkomst<{ readonly sleutel: string; readonly versie: number }>>

/** Saves a part over HTTP; what goes wrong is an answer in Dutch. */
export const createDeelapi = (fetcher: typeof fetch = fetch): Bewaardeel => {
  const api = createTRPCClient<AppRouter>({ links: [httpLink({ url: '/api/trpc', transformer, fetch: (url, options) => fetcher(url, options as RequestInit) })] })
  return (opdracht) => uitkomst(api.deel.bewaar.mutate(opdracht))
}
