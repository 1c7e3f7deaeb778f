// What the tests need besides PostgreSQL: a Redis and a Chromium. Taken from the environment, from the machine, or (Debian, root) installed.
import { spawn } from 'node:child_process'
import { accessSync, constants, existsSync, mkdirSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { connect } from 'node:net'
import { step } from '../step.mjs'
import { freePort } from './free-port.ts'
import { guard } from './guard.ts'

export type Service = { readonly where: string; readonly stop: () => Promise<void> }
const none = async (): Promise<void> => {}

/** A Redis for the tests: REDIS_URL, else `redis-server` on a free port, else null with a reason on stderr. */
export async function testRedis(dir: string): Promise<Service | null> {
  const given = process.env['REDIS_URL']
  if (given) return { where: given, stop: none }
  const binary = await redisBinary()
  if (!binary) return null
  mkdirSync(dir, { recursive: true })
  const port = await freePort()
  const child = spawn(binary, ['--port', String(port), '--bind', '127.0.0.1', '--dir', dir, '--save', '', '--appendonly', 'yes', '--appendfsync', 'everysec', '--maxmemory-policy', 'noeviction', '--hz', '100', '--daemonize', 'no'], { stdio: 'ignore', detached: true })
  const dismiss = guard(child.pid ?? 0, 'TERM')
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  await listening(port)
  return {
    where: `redis://127.0.0.1:${port}`,
    stop: async () => {
      child.kill('SIGTERM')
      await gone
      dismiss()
    },
  }
}

/** Path of a redis-server: this machine's, else installed, else null with a reason on stderr. */
export const redisBinary = (): Promise<string | null> => findOrInstall('redis-server', 'redis-server')

/** Path of a Chromium: CHROMIUM_PATH, Debian's, else installed, else null. */
export async function testChromium(): Promise<string | null> {
  const given = process.env['CHROMIUM_PATH']
  if (given) return given
  return onPath('chromium') ?? onPath('google-chrome') ?? (await findOrInstall('chromium', 'chromium'))
}

function onPath(name: string): string | null {
  for (const dir of [...(process.env['PATH'] ?? '').split(path.delimiter), '/usr/bin']) {
    const file = path.join(dir, name)
    try {
      accessSync(file, constants.X_OK)
      return file
    } catch {
      // not here
    }
  }
  return null
}

async function findOrInstall(binary: string, debianPackage: string): Promise<string | null> {
  const found = onPath(binary)
  if (found) return found
  if (!existsSync('/etc/debian_version') || process.getuid?.() !== 0) return null
  try {
    await step(`${debianPackage} installeren / installing (apt-get)`, async () => {
      await apt('update')
      // A package may bring a service along: the tests start their own, on their own port.
      await apt('install', '-y', '--no-install-recommends', debianPackage)
    })
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n`)
  }
  return onPath(binary)
}

function apt(...args: string[]): Promise<void> {
  const child = spawn('apt-get', ['-q', ...args], { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' } })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output = (output + String(chunk)).slice(-3_000)))
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code) => (code === 0 ? resolve() : reject(new Error(`apt-get ${args[0]}:\n${output}`))))
  })
}

async function listening(port: number): Promise<void> {
  for (const until = Date.now() + 10_000; Date.now() < until; await sleep(30)) {
    const open = await new Promise<boolean>((resolve) => {
      const socket = connect(port, '127.0.0.1')
      socket.once('connect', () => {
        socket.destroy()
        resolve(true)
      })
      socket.once('error', () => resolve(false))
    })
    if (open) return
  }
  throw new Error(`redis-server luistert niet op poort ${port} / does not listen`)
}

