import { createHash } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { schema, telPoging, vergeetPogingen, type Db } from '@regietafel/db'
import { drizzleAdapter } from 'better-auth/adapters/drizzle'
import { betterAuth } from 'better-auth/minimal'
import { hashWachtwoord, MAX_WACHTWOORD, verifyWachtwoord } from './wachtwoord.ts'

export interface AuthOptions {
  readonly db: Db
  /** Scheme, host and port the browser uses; `https:` makes the cookie Secure with the `__Host-` prefix. */
  readonly publicOrigin: string
  /** At least 32 characters; signs the cookie. */
  readonly secret: string
  /** Called with the right password: may this account enter, and note that it did. False is answered as a wrong password. */
  readonly toelaten: (account: Account) => Promise<boolean>
  /** Called with the address of every login that was refused, whether somebody has it or not. */
  readonly geweigerd: (email: string, code: 'INLOGGEN_MISLUKT' | 'TE_VEEL_POGINGEN') => Promise<void>
  /** For tests of the timeouts. */
  readonly nu?: () => number
}

export interface Account { readonly gebruikerId: string; readonly gemeenteId: string }

const MINUUT = 60_000
/** Without a request for this long the session ends. */
export const INACTIEF_MS = 60 * MINUUT
/** However busy: after this the user logs in again. One working day with a late end. */
export const ABSOLUUT_MS = 12 * 60 * MINUUT
/** Wrong passwords on one account; a right one forgets them. */
const PER_ACCOUNT = { max: 10, vensterMs: 15 * MINUUT }
/** Attempts from one address, right or wrong: an office behind one address must still get in. */
const PER_ADRES = { max: 120, vensterMs: MINUUT }
/** A failed login is answered no sooner than this: longer than any way it can fail takes, so that the time tells nothing. */
const MISLUKT_NA_MS = 150

export type Inloguitkomst =
  | { readonly ok: true; readonly setCookie: readonly string[] }
  | { readonly ok: false; readonly code: 'INLOGGEN_MISLUKT'; readonly melding: string }
  | { readonly ok: false; readonly code: 'TE_VEEL_POGINGEN'; readonly melding: string; readonly wachtSeconden: number }

const MISLUKT = { ok: false, code: 'INLOGGEN_MISLUKT', melding: 'Dit e-mailadres en wachtwoord horen niet bij elkaar. Probeer het opnieuw.' } as const
const teVeel = (wachtSeconden: number) => ({
  ok: false, code: 'TE_VEEL_POGINGEN', wachtSeconden,
  melding: wachtSeconden < 90 ? 'Er is te vaak geprobeerd in te loggen. Wacht een minuut.' : `Er is te vaak geprobeerd in te loggen. Wacht ${Math.ceil(wachtSeconden / 60)} minuten.`,
}) as const

export interface AccountSessie extends Account { readonly setCookie: readonly string[] }

/** Accounts and sessions, in schema `auth`. The rights of a gebruiker are not here: those are read anew on each request. */
export function createAuth({ db, publicOrigin, secret, toelaten, geweigerd, nu = Date.now }: AuthOptions) {
  const veilig = publicOrigin.startsWith('https:')
  const auth = betterAuth({
    baseURL: publicOrigin,
    secret,
    telemetry: { enabled: false },
    logger: { disabled: true },
    database: drizzleAdapter(db, {
      provider: 'pg',
      schema: { user: schema.user, session: schema.session, account: schema.account, verification: schema.verification },
    }),
    user: { additionalFields: { gemeenteId: { type: 'string', required: true, input: false } } },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      maxPasswordLength: MAX_WACHTWOORD,
      password: { hash: hashWachtwoord, verify: ({ hash, password }) => verifyWachtwoord(hash, password) },
    },
    session: { expiresIn: INACTIEF_MS / 1000, updateAge: 60 },
    trustedOrigins: [publicOrigin],
    // Attempts are counted here below, for the account as well as for the address.
    rateLimit: { enabled: false },
    advanced: {
      useSecureCookies: false,
      ipAddress: { disableIpTracking: true },
      cookies: { session_token: { name: veilig ? '__Host-regietafel' : 'regietafel', attributes: { secure: veilig, httpOnly: true, sameSite: 'lax', path: '/' } } },
    },
  })

  /** `adres` is the address the server sees, never one a header claims. Unknown account and wrong password take the same way and the same time. */
  async function inloggen({ email, wachtwoord, adres, userAgent }: { email: string; wachtwoord: string; adres: string; userAgent?: string | null }): Promise<Inloguitkomst> {
    const account = `account:${createHash('sha256').update(email.trim().toLowerCase()).digest('hex')}`
    const begin = performance.now()
    const mislukt = async () => {
      await geweigerd(email, MISLUKT.code)
      await sleep(Math.max(0, MISLUKT_NA_MS - (performance.now() - begin)))
      return MISLUKT
    }
    const wacht = Math.max(await telPoging(db, `adres:${adres}`, PER_ADRES), await telPoging(db, account, PER_ACCOUNT))
    if (wacht > 0) {
      await geweigerd(email, 'TE_VEEL_POGINGEN')
      return teVeel(wacht)
    }
    if (wachtwoord.length > MAX_WACHTWOORD) return mislukt()
    const antwoord = await auth.api.signInEmail({
      body: { email: email.trim(), password: wachtwoord },
      headers: new Headers(userAgent ? { 'user-agent': userAgent.slice(0, 200) } : {}),
      asResponse: true,
    })
    if (!antwoord.ok) return mislukt()
    const setCookie = antwoord.headers.getSetCookie()
    const { user } = await antwoord.json() as { user: { id: string; gemeenteId: string } }
    if (!await toelaten({ gebruikerId: user.id, gemeenteId: user.gemeenteId })) {
      await uitloggen(new Headers({ cookie: setCookie.map((cookie) => cookie.split(';')[0]).join('; ') }))
      return mislukt()
    }
    await vergeetPogingen(db, account)
    return { ok: true, setCookie }
  }

  /** Ends the session in the database; answers with the headers that clear the cookie. */
  async function uitloggen(headers: Headers): Promise<readonly string[]> {
    const antwoord = await auth.api.signOut({ headers, asResponse: true })
    return antwoord.headers.getSetCookie()
  }

  /** Whose session this is, or null. `setCookie` renews the cookie now and then and must reach the browser. What a page asks `vanzelf` renews nothing: nobody did anything. */
  async function getSessie(headers: Headers, { vanzelf = false }: { readonly vanzelf?: boolean } = {}): Promise<AccountSessie | null> {
    const { response, headers: antwoord } = await auth.api.getSession({ headers, returnHeaders: true, ...(vanzelf && { query: { disableRefresh: true } }) })
    if (!response) return null
    if (nu() - response.session.createdAt.getTime() >= ABSOLUUT_MS) {
      await uitloggen(headers)
      return null
    }
    return { gebruikerId: response.user.id, gemeenteId: response.user.gemeenteId, setCookie: antwoord?.getSetCookie() ?? [] }
  }

  return { inloggen, uitloggen, getSessie }
}

export type Auth = ReturnType<typeof createAuth>
