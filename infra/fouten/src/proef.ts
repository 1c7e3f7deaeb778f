import { randomBytes } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { klokRepository } from '@regietafel/db'
import { createTestDb, type TestDb } from '@regietafel/db/testing'
import { addDagen, dagVan, instantVan, isWerkdagNaam, tijdVan, type Datum } from './dagen.ts'
import { opPostgres, opRedis, type Achterkant } from '@regietafel/jobs/testing'
import type postgres from 'postgres'
import { bevolk, type Bevolking, type Bevolkingsvraag } from './bevolking.ts'
import type { Huis } from './huis/huis.ts'
import type { Lot } from './lot.ts'
import { createPloeg, type Middelen, type Ploeg } from './ploeg.ts'
import { restVan, type Breuk, type Rest } from './waarheid.ts'

export type Been = 'redis' | 'postgres'

/** One case being played: its own database and queue, its own workers, and what it counts. */
export interface Proef {
  readonly huis: Huis
  readonly lot: Lot
  readonly been: Been
  readonly kort: boolean
  /** Length of the time in which faults hit. */
  readonly ms: number
  readonly db: TestDb
  readonly sql: postgres.Sql
  readonly ploeg: Ploeg
  readonly achterkant: Achterkant
  readonly begin: Datum
  /** What is broken on purpose, by the words of the oracle. */
  readonly behalve: string[]
  readonly breuken: Breuk[]
  /** What a worker held before the faults; set when a race begins. */
  basis: Middelen | null
  readonly tel: Map<string, number>
  /** What could not be done on this machine, and why: said in the report, and no breach. */
  readonly nietGedaan: string[]
  /** Milliseconds per part of the case. */
  readonly fasen: Record<string, number>
  bij(naam: string, aantal?: number): void
  breuk(invariant: string, tekst: string): void
  bevolk(anders?: Partial<Bevolkingsvraag>): Promise<Bevolking>
  klok: { zet(moment: string): Promise<void>; vooruit(dagen: number): Promise<void>; nu(): Promise<string> }
  /** Tries again while the database is away. */
  volhard<T>(werk: () => Promise<T>): Promise<T>
  /** Waits until nothing is left to do, by day: at night nobody is mailed. Answers the milliseconds, and what is left (and what was being asked) once nothing moved for `maxMs`. */
  bezink(maxMs?: number): Promise<{ ms: number; rest: Rest; bezig: string }>
  release(): Promise<void>
}

/** Short times, so that seconds show what takes a quarter of a minute in the product. */
export const LOCK_MS = 1_200
export const HERAANBOD_MS = 1_000
export const WEG_MS = 2_000
/** Nothing moves for so long while something is due: it stands still. Longer than a restart, a lock, a silence and a try that hangs together, also on a machine that is busy with other things. */
export const STILSTAND_MS = 25_000
export const slaap = (ms: number): Promise<void> => sleep(ms)

export interface Proefvraag {
  readonly huis: Huis
  readonly lot: Lot
  readonly been: Been
  readonly kort: boolean
  readonly ms: number
  readonly termijnen: number | null
  readonly groot: boolean
}

/** Termijnen per case when nothing else was asked. */
const AANTAL = { groot: 10_000, gewoon: 1_000, kort: 100 }
/** Termijnen of one gemeente, about: the work is shared as it is in the country, and nobody gets a thousand casussen. */
const PER_GEMEENTE = 1_000

