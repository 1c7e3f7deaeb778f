import { randomUUID } from 'node:crypto'
import { controleerRol, createDb, findAccount, gebruikerRepository, hartslagRepository, inGemeente, pendingMigrations, volgSpoor } from '@regietafel/db'
import { deelAntwoord, isVoorbeeldgeheim, isVoorbeeldsleutel, spoorNu, startSpoor, voorbeeldwachtwoorden } from '@regietafel/jobs'
import type { Bord } from '@regietafel/jobs/bord'
import { mag, magOperator } from '@regietafel/domain/regie'
import { createAuth, type Account } from './auth/auth.ts'
import { createWachtrijlezer, type Wachtrijadres } from './herstel/wachtrijlezer.ts'
import { authHandler, trpcHandler } from './http.ts'
import { jsonLog, type Log } from './log.ts'
import { registreer, type Registratie } from './logboek.ts'
import { metriekTekst } from './meten/metrieken.ts'
import { appRouter, callerFor } from './root.ts'
import type { Context, Gebruiker } from './trpc.ts'

export interface ApiOptions {
  /** Login of the owner; the API itself works as `regietafel_app`. */
  readonly databaseUrl: string
  readonly publicOrigin: string
  /** At least 32 characters. */
  readonly authSecret: string
  readonly modus: 'demo' | 'test' | 'productie'
  /** PROEFKLOK=aan. Refused in productie. */
  readonly proefklok?: boolean
  readonly mailvangerUrl?: string | null
  /** GEHEIM_SLEUTEL: 32 bytes in base64. Without it no webhook can be made. */
  readonly geheimSleutel?: string | null
  /** Where the queue store is, to count what it holds; nothing is put in. */
  readonly wachtrij?: Wachtrijadres | null
  /** MAIL_FROM, as the worker has it; shown only. */
  readonly mailFrom?: string
  /** Where traces go (OTLP over HTTP); without it nothing is followed. */
  readonly otlp?: string | undefined
  /** Connections at most. */
  readonly max?: number
  readonly log?: Log
}

/** A question that takes longer is cut off by Postgres: one that hangs must not hold up the others. */
const STATEMENT_TIMEOUT_MS = 5_000

/** Where the raw queues are shown: in a frame of the screen above it. */
const TECHNIEK = '/wachtrijen/techniek/bord'

/** Connections for the other gemeenten an operator guards; they open when one is asked. */
const ELDERS_MAX = 4

/** How long an answer holds, and is waited for, that anybody may ask for without logging in: it is a question to the database each time. */
const OPEN_DEUR = { geldigMs: 1_000, geduldMs: 3_000 } as const

/** A page that sits open asks by itself, with this header: that is no sign that somebody is there, so the session ends in its own time. */
export const VANZELF = 'regietafel-vanzelf'

/** What a request needs: who asks, and cookies that must reach her browser. */
export type RequestContext = Context & { readonly setCookie: readonly string[] }

/**
 * Opens the API. Everything that can be known to be wrong is refused here, with a Dutch sentence.
 * @throws when a migration is pending, the database role is too strong, or a setting cannot be
 */
