import { inGemeente, sqlOf, type Sql } from '@regietafel/db'
import { createTestDb } from '@regietafel/db/testing'
import { demoWachtwoord, loadDemo } from '@regietafel/db/demo'
import { createApi, type ApiOptions } from '../api.ts'
import { hashWachtwoord } from '../auth/wachtwoord.ts'
import type { Log } from '../log.ts'

export const ORIGIN = 'http://regietafel.test'
/** Nobody has this id. */
export const NERGENS = '00000000-0000-7000-8000-000000000000'

/** Hashing is slow on purpose; the demo has one password. */
let gehasht: Promise<string> | undefined

/** A fresh database with the demo in it, and the API on top. For integration tests of this package. */
export async function openWereld(opties: Partial<ApiOptions> = {}) {
  const testDb = await createTestDb()
  const hash = await (gehasht ??= hashWachtwoord(demoWachtwoord))
  await loadDemo(testDb.url, { hash: async () => hash })
  const regels: { level: 'info' | 'error'; fields: Record<string, unknown>; message: string }[] = []
  const log: Log = {
    info: (fields, message) => { regels.push({ level: 'info', fields, message }) },
    error: (fields, message) => { regels.push({ level: 'error', fields, message }) },
  }
  const api = await createApi({ databaseUrl: testDb.url, publicOrigin: ORIGIN, authSecret: 's'.repeat(32), modus: 'test', proefklok: true, max: 4, log, ...opties })

  /** Cookie header of a fresh session. `wie` is what stands before the `@`. */
  async function inloggen(wie: string, gemeente = 'rivierenstad'): Promise<string> {
    const uitkomst = await api.auth.inloggen({ email: `${wie}@${gemeente}.example`, wachtwoord: demoWachtwoord, adres: '192.0.2.1' })
    if (!uitkomst.ok) throw new Error(`${wie}: ${uitkomst.melding}`)
    return uitkomst.setCookie.map((cookie) => cookie.split(';')[0]).join('; ')
  }
  const cookies = new Map<string, Promise<string>>()
  const cookieVan = (wie: string, gemeente = 'rivierenstad'): Promise<string> => {
    const sleutel = `${wie}@${gemeente}`
    const cookie = cookies.get(sleutel) ?? inloggen(wie, gemeente)
    cookies.set(sleutel, cookie)
    return cookie
  }

  return {
    api,
    testDb,
    /** What was logged. */
    regels,
    inloggen,
    /** Calls procedures as this person; one session each, rights read anew at every call of `als`. */
    async als(wie: string, gemeente?: string) {
      const cookie = await cookieVan(wie, gemeente)
      return api.createCaller(await api.createContext({ headers: new Headers({ cookie }) }))
    },
    niemand: async () => api.createCaller(await api.createContext({ headers: new Headers() })),
    /** Schema `auth`, as the API reaches it. */
    auth: testDb.app.sql,
    /** Looks past the API into the tables of one gemeente, under row level security like anybody. */
    async in<T>(gemeente: string, work: (sql: Sql) => Promise<T>): Promise<T> {
      const [{ gemeenteId } = { gemeenteId: '' }] = await testDb.app.sql<{ gemeenteId: string }[]>`select gemeente_id as "gemeenteId" from auth."user" where email = ${`operator@${gemeente}.example`}`
      return inGemeente(testDb.app.db, { gemeenteId }, (tx) => work(sqlOf(tx)))
    },
    async sluit() {
      await api.close()
      await testDb.release()
    },
  }
}

export type Wereld = Awaited<ReturnType<typeof openWereld>>
export type Aanroeper = Awaited<ReturnType<Wereld['als']>>

/** What a refused call says; null when it was not refused. */
export async function weigering(belofte: Promise<unknown>): Promise<{ trpc: string; code: string | null; melding: string } | null> {
  try {
    await belofte
    return null
  } catch (fout) {
    const { code, message, cause } = fout as { code: string; message: string; cause?: { fout?: { code: string } } }
    return { trpc: code, code: cause?.fout?.code ?? null, melding: message }
  }
}