export async function createProef({ huis, lot, been, kort, ms, termijnen, groot }: Proefvraag): Promise<Proef> {
  await huis.herstel()
  const db = await createTestDb({ max: 4 })
  const sql = db.beheer.sql as unknown as postgres.Sql
  const achterkant = been === 'redis' ? opRedis(huis.redis!.url) : opPostgres(huis.wachtrijUrl)
  const sleutel = randomBytes(32).toString('base64')
  const ploeg = createPloeg({ env: envVan(huis, { db, achterkant, sleutel }), lek: huis.lek, lot: lot.tak('ploeg') })
  const klok = klokRepository(db.beheer.db)
  const begin = eersteWerkdag(addDagen('2026-02-02' as Datum, lot.heel(0, 400)))
  const breuken: Breuk[] = []
  const tel = new Map<string, number>()
  const casussen = Math.ceil((termijnen ?? (kort ? AANTAL.kort : groot ? AANTAL.groot : AANTAL.gewoon)) / 5)

  const proef: Proef = {
    huis, lot, been, kort, ms, db, sql, ploeg, achterkant, begin, breuken, tel,
    behalve: [],
    nietGedaan: [],
    fasen: {},
    basis: null,
    bij: (naam, aantal = 1) => void tel.set(naam, (tel.get(naam) ?? 0) + aantal),
    breuk: (invariant, tekst) => void breuken.push({ invariant, tekst }),
    async bevolk(anders = {}) {
      await klok.zetOp(instantVan(anders.begin ?? begin, '08:00')) // a clock that was later and goes back makes early what was not
      const van = performance.now()
      const uit = await bevolk(sql, { casussen, gemeenten: Math.min(20, Math.max(2, Math.round(((anders.casussen ?? casussen) * 5) / PER_GEMEENTE))), begin, webhook: { url: huis.ontvanger.url, geheim: huis.ontvanger.geheim, sleutel }, ...anders }, lot.tak('bevolking'))
      proef.fasen['bevolken'] = Math.round(performance.now() - van)
      proef.bij('termijnen', uit.termijnen)
      return uit
    },
    klok: { zet: (moment) => klok.zetOp(moment), vooruit: (dagen) => klok.vooruit(dagen), nu: () => klok.nu() },
    volhard,
    async bezink(maxMs = STILSTAND_MS) {
      const nu = await volhard(() => klok.nu())
      const uur = Number(tijdVan(nu).slice(0, 2))
      if (uur < 8 || uur > 18) await volhard(() => klok.zetOp(instantVan(addDagen(dagVan(nu), uur > 18 ? 1 : 0), '10:00')))
      const van = performance.now()
      let vorige = ''
      for (let sinds = van, kost = 0; ; await sleep(Math.max(200, 9 * kost))) {
        const vroeg = performance.now()
        const rest = await volhard(() => restVan(sql))
        const nu = performance.now()
        kost = nu - vroeg // looking may not take more than a tenth of the machine from those who work
        if (JSON.stringify(rest) !== vorige) sinds = nu
        vorige = JSON.stringify(rest)
        if (rest.vegen + rest.open + rest.wacht === 0 || nu - sinds > maxMs) return { ms: Math.round(nu - van), rest, bezig: await volhard(() => vragenVan(sql)) }
      }
    },
    async release() {
      await ploeg.stopAlle('SIGKILL')
      await achterkant.release().catch(() => {})
      await db.release()
    },
  }
  return proef
}

function envVan(huis: Huis, { db, achterkant, sleutel }: { db: TestDb; achterkant: Achterkant; sleutel: string }): Record<string, string> {
  return {
    DATABASE_URL: db.url,
    SMTP_URL: huis.postbus.url,
    PUBLIC_ORIGIN: 'https://regietafel.example',
    MAIL_FROM: 'Regietafel <noreply@regietafel.example>',
    REGIETAFEL_MODUS: 'test',
    REGIETAFEL_OUDER: String(process.pid),
    PROEFKLOK: 'aan',
    GEHEIM_SLEUTEL: sleutel,
    WORKER_PORT: '0',
    HERAANBOD_MS: String(HERAANBOD_MS),
    DODE_WORKER_MS: String(LOCK_MS),
    TERUGVAL_MS: '400',
    WACHTRIJ_WEG_MS: String(WEG_MS),
    WACHTRIJ_NAAM: achterkant.opties.naamruimte!,
    QUEUE_DATABASE_URL: huis.wachtrijUrl,
    ...(achterkant.opties.redisUrl ? { REDIS_URL: achterkant.opties.redisUrl } : {}),
  }
}

/** What the workers are asking Postgres now, longest first (statements carry no values), what waits, and what time it is. */
async function vragenVan(sql: postgres.Sql): Promise<string> {
  const rijen = await sql<{ tekst: string }[]>`
    select state || ' ' || round(extract(epoch from clock_timestamp() - query_start)::numeric, 1) || ' s ' || coalesce(wait_event, '') || ' ' || left(regexp_replace(query, '\\s+', ' ', 'g'), 160) as tekst
    from pg_stat_activity where datname = current_database() and application_name = 'regietafel-worker' and state <> 'idle' order by query_start limit 4`
  const wacht = await sql<{ tekst: string }[]>`
    select b.kanaal || case when b.verzamelen then ' (verzamelmail' || case when b.verzamelmail_id is null then ', not made' else '' end || ')' else '' end || ' ' || count(*) || ' since ' || min(b.niet_voor) || coalesce(' ' || max(b.laatste_fout_code), '') as tekst
    from bezorging b where b.status = 'wacht' and (b.niet_voor is null or b.niet_voor <= nu()) group by b.kanaal, b.verzamelen, b.verzamelmail_id is null`
  const [klok] = await sql<{ nu: string }[]>`select nu()::text as nu`
  return [...(rijen.length === 0 ? ['nothing is being asked'] : rijen.map(({ tekst }) => tekst)), ...wacht.map(({ tekst }) => `waits: ${tekst}`), `it is ${klok!.nu}`].join(' | ')
}

async function volhard<T>(werk: () => Promise<T>): Promise<T> {
  for (let poging = 1; ; poging++) {
    try {
      return await werk()
    } catch (error) {
      if (poging >= 100 || !isVerbinding(error)) throw error
      await sleep(200)
    }
  }
}

/** The store is away, starting, or ended this session. */
export function isVerbinding(error: unknown): boolean {
  const code = String((error as { code?: string }).code ?? '')
  return /^(08|57|53)|^(CONNECT|ECONN|EPIPE|CONNECTION_)|^(40001|40P01|55P03|25006)$/.test(code)
}

const eersteWerkdag = (datum: Datum): Datum => (isWerkdagNaam(datum) ? datum : eersteWerkdag(addDagen(datum, 1)))
