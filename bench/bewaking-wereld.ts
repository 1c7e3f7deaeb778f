import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { createDb, migrate, type Sql } from '@regietafel/db'
import { Redis } from 'ioredis'
import { freePort, startPostgres } from '../infra/local/src/index.ts'
import type { RunOptions, Workload } from './workload.ts'

/** Where the measuring processes find the stores. */
export const SERVER_VAR = 'BENCH_BEWAKING_URL'
export const REDIS_VAR = 'BENCH_BEWAKING_REDIS'
const GEMEENTEN = 342

interface Bewaking {
  readonly env: Record<string, string>
  readonly stop: () => Promise<void>
}

interface Zaaiing {
  /** Termijnen that are (or become) due. */
  readonly due: number
  /** Open termijnen that are not due. */
  readonly rust: number
}

/** What every workload on such a world shares: it is made before the rounds and thrown away after them. */
export function opBewaking(zaaiing: (options: RunOptions) => Zaaiing): Required<Pick<Workload, 'prepare' | 'cleanUp'>> {
  let wereld: Bewaking | undefined
  return {
    async prepare(options) {
      wereld = await maakBewaking(zaaiing(options))
      return wereld.env
    },
    async cleanUp() {
      await wereld?.stop()
    },
  }
}

/** BullMQ is measured on Redis, as its makers do. */
export const zonderRedis = (): string | null => (spawnSync('redis-server', ['--version']).status === 0 ? null : 'there is no redis-server for BullMQ')

