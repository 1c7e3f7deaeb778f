import { spawn } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import postgres from 'postgres'
import { afterAll, describe, expect, it } from 'vitest'
import { startPostgres } from './embedded-postgres.ts'
import { findAccount, reachableFor } from './postgres-account.ts'
import { isAlive, livePostmaster } from './postmaster-pid.ts'

const root = mkdtempSync(path.join(tmpdir(), 'regietafel met spatie '))
const dir = path.join(root, 'pg')
const data = path.join(dir, 'data')
afterAll(() => rmSync(root, { recursive: true, force: true }))

const ask = async <T>(url: string, query: string): Promise<T> => {
  const sql = postgres(url, { max: 1, onnotice: () => {} })
  try {
    const [row] = await sql.unsafe(query)
    return row as T
  } finally {
    await sql.end()
  }
}

const untilGone = async (pid: number, ms = 10_000): Promise<boolean> => {
  for (const until = Date.now() + ms; Date.now() < until; await sleep(20)) if (!isAlive(pid)) return true
  return false
}

/** A process of its own that holds the server, so that it can be killed. */
const holder = async (): Promise<{ pid: number; server: number }> => {
  const script = `import { startPostgres } from ${JSON.stringify(path.join(import.meta.dirname, 'embedded-postgres.ts'))}
const server = await startPostgres({ dir: ${JSON.stringify(dir)} })
console.log(server.pid)
setInterval(() => {}, 1000)`
  const child = spawn(process.execPath, ['--input-type=module-typescript', '-e', script], { stdio: ['ignore', 'pipe', 'inherit'] })
  const server = await new Promise<number>((resolve) => child.stdout.once('data', (chunk) => resolve(Number(String(chunk)))))
  return { pid: child.pid as number, server }
}

describe('embedded PostgreSQL, in a path with a space', () => {
  it('keeps its data over a restart, asks a password, and keeps that password for its owner only', async () => {
    const first = await startPostgres({ dir })
    expect(first.reused).toBe(false)
    await ask(first.url, 'create table bewaard as select 42 as antwoord')
    await expect(ask(first.url.replace(/:[^:@]+@/, ':verkeerd@'), 'select 1')).rejects.toThrow(/password/)
    expect(statSync(path.join(dir, 'wachtwoord')).mode & 0o777).toBe(0o600)
    await first.stop()
    expect(isAlive(first.pid)).toBe(false)
    const second = await startPostgres({ dir })
    expect(await ask(second.url, 'select antwoord from bewaard')).toEqual({ antwoord: 42 })
    await second.stop()
  })

  it('sorts Dutch, in UTC, on 127.0.0.1 only', async () => {
    const server = await startPostgres({ dir })
    const row = await ask<{ woorden: string[]; zone: string; luistert: string }>(
      server.url,
      `select array_agg(w order by w) as woorden, current_setting('timezone') as zone, current_setting('listen_addresses') as luistert
       from unnest(array['ijs','Aap','éénhoorn','eend','aap']) as w`,
    )
    expect(row).toEqual({ woorden: ['aap', 'Aap', 'eend', 'éénhoorn', 'ijs'], zone: 'UTC', luistert: '127.0.0.1' })
    await server.stop()
  })

  it('a second caller shares the running server and does not stop it', async () => {
    const first = await startPostgres({ dir })
    const second = await startPostgres({ dir })
    expect([second.reused, second.port]).toEqual([true, first.port])
    await second.stop()
    expect(isAlive(first.pid)).toBe(true)
    await first.stop()
  })

  it('does not outlive an owner that is killed with SIGKILL', async () => {
    const owner = await holder()
    process.kill(owner.pid, 'SIGKILL')
    expect(await untilGone(owner.server)).toBe(true)
  })

  it('recovers when the server itself is killed with SIGKILL', async () => {
    const first = await startPostgres({ dir })
    process.kill(first.pid, 'SIGKILL')
    const second = await startPostgres({ dir })
    expect(second.reused).toBe(false)
    expect(await ask(second.url, 'select antwoord from bewaard')).toEqual({ antwoord: 42 })
    await second.stop()
  })

  it('starts when the pid in a left-over postmaster.pid now belongs to another program', async () => {
    const first = await startPostgres({ dir })
    const file = path.join(data, 'postmaster.pid')
    const text = readFileSync(file, 'utf8')
    process.kill(first.pid, 'SIGKILL')
    await untilGone(first.pid)
    writeFileSync(file, text.replace(/^\d+/, String(process.pid)))
    expect(livePostmaster(data)).toBe(null)
    const second = await startPostgres({ dir })
    expect(second.reused).toBe(false)
    await second.stop()
  })

  it('says what the server said when it cannot start', async () => {
    await expect(startPostgres({ dir, settings: ['shared_buffers=onzin'] })).rejects.toThrow(/shared_buffers/)
  })
})

describe.runIf(process.getuid?.() === 0)('as root in a container that forbids user namespaces', () => {
  it('becomes nobody but may still pass closed folders', async () => {
    const server = await startPostgres({ dir: path.join(root, 'capability'), via: 'capability' })
    expect(await ask(server.url, 'select 1 as een')).toEqual({ een: 1 })
    expect(statSync(path.join(root, 'capability', 'data')).uid).toBe(65534)
    await server.stop()
  })

  it('copies the binaries when the checkout lies below a closed folder, once', () => {
    const closed = path.join(root, 'dicht')
    mkdirSync(path.join(closed, 'bin'), { recursive: true, mode: 0o700 })
    for (const name of ['initdb', 'postgres']) writeFileSync(path.join(closed, 'bin', name), name)
    const bin = { initdb: path.join(closed, 'bin', 'initdb'), postgres: path.join(closed, 'bin', 'postgres') }
    const shelf = mkdtempSync('/var/lib/regietafel-test-')
    chmodSync(shelf, 0o755)
    const first = reachableFor(findAccount('capability'), bin, shelf)
    expect(first.postgres).toMatch(new RegExp(`^${shelf}/postgres-.*/bin/postgres$`))
    expect(readFileSync(first.postgres, 'utf8')).toBe('postgres')
    expect(reachableFor(findAccount('capability'), bin, shelf)).toEqual(first)
    expect(reachableFor(findAccount('namespace'), bin, shelf)).toBe(bin)
    rmSync(shelf, { recursive: true })
  })
})
