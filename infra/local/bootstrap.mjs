// The first thing that runs on a fresh machine: plain JavaScript, no dependencies, Node 20 or newer.
// It installs what the lockfile names and hands over to the Node 24 that came along. It writes to stderr only.
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { step } from './step.mjs'

const root = fileURLToPath(new URL('../../', import.meta.url))
const modules = path.join(root, 'node_modules')
const stamp = path.join(modules, '.regietafel-stempel')
const lock = path.join(modules, '.regietafel-slot')
const MINIMUM = 20
const WANTED = 24

/** Ends with one clear sentence, in both languages, and exit code 1. */
export function fail(nl, en) {
  process.stderr.write(`\n${nl}\n${en}\n`)
  process.exit(1)
}

const major = (version) => Number(version.replace(/^v/, '').split('.')[0])

function packageManager() {
  return JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')).packageManager
}

/** What decides whether node_modules is up to date: the lockfile, and every package.json of the workspace. */
function inputs() {
  const packages = ['apps', 'packages', 'infra'].flatMap((dir) => children(path.join(root, dir)))
  const files = ['pnpm-lock.yaml', 'pnpm-workspace.yaml', 'package.json', 'e2e/package.json', 'bench/package.json'].map((name) => path.join(root, name))
  return [...files, ...packages.map((dir) => path.join(dir, 'package.json'))].filter((file) => existsSync(file)).sort()
}

const children = (dir) => readdirSync(dir, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [path.join(dir, entry.name)] : []))

function fingerprint() {
  const hash = createHash('sha256').update(`${process.platform}-${process.arch}\n`)
  for (const file of inputs()) hash.update(path.relative(root, file)).update('\0').update(readFileSync(file)).update('\0')
  return hash.digest('hex')
}

const read = (file) => (existsSync(file) ? readFileSync(file, 'utf8') : '')

/** Installs when node_modules is absent or older than the lockfile. Two starts at once: the second waits. */
async function install() {
  const wanted = fingerprint()
  if (read(stamp) === wanted) return
  mkdirSync(modules, { recursive: true })
  const release = await takeLock()
  try {
    if (read(stamp) === wanted) return
    await step('Onderdelen installeren, alleen de eerste keer / installing dependencies, first time only', runPnpm)
    writeFileSync(stamp, wanted)
  } finally {
    release()
  }
}

async function takeLock() {
  for (;;) {
    try {
      writeFileSync(lock, String(process.pid), { flag: 'wx' })
      return () => rmSync(lock, { force: true })
    } catch (error) {
      if (error.code !== 'EEXIST') throw error
    }
    // The holder may have been killed, or have died before it wrote its pid.
    const age = Date.now() - (statSync(lock, { throwIfNoEntry: false })?.mtimeMs ?? Date.now())
    if (!alive(Number(read(lock))) && age > 1_000) rmSync(lock, { force: true })
    await sleep(250)
  }
}

function alive(pid) {
  if (!pid) return false
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}

/** pnpm through npx: corepack cannot check the signatures of every registry. Its output is kept for when it fails. */
function runPnpm() {
  const args = ['--yes', packageManager(), 'install', '--frozen-lockfile', '--reporter=append-only']
  const npx = process.platform === 'win32' ? 'npx.cmd' : 'npx'
  // CI=true: never a question when node_modules of another pnpm is in the way.
  const child = spawn(npx, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, CI: 'true' }, shell: process.platform === 'win32' })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output = (output + chunk).slice(-20_000)))
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code) => (code === 0 ? resolve() : reject(Object.assign(new Error('pnpm install'), { output }))))
  })
}

/** The Node 24 that the lockfile brought, else the system's own when it is new enough. */
function findNode() {
  const kind = process.platform === 'win32' ? 'win' : process.platform
  const carried = path.join(modules, `node-${kind}-${process.arch}`, 'bin', process.platform === 'win32' ? 'node.exe' : 'node')
  if (existsSync(carried)) return carried
  if (major(process.version) >= WANTED) return process.execPath
  return fail(
    `Er is voor ${process.platform}-${process.arch} geen Node ${WANTED} meegekomen en dit is Node ${process.version}. Installeer Node ${WANTED} en probeer het opnieuw.`,
    `No Node ${WANTED} came along for this machine and this is Node ${process.version}. Install Node ${WANTED} and try again.`,
  )
}

/** Where the user stood: npm runs scripts in the root, but a relative path on the command line means this folder. */
export const callerFolder = () => process.env.INIT_CWD ?? process.cwd()

/** How every process of the product runs: no code from strings, and no regular expression that takes for ever. */
export const NODE_FLAGS = ['--disallow-code-generation-from-strings', '--enable-experimental-regexp-engine-on-excessive-backtracks']

/**
 * Installs what is needed and runs `script` (relative to the root) under Node 24 with our stdio; ends with its exit code.
 * `flags` are for Node, `args` for the script; it runs in the folder where npm was called.
 */
export async function runUnderNode24(script, args, { flags = NODE_FLAGS, env: extra = {} } = {}) {
  if (major(process.version) < MINIMUM) fail(`Regietafel heeft Node ${MINIMUM} of nieuwer nodig; dit is ${process.version}.`, `Regietafel needs Node ${MINIMUM} or newer; this is ${process.version}.`)
  try {
    await install()
  } catch (error) {
    process.stderr.write(`\n${error.output ?? ''}\n`)
    fail('Installeren lukte niet; hierboven staat waarom. Is er verbinding met de npm-registry?', 'Installing failed; the reason is above. Can this machine reach the npm registry?')
  }
  const node = findNode()
  const env = {
    ...process.env,
    PATH: [path.dirname(node), path.join(modules, '.bin'), process.env.PATH ?? ''].join(path.delimiter),
    REGIETAFEL_OUDER: String(process.pid),
    DO_NOT_TRACK: '1',
    TURBO_TELEMETRY_DISABLED: '1',
    ...extra,
  }
  const child = spawn(node, [...flags, path.join(root, script), ...args], { stdio: 'inherit', env, cwd: callerFolder() })
  // What is sent to us alone is passed on; on Ctrl-C the child gets it twice and must not mind. We only wait.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  watchCaller(() => child.kill('SIGTERM'))
  child.once('error', (error) => fail(`Node 24 start niet: ${error.message}`, `Node 24 does not start: ${error.message}`))
  child.once('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 1)))
}

/** npm and its shell may be killed without passing it on: then nobody is left who could stop us. */
function watchCaller(gone) {
  if (!process.env.npm_lifecycle_event) return
  const shell = process.ppid
  const npm = parentOf(shell)
  setInterval(() => (process.ppid !== shell || (npm > 1 && !alive(npm))) && gone(), 500).unref()
}

function parentOf(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1])
  } catch {
    return 0
  }
}