/** A private PostgreSQL with a template database, and a private Redis when there is one: AOF every second, as in production. */
async function maakBewaking({ due, rust }: Zaaiing): Promise<Bewaking> {
  const dir = mkdtempSync(path.join(tmpdir(), 'regietafel-bewaking-'))
  const server = await startPostgres({ dir, settings: ['max_connections=200', 'shared_buffers=512MB', 'max_wal_size=4GB'] })
  const redis = await startRedis(dir)
  const stop = async () => {
    redis?.kind.kill('SIGKILL')
    await server.stop()
    rmSync(dir, { recursive: true, force: true })
  }
  try {
    await migrate(server.url)
    const { sql, close } = createDb({ url: server.url, role: 'eigenaar', max: 1 })
    await vul(sql as unknown as Sql, { due, rust }).finally(close)
    return { env: { [SERVER_VAR]: server.url, [REDIS_VAR]: redis?.url ?? '' }, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

async function startRedis(dir: string): Promise<{ url: string; kind: ChildProcess } | null> {
  const poort = await freePort()
  const conf = fileURLToPath(new URL('../infra/redis/redis.conf', import.meta.url))
  const kind = spawn('redis-server', [conf, '--port', String(poort), '--dir', dir, '--bind', '127.0.0.1'], { stdio: 'ignore' })
  let weg = false
  kind.on('error', () => (weg = true))
  const client = new Redis({ host: '127.0.0.1', port: poort, lazyConnect: true, retryStrategy: null })
  client.on('error', () => {})
  for (let i = 0; i < 100 && !weg; i += 1) {
    const goed = await client.connect().then(() => client.ping()).catch(() => null)
    if (goed === 'PONG') {
      client.disconnect()
      return { url: `redis://127.0.0.1:${poort}`, kind }
    }
    await sleep(50)
  }
  return null
}

/** One open termijn per casus with E1 an hour ago and E2 in two days, its casusregie held by one of twenty. Set by set, without the checks of references. */
async function vul(sql: Sql, { due, rust }: Zaaiing): Promise<void> {
  await sql`set session_replication_role = replica`
  // A uuid that is one: jobs refuse others.
  await sql`create function bench_id(text) returns uuid language sql immutable as $$ select overlay(overlay(md5($1) placing '4' from 13) placing '8' from 17)::uuid $$`
  await sql`insert into gemeente (id, sleutel, naam, jeugdregio) select bench_id('g' || i), 'g' || i, 'Gemeente ' || i, 'Delta' from generate_series(0, ${GEMEENTEN - 1}) i`
  // Mails wait for the verzamelmail of the evening, at whatever hour the bench runs: what is measured is guarding, not a mail server that is away.
  await sql`insert into meldinginstelling (gemeente_id, verzameltijd, stil_van, stil_tot) select bench_id('g' || i), '23:59', '00:00', '00:00' from generate_series(0, ${GEMEENTEN - 1}) i`
  await sql`insert into organisatie (id, gemeente_id, naam, soort) select bench_id('o' || i), bench_id('g' || i), 'Wijkteam', 'wijkteam' from generate_series(0, ${GEMEENTEN - 1}) i`
  await sql`
    insert into gebruiker (id, gemeente_id, organisatie_id, naam, email, rol)
    select 'u' || i || '-' || n, bench_id('g' || i), bench_id('o' || i), 'Regisseur ' || n, 'u' || i || '-' || n || '@bench.example', 'casusregisseur' from generate_series(0, ${GEMEENTEN - 1}) i, generate_series(0, 19) n`
  await sql`insert into kaderversie (id, gemeente_id, sleutel, versie, inhoud, hash) select bench_id('k' || i), bench_id('g' || i), 'bench', 1, '{}', 'x' from generate_series(0, ${GEMEENTEN - 1}) i`
  await sql`create temporary table bron as select i, bench_id('c' || i) as id, i % ${GEMEENTEN} as g, i <= ${due} as due from generate_series(1, ${due + rust}) i`
  await sql`
    insert into casus (id, gemeente_id, nummer, roepnaam, geboortedatum, kaderversie_id)
    select id, bench_id('g' || g), '2026-' || lpad(i::text, 7, '0'), 'Naam' || i % 500, date '2012-01-01' + i % 2000, bench_id('k' || g) from bron`
  await sql`insert into regie (gemeente_id, casus_id, soort, gebruiker_id, organisatie_id, periode)
    select bench_id('g' || g), id, 'casus', 'u' || g || '-' || i % 20, bench_id('o' || g), tstzrange('2026-01-01', null) from bron`
  // In whole days, so that the plan of a termijn says the same at every moment of the run.
  await sql`
    insert into termijn (id, gemeente_id, casus_id, kader, termijn, cyclus, stap, titel, verantwoordelijk, anker, ankerdatum, normdatum, deadline, einde_op, stand, uitleg, bron, plan, volgende_actie_op)
    select bench_id('t' || i), bench_id('g' || g), id, 'bench', 'hulpverleningsplan', 1, '2', 'Hulpverleningsplan', 'zorgaanbieder', 'plaatsing', current_date - 20, current_date - 6, current_date - 6,
      date_trunc('second', now()) - interval '1 day', 'open', 'plaatsing + 14 dagen', 'bench',
      jsonb_build_array(
        jsonb_build_object('trap', 'E1', 'op', to_char(op at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'), 'naar', jsonb_build_array('casusregisseur'), 'betaalvlag', false),
        jsonb_build_object('trap', 'E2', 'op', to_char((op + interval '60 days') at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'), 'naar', jsonb_build_array('procesregisseur'), 'betaalvlag', false)),
      op
    from bron, lateral (select date_trunc('second', now()) + case when due then interval '-1 hour' else interval '30 days' end as op) m`
  for (const tabel of ['gemeente', 'organisatie', 'gebruiker', 'kaderversie', 'casus', 'regie', 'termijn', 'escalatie', 'bezorging', 'pauze']) await sql.unsafe(`vacuum analyze ${tabel}`)
}

/** A fresh copy of the template, so that every contestant and round begins alike. The caller closes; the server is thrown away as a whole. */
export async function verseDatabase(): Promise<{ url: string; redisUrl: string | null; weg: () => Promise<void> }> {
  const bron = new URL(process.env[SERVER_VAR]!)
  const naam = `bench_${process.pid}_${Date.now()}`
  const { sql, close } = createDb({ url: bron.href.replace(bron.pathname, '/postgres'), role: 'eigenaar', max: 1 })
  await sql.unsafe(`create database ${naam} template ${bron.pathname.slice(1)}`)
  await sql`checkpoint`
  const url = bron.href.replace(bron.pathname, `/${naam}`)
  const redisUrl = process.env[REDIS_VAR] || null
  if (redisUrl) {
    const redis = new Redis(redisUrl)
    await redis.flushall()
    redis.disconnect()
  }
  return {
    url,
    redisUrl,
    weg: async () => {
      await sql.unsafe(`drop database if exists ${naam} with (force)`)
      await close()
    },
  }
}

/** The real worker as it runs in production, with a mail server that is never asked. */
export async function startWorkerProces(url: string, redisUrl: string | null, anders: Record<string, string> = {}): Promise<{ pid: number; stop: () => Promise<void> }> {
  const main = fileURLToPath(new URL('../apps/worker/src/main.ts', import.meta.url))
  const kind = spawn(process.execPath, ['--disallow-code-generation-from-strings', main], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      PATH: process.env['PATH'] ?? '', DATABASE_URL: url, QUEUE_DATABASE_URL: url, ...(redisUrl ? { REDIS_URL: redisUrl } : {}), SMTP_URL: 'smtp://127.0.0.1:9', MAIL_FROM: 'Regietafel <bench@regietafel.example>',
      PUBLIC_ORIGIN: 'https://regietafel.example', REGIETAFEL_MODUS: 'test', PROEFKLOK: 'aan', LOG_LEVEL: 'warn', GEHEIM_SLEUTEL: Buffer.alloc(32, 7).toString('base64'), REGIETAFEL_OUDER: String(process.pid), ...anders,
    },
  })
  let tekst = ''
  kind.stdout.on('data', (stuk: Buffer) => (process.env['BENCH_LOG'] ? void process.stderr.write(stuk) : (tekst = (tekst + stuk.toString()).slice(-4_000))))
  const { sql, close } = createDb({ url, role: 'eigenaar', max: 1 })
  for (let i = 0; ; i += 1) {
    if ((await sql`select from hartslag limit 1`).length > 0) break
    if (i > 600 || kind.exitCode !== null) throw new Error(`the worker does not start: ${tekst}`)
    await sleep(25)
  }
  await close()
  return {
    pid: kind.pid!,
    stop: async () => {
      kind.kill('SIGTERM')
      await new Promise((resolve) => (kind.exitCode === null && kind.signalCode === null ? kind.once('exit', resolve) : resolve(null)))
    },
  }
}
