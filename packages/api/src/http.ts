/** The two doors of the API in terms of Request and Response; admin mounts them. */
import { fetchRequestHandler } from '@trpc/server/adapters/fetch'
import { z } from 'zod'
import type { RequestContext } from './api.ts'
import type { Auth } from './auth/auth.ts'
import { appRouter } from './root.ts'

/** Bytes of one request. A form saves what changed, not the whole form. */
export const MAX_BODY = 1024 * 1024
/** Of a request with a whole form (1 MB as JSON, more on its way) or a file (2 MB, in base64). */
export const MAX_GROTE_BODY = 4 * 1024 * 1024
const GROOT: ReadonlySet<string> = new Set(['formulierbeheer.bewaar', 'formulierbeheer.importeer', 'deel.bewaar'])
const MAX_BATCH = 20
const PAD = '/api/trpc'

type Afgewezen = { readonly status: 403 | 405 | 413 | 415; readonly melding: string }

const afwijzing = ({ status, melding }: Afgewezen): Response => json({ melding }, status)
const json = (body: unknown, status: number, setCookie: readonly string[] = []): Response => {
  const headers = new Headers({ 'content-type': 'application/json', 'cache-control': 'no-store' })
  for (const cookie of setCookie) headers.append('set-cookie', cookie)
  return new Response(JSON.stringify(body), { status, headers })
}

/** A mutation comes from our own pages, as JSON, and is not endless. */
async function leesPost(request: Request, publicOrigin: string, soorten: readonly string[], max = MAX_BODY): Promise<{ readonly body: string } | Afgewezen> {
  if (request.headers.get('origin') !== publicOrigin) return { status: 403, melding: 'Dit verzoek komt niet van Regietafel.' }
  const soort = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase() ?? ''
  if (!soorten.includes(soort)) return { status: 415, melding: 'Dit soort bericht kan hier niet.' }
  const body = await leesTot(request, max)
  return body === null ? { status: 413, melding: 'Dit is te veel in een keer. Bewaar in kleinere stukken.' } : { body }
}

async function leesTot(request: Request, max: number): Promise<string | null> {
  if (Number(request.headers.get('content-length') ?? 0) > max) return null
  const delen: Uint8Array[] = []
  let bytes = 0
  for await (const deel of request.body ?? []) {
    bytes += deel.byteLength
    if (bytes > max) return null
    delen.push(deel)
  }
  return Buffer.concat(delen).toString('utf8')
}

/** Does it only ask for what may be large? A batch with something else in it may not. */
const alleenGroot = ({ url }: Request): boolean => new URL(url).pathname.slice(PAD.length + 1).split(/,|%2C/i).every((naam) => GROOT.has(naam))

export function trpcHandler({ publicOrigin, createContext }: { readonly publicOrigin: string; readonly createContext: (request: Request) => Promise<RequestContext> }) {
  return async (request: Request): Promise<Response> => {
    let req = request
    if (request.method === 'POST') {
      const gelezen = await leesPost(request, publicOrigin, ['application/json'], alleenGroot(request) ? MAX_GROTE_BODY : MAX_BODY)
      if ('status' in gelezen) return afwijzing(gelezen)
      req = new Request(request.url, { method: 'POST', headers: request.headers, body: gelezen.body })
    } else if (request.method !== 'GET') return afwijzing({ status: 405, melding: 'Dit kan hier niet.' })

    let context: RequestContext | undefined
    return fetchRequestHandler({
      endpoint: PAD,
      req,
      router: appRouter,
      maxBatchSize: MAX_BATCH,
      createContext: async () => (context = await createContext(request)),
      responseMeta: () => {
        const headers = new Headers({ 'cache-control': 'no-store' })
        for (const cookie of context?.setCookie ?? []) headers.append('set-cookie', cookie)
        return { headers }
      },
    })
  }
}

const Inlog = z.object({ email: z.string().max(254), password: z.string().max(1_000) })
const INLOGGEN = '/api/auth/sign-in/email'
const UITLOGGEN = '/api/auth/sign-out'
const FORMULIER = 'application/x-www-form-urlencoded'

/** Logging in and out, and nothing else of what the auth library could do. */
export function authHandler({ publicOrigin, auth }: { readonly publicOrigin: string; readonly auth: Pick<Auth, 'inloggen' | 'uitloggen'> }) {
  return async (request: Request, adres: string): Promise<Response> => {
    const { pathname } = new URL(request.url)
    if (request.method !== 'POST' || (pathname !== INLOGGEN && pathname !== UITLOGGEN)) return json({ melding: 'Dit bestaat niet.' }, 404)
    const gelezen = await leesPost(request, publicOrigin, ['application/json', FORMULIER])
    if ('status' in gelezen) return afwijzing(gelezen)
    if (pathname === UITLOGGEN) return json({ ok: true }, 200, await auth.uitloggen(request.headers))

    const invoer = Inlog.safeParse(ontleed(gelezen.body, request.headers.get('content-type') ?? ''))
    if (!invoer.success) return json({ code: 'INVOER_ONGELDIG', melding: 'Vul je e-mailadres en je wachtwoord in.' }, 400)
    const { email, password } = invoer.data
    const uitkomst = await auth.inloggen({ email, wachtwoord: password, adres, userAgent: request.headers.get('user-agent') })
    if (uitkomst.ok) return json({ ok: true }, 200, uitkomst.setCookie)
    const { code, melding } = uitkomst
    return json({ code, melding }, code === 'TE_VEEL_POGINGEN' ? 429 : 401)
  }
}

function ontleed(body: string, soort: string): unknown {
  if (soort.startsWith(FORMULIER)) return Object.fromEntries(new URLSearchParams(body))
  try {
    return JSON.parse(body)
  } catch {
    return null
  }
}
