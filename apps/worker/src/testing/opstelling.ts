import { createTestDb } from '@regietafel/db/testing'
import type { Achterkant } from '@regietafel/jobs/testing'
import { startPostvak } from './postvak.ts'
import { startProces, type WorkerProces } from './proces.ts'
import { SLEUTEL, standVan, zaaiGemeente, type Stand, type Zaad } from './zaad.ts'

/** A database, a gemeente and a mailbox of their own, and workers as real processes on them. */
export async function createOpstelling() {
  const db = await createTestDb()
  const zaad = await zaaiGemeente(db)
  const postvak = await startPostvak()
  const processen: WorkerProces[] = []

  /** Short times, so that a test sees within seconds what takes a quarter of a minute in the product. */
  const env = (achter: Achterkant, anders: Record<string, string> = {}): Record<string, string> => ({
    DATABASE_URL: db.url,
    SMTP_URL: postvak.url,
    PUBLIC_ORIGIN: 'https://regietafel.example',
    MAIL_FROM: 'Regietafel <noreply@rivierenstad.example>',
    REGIETAFEL_MODUS: 'test',
    REGIETAFEL_OUDER: String(process.pid), // a test run that is killed leaves no worker behind
    PROEFKLOK: 'aan',
    HERAANBOD_MS: '1000',
    DODE_WORKER_MS: '1200',
    WACHTRIJ_WEG_MS: '2000',
    TERUGVAL_MS: '400',
    GEHEIM_SLEUTEL: SLEUTEL,
    WACHTRIJ_NAAM: achter.opties.naamruimte!,
    ...(achter.opties.redisUrl ? { REDIS_URL: achter.opties.redisUrl } : { QUEUE_DATABASE_URL: achter.opties.databaseUrl }),
    ...anders,
  })

  return {
    db,
    zaad,
    postvak,
    env,
    async worker(achter: Achterkant, anders: Record<string, string> = {}): Promise<WorkerProces> {
      return startProces(env(achter, anders), (proces) => processen.push(proces))
    },
    stand: (van: Zaad = zaad): Promise<Stand[]> => standVan(db, van.gemeenteId),
    /** Everything any worker wrote. */
    uitvoer: (): string => processen.map(({ uitvoer }) => uitvoer()).join(''),
    stopWorkers: async (): Promise<void> => void (await Promise.all(processen.map((proces) => proces.stop()))),
    async release(): Promise<void> {
      await Promise.all(processen.map((proces) => proces.stop('SIGKILL')))
      await postvak.stop()
      await db.release()
    },
  }
}
export type Opstelling = Awaited<ReturnType<typeof createOpstelling>>
