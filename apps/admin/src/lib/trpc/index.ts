import type { AppRouter } from '@regietafel/api'
import { createTRPCClient, httpBatchLink, type TRPCClient } from '@trpc/client'
import { parse, stringify } from 'devalue'

/** The same on both sides, in the browser over HTTP and on the server in process. */
export type Api = TRPCClient<AppRouter>

/** How values travel; must be what packages/api uses. */
export const transformer = { serialize: (value: unknown): string => stringify(value), deserialize: (text: string): unknown => parse(text) }

/** For the browser. Several questions of one moment travel together. */
export const createBrowserApi = (fetcher: typeof fetch = fetch): Api =>
  createTRPCClient<AppRouter>({ links: [httpBatchLink({ url: '/api/trpc', transformer, maxURLLength: 4_000, fetch: (url, options) => fetcher(url, options as RequestInit) })] })

export { boodschap, foutVan, type Boodschap } from './boodschap.ts'