export async function createApi({ databaseUrl, publicOrigin, authSecret, modus, proefklok = false, mailvangerUrl = null, geheimSleutel = null, wachtrij = null, mailFrom = '', otlp, max = 10, log = jsonLog }: ApiOptions) {
  if (proefklok && modus === 'productie') throw new Error('PROEFKLOK=aan kan niet in productie. Haal de variabele weg, of zet REGIETAFEL_MODUS op demo of test.')
  if (authSecret.length < 32) throw new Error('AUTH_SECRET is te kort: minstens 32 tekens.')
  if (modus === 'productie') weigerVoorbeelden({ databaseUrl, authSecret, geheimSleutel, wachtrij })
  const ontbreekt = await pendingMigrations(databaseUrl)
  if (ontbreekt.length > 0) throw new Error(`De database loopt achter. Nog uit te voeren: ${ontbreekt.join(', ')}.`)

  const { db, close: closeDb } = createDb({ url: databaseUrl, role: 'app', max, statementTimeoutMs: STATEMENT_TIMEOUT_MS })
  const elders = createDb({ url: databaseUrl, role: 'app', max: Math.min(max, ELDERS_MAX), statementTimeoutMs: STATEMENT_TIMEOUT_MS })
  const lezer = wachtrij && createWachtrijlezer(wachtrij)
  let bord: Bord | undefined
  const spoor = await startSpoor('regietafel-admin', otlp)
  volgSpoor(spoorNu)
  const close = async (): Promise<void> => void (await Promise.all([closeDb(), elders.close(), lezer?.close(), bord?.close(), spoor.stop()]))
  const klachten = await controleerRol(db)
  if (klachten.length > 0) {
    await close()
    throw new Error(klachten.join(' '))
  }

  const nieuweHerkomst = () => ({ via: 'web', aanvraag: randomUUID() }) as const

  /** Rights are read anew on each request: who is switched off is out at once. */
  async function getGebruiker({ gebruikerId, gemeenteId }: Account): Promise<Gebruiker | null> {
    const rij = await inGemeente(db, { gemeenteId, gebruikerId }, (tx) => gebruikerRepository(tx).findById(gebruikerId))
    if (!rij?.actief) return null
    const { id, organisatieId, organisatie, naam, rol, operatorniveau } = rij
    return { id, gemeenteId, organisatieId, organisatie, naam, rol, operatorniveau }
  }

  async function toelaten(account: Account): Promise<boolean> {
    if (!await getGebruiker(account)) return false
    await noteer(account, { handeling: 'sessie.inloggen', uitkomst: 'gelukt' })
    return true
  }

  const noteer = (account: Account, wat: Pick<Registratie, 'handeling' | 'uitkomst' | 'reden'>): Promise<void> =>
    inGemeente(db, account, (tx) => registreer(tx, { door: account.gebruikerId, soort: 'sessie', id: null, herkomst: nieuweHerkomst(), ...wat }))

  /** An address nobody has belongs to no gemeente: that one stands in the log, without the address. */
  async function geweigerd(email: string, reden: string): Promise<void> {
    const account = await findAccount(db, email)
    if (account) await noteer(account, { handeling: 'sessie.inloggen', uitkomst: 'geweigerd', reden })
    else log.info({ reden }, 'login refused for an unknown account')
  }

  const kern = createAuth({ db, publicOrigin, secret: authSecret, toelaten, geweigerd })
  const auth = {
    ...kern,
    async uitloggen(headers: Headers): Promise<readonly string[]> {
      const sessie = await kern.getSessie(headers)
      if (sessie) await noteer(sessie, { handeling: 'sessie.uitloggen', uitkomst: 'gelukt' })
      return kern.uitloggen(headers)
    },
  }

  async function createContext({ headers }: { readonly headers: Headers }): Promise<RequestContext> {
    const sessie = await auth.getSessie(headers, { vanzelf: headers.has(VANZELF) })
    return {
      gebruiker: sessie && await getGebruiker(sessie),
      setCookie: sessie?.setCookie ?? [],
      db,
      elders: elders.db,
      omgeving: { proefklok, mailvangerUrl, publicOrigin, modus, geheimSleutel, mailFrom, wachtrij: lezer },
      herkomst: nieuweHerkomst(),
      log,
    }
  }

  /** Whether this person may see the raw queues. A refusal stands in the logboek. */
  async function magTechniek({ gebruiker, herkomst }: RequestContext): Promise<boolean> {
    if (!gebruiker) return false
    if (mag(gebruiker.rol, 'wachtrij.techniek') && magOperator(gebruiker.rol, gebruiker.operatorniveau, 'wachtrij.techniek')) return true
    await inGemeente(db, gebruiker, (tx) => registreer(tx, { door: gebruiker.id, handeling: 'wachtrij.techniek', soort: 'procedure', id: 'techniek', uitkomst: 'geweigerd', reden: 'NIET_TOEGESTAAN', herkomst }))
    return false
  }

  return {
    appRouter,
    /** Mount at /api/trpc. */
    handler: trpcHandler({ publicOrigin, createContext }),
    createContext,
    /** Calls procedures without a network, for pages that are made on the server. */
    createCaller: (context: Context) => callerFor(context),
    auth: {
      inloggen: auth.inloggen,
      uitloggen: auth.uitloggen,
      getSessie: auth.getSessie,
      /** Who is logged in, or null. */
      getGebruiker: async (headers: Headers) => (await createContext({ headers })).gebruiker,
      /** Mount at /api/auth. `adres` is the address the server sees. */
      handler: authHandler({ publicOrigin, auth }),
    },
    /**
     * The raw queues, read only, mounted at `TECHNIEK`. The right is judged at each request, those of the page itself included; to who
     * may not, it does not exist.
     */
    async techniek(context: RequestContext, request: Request): Promise<Response> {
      if (!await magTechniek(context)) return new Response('Dit bestaat niet, of het is niet voor jou.', { status: 404 })
      if (!wachtrij) return new Response('De wachtrij is hier niet ingesteld.', { status: 503 })
      bord ??= (await import('@regietafel/jobs/bord')).createBord({ ...wachtrij, basis: TECHNIEK })
      return bord.fetch(request)
    },
    magTechniek,
    /** Milliseconds since any worker last looked; null when none ever did. Anybody may ask. */
    bewakingMs: deelAntwoord(() => hartslagRepository(db).bewakingMs(), OPEN_DEUR),
    /** The numbers of this process, as OpenMetrics. */
    async metrieken(): Promise<{ readonly body: string; readonly soort: string }> {
      const hartslag = hartslagRepository(db)
      const [verbindingen, bewakingMs] = await Promise.all([hartslag.verbindingen(), hartslag.bewakingMs()])
      return metriekTekst({ verbindingen, bewakingMs, max: max + Math.min(max, ELDERS_MAX) })
    },
    /** Does the database answer, with every migration done? For the readiness probe. Anybody may ask. */
    gereed: deelAntwoord(async () => (await pendingMigrations(databaseUrl)).length === 0, OPEN_DEUR),
    close,
  }
}

/** What stands in a manual, anybody knows. @throws with a sentence for each, without repeating its value */
function weigerVoorbeelden({ databaseUrl, authSecret, geheimSleutel, wachtrij }: Required<Pick<ApiOptions, 'databaseUrl' | 'authSecret' | 'geheimSleutel' | 'wachtrij'>>): void {
  const redenen = [
    ...voorbeeldwachtwoorden({ DATABASE_URL: databaseUrl, QUEUE_DATABASE_URL: wachtrij?.databaseUrl === databaseUrl ? null : wachtrij?.databaseUrl, REDIS_URL: wachtrij?.redisUrl }),
    ...(isVoorbeeldgeheim(authSecret) ? ['AUTH_SECRET is een voorbeeld. Maak een eigen: openssl rand -base64 32.'] : []),
    ...(geheimSleutel && isVoorbeeldsleutel(geheimSleutel) ? ['GEHEIM_SLEUTEL is een voorbeeld. Maak een eigen: openssl rand -base64 32.'] : []),
  ]
  if (redenen.length > 0) throw new Error(redenen.join(' '))
}

export type Api = Awaited<ReturnType<typeof createApi>>
