/** Brings the whole product up on one data folder: database, demo, mail catcher, worker and screens. For `npm start` and the e2e tests. */
import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { hashWachtwoord } from '@regietafel/api'
import { migrate } from '@regietafel/db'
import { loadDemo } from '@regietafel/db/demo'
import { step } from '../step.mjs'
import { buildAdmin } from './build-admin.ts'
import { startChild } from './child.ts'
import type { Child } from './child.ts'
import { ensureDatabase, startPostgres } from './embedded-postgres.ts'
import { freePort, isFree } from './free-port.ts'
import { keepRunning } from './keep-running.ts'
import type { Kept } from './keep-running.ts'
import { startMailvanger } from './mailvanger/index.ts'

export type ProductOptions = {
  readonly data: string
  readonly host: string
  readonly port: number
  /** What people type; the only origin the screens accept forms from. */
  readonly origin: string
  readonly modus: 'demo' | 'test'
  readonly env: NodeJS.ProcessEnv
  /** Hears in one line that the worker or the screens ended and start again. */
  readonly say: (line: string) => void
  /** The demo takes part; also of tests, which walk through it. */
  readonly onKnown?: (facts: { databaseUrl: string; queueDatabaseUrl: string; mailUrl?: string }) => void
}

export type Product = {
  readonly databaseUrl: string
  readonly queueDatabaseUrl: string
  readonly redisUrl: string | null
  /** Page of the mail catcher; null when SMTP_URL names a real server. */
  readonly mailUrl: string | null
  readonly logs: string
  /** Ends everything, within 10 s. */
  readonly stop: () => Promise<void>
}

const FIRST_PAGE_MS = 60_000

export async function startProduct(options: ProductOptions): Promise<Product> {
  const stops: (() => Promise<void>)[] = []
  const stop = async () => {
    for (const end of stops.splice(0).toReversed()) await end()
  }
  try {
    return { ...(await bringUp(options, stops)), stop }
  } catch (error) {
    await stop()
    throw error
  }
}

async function bringUp(options: ProductOptions, stops: (() => Promise<void>)[]): Promise<Omit<Product, 'stop'>> {
  const { data, env, origin } = options
  const build = await buildAdmin()
  const databases = await database(data, env, stops)
  await step('Database bijwerken / migrating', () => migrate(databases.databaseUrl))
  await step('Demo laden als er nog niets is / loading the demo', () => loadDemo(databases.databaseUrl, { hash: hashWachtwoord }))
  const mail = env['SMTP_URL'] ? null : await startMailvanger({ dir: path.join(data, 'mails'), webPort: (await isFree(options.port + 1)) ? options.port + 1 : 0 })
  if (mail) stops.push(mail.close)
  options.onKnown?.({ ...databases, ...(mail && { mailUrl: mail.url }) })

  const logs = path.join(data, 'logs')
  const childEnv: NodeJS.ProcessEnv = {
    ...env,
    NODE_ENV: 'production',
    DATABASE_URL: databases.databaseUrl,
    QUEUE_DATABASE_URL: databases.queueDatabaseUrl,
    AUTH_SECRET: env['AUTH_SECRET'] ?? secret(data, 'auth-geheim'),
    GEHEIM_SLEUTEL: env['GEHEIM_SLEUTEL'] ?? secret(data, 'geheim-sleutel'),
    WORKER_PORT: env['WORKER_PORT'] ?? String(await freePort()),
    PUBLIC_ORIGIN: origin,
    HOST: options.host,
    PORT: String(options.port),
    SMTP_URL: env['SMTP_URL'] ?? mail?.smtpUrl,
    MAIL_FROM: env['MAIL_FROM'] ?? 'Regietafel <regietafel@regietafel.example>',
    MAILVANGER_URL: mail?.url,
    REGIETAFEL_MODUS: options.modus,
    PROEFKLOK: 'aan',
    ADMIN_BUILD: build,
  }
  const starts = [() => startChild('admin', 'apps/admin/server.ts', { env: childEnv, logs }), () => startChild('worker', 'apps/worker/src/main.ts', { env: childEnv, logs })]
  const children = starts.map((start) => start())
  let running: readonly Kept[] = children
  stops.push(async () => void (await Promise.all(running.map((kept) => kept.stop()))))
  await step('Wachten op de eerste pagina / waiting for the first page', () => firstPage(options.port, children))
  // Whoever guards must not lose the screens with the worker: what ends later starts again by itself.
  running = children.map((child, i) => keepRunning(child, starts[i]!, { say: options.say }))
  return {
    ...databases,
    redisUrl: env['REDIS_URL'] ?? null,
    mailUrl: mail?.url ?? null,
    logs,
  }
}

async function database(data: string, env: NodeJS.ProcessEnv, stops: (() => Promise<void>)[]): Promise<{ databaseUrl: string; queueDatabaseUrl: string }> {
  const given = env['DATABASE_URL']
  if (given) return { databaseUrl: given, queueDatabaseUrl: env['QUEUE_DATABASE_URL'] ?? given }
  const server = await step('PostgreSQL starten / starting PostgreSQL', () => startPostgres({ dir: path.join(data, 'postgres'), adopt: true }))
  stops.push(server.stop)
  // The queue lives apart from the truth: it may be thrown away at any moment.
  await ensureDatabase(server.url, 'wachtrij')
  const queue = new URL(server.url)
  queue.pathname = '/wachtrij'
  return { databaseUrl: server.url, queueDatabaseUrl: env['QUEUE_DATABASE_URL'] ?? queue.href }
}

/** 32 random bytes, base64url; made once per data folder, so that a restart logs nobody out and opens every sealed secret. */
function secret(data: string, name: 'auth-geheim' | 'geheim-sleutel'): string {
  const file = path.join(data, name)
  if (existsSync(file)) return readFileSync(file, 'utf8').trim()
  mkdirSync(data, { recursive: true, mode: 0o700 })
  const made = randomBytes(32).toString('base64url')
  writeFileSync(file, `${made}\n`, { mode: 0o600 })
  return made
}

async function firstPage(port: number, children: readonly Child[]): Promise<void> {
  const until = Date.now() + FIRST_PAGE_MS
  for (;;) {
    const dead = children.find((child) => child.isGone())
    if (dead) throw new Error(`${dead.name} stopte bij het starten; het einde van ${dead.log}: / stopped while starting; the end of its log:\n${dead.lastWords()}`)
    try {
      const response = await fetch(`http://127.0.0.1:${port}/`, { redirect: 'manual', signal: AbortSignal.timeout(5_000) })
      if (response.status < 500) return
    } catch {
      // not there yet
    }
    if (Date.now() > until) throw new Error(`Er kwam geen eerste pagina binnen ${FIRST_PAGE_MS / 1000} s. / No first page in time.\n${children.map((child) => child.lastWords()).join('\n')}`)
    await sleep(100)
  }
}
