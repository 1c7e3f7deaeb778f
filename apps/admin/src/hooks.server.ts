import { randomUUID } from 'node:crypto'
import { jsonLog, meetRoute, VANZELF } from '@regietafel/api'
import type { Handle, HandleServerError, ServerInit } from '@sveltejs/kit/hooks'
import { localApi, openApi } from '#lib/server/api.ts'
import { readOmgeving } from '#lib/server/omgeving.ts'
import { NIET_GEVONDEN } from '#lib/server/vraag.ts'

/** Reached without being logged in. Everything else leads to the login page first. */
const OPEN = new Set(['/inloggen', '/health', '/ready', '/wachtrijen/stroom'])
/** Asked by a page that sits open, not by somebody: it keeps no session alive. */
const VANZELF_GEVRAAGD = new Set(['/wachtrijen/stroom'])
/** A form of a page; a file to import comes as 2 MB. */
const MAX_FORMULIER = 4 * 1024 * 1024
/** Takes a file, and judges how large it may be by itself. */
const BIJLAGEN = /^\/casussen\/[^/]+\/formulieren\/[^/]+\/bijlagen$/
/** The api judges its own requests. */
const EIGEN = /^\/api\//
/** Shown in a frame of our own screen, and of no other. */
const IN_KADER = /^\/wachtrijen\/techniek\/bord(\/|$)/
/** For machines: no session is looked for. */
const VOOR_MACHINES = new Set(['/health', '/health/bewaking', '/ready', '/metrics'])

export const init: ServerInit = async () => {
  try {
    await openApi()
  } catch (fout) {
    // Known at start-up: one sentence that says what to do, no stack, and no half started server.
    process.stderr.write(`${fout instanceof Error ? fout.message : 'Regietafel start niet.'}\n`)
    process.exit(1)
  }
}

export const handle: Handle = async (vraag) => {
  const begin = performance.now()
  const antwoord = await behandel(vraag)
  meetRoute(vraag.event.route.id, antwoord.status, performance.now() - begin)
  return antwoord
}

const behandel: Handle = async ({ event, resolve }) => {
  const { pathname, search } = event.url
  if (EIGEN.test(pathname) || VOOR_MACHINES.has(pathname)) return metKoppen(await resolve(event), event.url)

  if (!BIJLAGEN.test(pathname) && Number(event.request.headers.get('content-length') ?? 0) > MAX_FORMULIER) return metKoppen(new Response('Dit is te veel in een keer.', { status: 413 }), event.url)
  const elders = naarEigenAdres(event.request, event.url)
  if (elders) return metKoppen(new Response(null, { status: 307, headers: { location: elders } }), event.url)
  const api = await openApi()
  const context = await api.createContext(VANZELF_GEVRAAGD.has(pathname) ? { headers: new Headers([...event.request.headers, [VANZELF, '1']]) } : event.request)
  event.locals.gebruiker = context.gebruiker
  event.locals.api = localApi(context)
  event.locals.setCookie = [...context.setCookie]
  if (!context.gebruiker && !OPEN.has(pathname)) {
    const terug = pathname === '/' || event.request.method !== 'GET' ? '' : `?naar=${encodeURIComponent(pathname + search)}`
    return metKoppen(new Response(null, { status: 303, headers: { location: `/inloggen${terug}` } }), event.url)
  }
  const response = await resolve(event)
  for (const cookie of event.locals.setCookie) response.headers.append('set-cookie', cookie)
  return metKoppen(response, event.url)
}

let eigenAdres: URL | null = null

/** On one machine `localhost` and `127.0.0.1` are two origins, and only one may send forms: who typed the other is brought over. */
function naarEigenAdres({ method, headers }: Request, url: URL): string | null {
  // What was typed stands in the header; the url carries our own address already.
  const getypt = headers.get('host')?.replace(/:\d+$/, '') ?? ''
  const eigen = (eigenAdres ??= new URL(readOmgeving(process.env).PUBLIC_ORIGIN))
  const lokaal = ['localhost', '127.0.0.1']
  if (method !== 'GET' || getypt === eigen.hostname || !lokaal.includes(getypt) || !lokaal.includes(eigen.hostname)) return null
  return new URL(url.pathname + url.search, eigen.origin).href
}

function metKoppen(response: Response, url: URL): Response {
  const { headers } = response
  headers.set('x-content-type-options', 'nosniff')
  headers.set('referrer-policy', 'same-origin')
  headers.set('x-frame-options', IN_KADER.test(url.pathname) ? 'SAMEORIGIN' : 'DENY')
  headers.set('permissions-policy', 'camera=(), geolocation=(), microphone=(), payment=()')
  headers.set('cross-origin-opener-policy', 'same-origin')
  // Every page is personal: nothing stays behind in a shared cache or behind the back button after logging out.
  headers.set('cache-control', 'no-store')
  if (url.protocol === 'https:') headers.set('strict-transport-security', 'max-age=63072000; includeSubDomains')
  return response
}

/** A fault nobody planned: the screen gets an id, the log the id and the stack, nobody the message (it may quote a value). */
export const handleError: HandleServerError = (fout) => {
  if (fout.kind === 'app') return {}
  if (fout.kind === 'framework') return { message: fout.error.status === 404 ? NIET_GEVONDEN : 'Dit verzoek kan hier niet.' }
  const foutId = randomUUID()
  const { error, event } = fout
  const stack = error instanceof Error ? (error.stack ?? '').split('\n').filter((regel) => regel.trimStart().startsWith('at ')).slice(0, 12).map((regel) => regel.trim()) : []
  jsonLog.error({ foutId, route: event.route.id, soort: error instanceof Error ? error.name : typeof error, stack }, 'page failed')
  return { message: 'Er ging iets mis. Probeer het opnieuw.', foutId }
}
