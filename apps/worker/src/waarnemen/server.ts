import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { isBearer } from '@regietafel/jobs'
import type { Registry } from 'prom-client'

export interface ServerOpties {
  /** 0: any that is free. */
  readonly poort: number
  readonly metricsToken: string | undefined
  readonly metrieken: Registry
  /** Null when it can take work, else a code of why not. */
  readonly gereed: () => Promise<string | null>
}

export interface WorkerServer { readonly poort: number; stop(): Promise<void> }

/** For the machine around the worker: `/health` (it lives), `/ready` (it guards), `/metrics` (its numbers; without a token there are none). */
export async function startServer({ poort, metricsToken, metrieken, gereed }: ServerOpties): Promise<WorkerServer> {
  const server = createServer((verzoek, res) => {
    const antwoord = (status: number, body: string, soort = 'text/plain; charset=utf-8'): void => void res.writeHead(status, { 'content-type': soort, 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' }).end(verzoek.method === 'HEAD' ? undefined : body)
    const pad = verzoek.url?.split('?')[0]
    if (verzoek.method !== 'GET' && verzoek.method !== 'HEAD') return antwoord(405, 'alleen lezen')
    if (pad === '/health') return antwoord(200, 'ok')
    if (pad === '/ready') return void gereed().catch(() => 'ONBEKEND').then((waarom) => antwoord(waarom === null ? 200 : 503, waarom ?? 'ok'))
    if (pad !== '/metrics' || !metricsToken) return antwoord(404, 'bestaat niet')
    if (!isBearer(verzoek.headers.authorization, metricsToken)) return antwoord(401, 'geen toegang')
    void metrieken.metrics().then((body) => antwoord(200, body, metrieken.contentType), () => antwoord(500, 'mislukt'))
  })
  server.requestTimeout = 5_000
  server.headersTimeout = 5_000
  await luister(server, poort)
  return {
    poort: (server.address() as AddressInfo).port,
    stop: () => new Promise((resolve) => {
      server.close(() => resolve())
      server.closeAllConnections()
    }),
  }
}

const luister = (server: Server, poort: number): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(poort, resolve)
  })
