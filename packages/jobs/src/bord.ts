import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, extname, join, normalize, sep } from 'node:path'
import { createBullBoard } from '@bull-board/api'
import { BullMQAdapter } from '@bull-board/api/bullMQAdapter'
import type { Queue } from 'bullmq'
import { Hono } from 'hono'
import { postgresBackend } from './backend/postgres.ts'
import { redisBackend } from './backend/redis.ts'
import { jobContracten } from './contracten.ts'

export interface BordOpties {
  readonly redisUrl?: string | undefined
  readonly databaseUrl: string
  readonly naamruimte?: string | undefined
  /** Path it is mounted at, without a slash at its end. */
  readonly basis: string
}

/** The raw queues, to look at. */
export interface Bord {
  /** Answers GET only. Who may ask is for the caller to decide, at each request. */
  fetch(request: Request): Promise<Response>
  close(): Promise<void>
}

const SOORTEN: Readonly<Record<string, string>> = { '.js': 'text/javascript; charset=utf-8', '.css': 'text/css; charset=utf-8', '.svg': 'image/svg+xml', '.png': 'image/png', '.ico': 'image/x-icon', '.json': 'application/json', '.woff2': 'font/woff2' }
/** Everything from here, nothing from elsewhere; framed by our own screen only. Its own styles are set from script, so inline style is allowed; inline script is not. */
const CSP = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; connect-src 'self'; base-uri 'self'; form-action 'none'; frame-ancestors 'self'"

/** bull-board, read only, with nothing from outside: its page would fetch fonts of Google, and that line is taken out. */
export function createBord({ redisUrl, databaseUrl, naamruimte = 'wachtrij', basis }: BordOpties): Bord {
  const backend = redisUrl ? redisBackend(redisUrl, { naamruimte, duurzaam: false }) : postgresBackend(databaseUrl, naamruimte)
  const queues = jobContracten.map(({ name }): Queue => {
    const queue = backend.queue(name)
    queue.on('error', () => {})
    return queue
  })
  const uiDir = join(dirname(createRequire(createRequire(import.meta.url).resolve('@bull-board/api')).resolve('@bull-board/ui/package.json')), 'dist')
  const app = new Hono()
  createBullBoard({
    queues: queues.map((queue) => new BullMQAdapter(queue, { readOnlyMode: true, allowRetries: false })),
    serverAdapter: adapterVoor(app, basis),
    options: { uiBasePath: dirname(uiDir), uiConfig: { boardTitle: 'Wachtrijen, techniek', hideRedisDetails: true } },
  })

  async function bestand(pad: string): Promise<Response> {
    const doel = normalize(join(uiDir, pad))
    if (!doel.startsWith(join(uiDir, 'static') + sep)) return new Response('bestaat niet', { status: 404 })
    const inhoud = await readFile(doel).catch(() => null)
    return inhoud ? new Response(inhoud, { headers: { 'content-type': SOORTEN[extname(doel)] ?? 'application/octet-stream' } }) : new Response('bestaat niet', { status: 404 })
  }

  return {
    async fetch(request) {
      if (request.method !== 'GET') return new Response('Hier kun je alleen kijken.', { status: 405, headers: { allow: 'GET' } })
      const url = new URL(request.url)
      const pad = url.pathname.slice(basis.length) || '/'
      const antwoord = pad.startsWith('/static/') ? await bestand(pad) : await app.fetch(new Request(new URL(pad + url.search, url.origin)))
      return zonderBuiten(antwoord)
    },
    close: async () => void (await Promise.all(queues.map((queue) => queue.close().catch(() => {})))),
  }
}

async function zonderBuiten(antwoord: Response): Promise<Response> {
  const headers = new Headers(antwoord.headers)
  headers.set('content-security-policy', CSP)
  if (!headers.get('content-type')?.startsWith('text/html')) return new Response(antwoord.body, { status: antwoord.status, headers })
  headers.delete('content-length')
  const html = (await antwoord.text()).replaceAll(/<link[^>]+https?:\/\/[^>]+>\s*/g, '')
  return new Response(html, { status: antwoord.status, headers })
}

type Adapter = Parameters<typeof createBullBoard>[0]['serverAdapter']
type Rij = Parameters<NonNullable<Adapter['setQueues']>>[0]

/**
 * Hangs the pages and questions of bull-board on `app`. Its own adapter fills in a template by building code from text, which this
 * product runs without; the page has a handful of values to fill in, so that is done here.
 */
function adapterVoor(app: Hono, basis: string): Adapter {
  let queues: Rij | undefined
  let uiConfig = {}
  let sjabloon = Promise.resolve('')
  const adapter: Adapter = {
    setQueues: (rij) => ((queues = rij), adapter),
    setViewsPath: (pad) => ((sjabloon = readFile(join(pad, 'index.ejs'), 'utf8')), adapter),
    setStaticPath: () => adapter,
    setUIConfig: (config) => ((uiConfig = config ?? {}), adapter),
    setErrorHandler: () => adapter,
    setApiRoutes(routes) {
      for (const { method, route, handler } of routes) {
        if (![method].flat().includes('get')) continue
        app.on('GET', [route].flat(), async (c) => {
          const { status = 200, body } = await handler({ queues: queues!, uiConfig, params: c.req.param(), query: c.req.query(), body: {}, headers: c.req.header() })
          return c.json(body as object, status as 200)
        })
      }
      return adapter
    },
    setEntryRoute({ route, handler }) {
      app.on('GET', [route].flat(), async (c) => c.html(vul(await sjabloon, handler({ basePath: basis, uiConfig }).params)))
      return adapter
    },
  }
  return adapter
}

const TEKENS: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&#34;', "'": '&#39;' }
/** `<%= naam %>` as text, `<%- naam %>` as it is. */
const vul = (sjabloon: string, waarden: Readonly<Record<string, unknown>>): string =>
  sjabloon.replaceAll(/<%([=-])\s*(\w+)\s*%>/g, (_, soort: string, naam: string) => {
    const waarde = String(waarden[naam] ?? '')
    return soort === '=' ? waarde.replaceAll(/[&<>"']/g, (teken) => TEKENS[teken]!) : waarde
  })
