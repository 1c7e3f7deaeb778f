import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs'
import path from 'node:path'
import { step } from '../step.mjs'
import { withFileLock } from './file-lock.ts'
import { guard } from './guard.ts'
import { ROOT } from './paths.ts'

const ADMIN = path.join(ROOT, 'apps', 'admin')
const BUILDS = path.join(ADMIN, '.build')
const KEEP = 3
const SKIP = new Set(['node_modules', 'build', '.build', '.svelte-kit'])

/**
 * The folder with the built screens, built only when the sources changed. Each state of the sources has its own folder,
 * so a running system is never rebuilt under its feet.
 */
export async function buildAdmin(): Promise<string> {
  const target = path.join(BUILDS, fingerprint())
  if (existsSync(target)) return target
  return step('Schermen bouwen / building the screens', () =>
    withFileLock(path.join(BUILDS, 'slot'), async () => {
      if (existsSync(target)) return target
      await vite()
      renameSync(path.join(ADMIN, 'build'), target)
      prune(target)
      return target
    }),
  )
}

function fingerprint(): string {
  const hash = createHash('sha256')
  const sources = [ADMIN, ...['api', 'db', 'domain', 'jobs'].map((name) => path.join(ROOT, 'packages', name))]
  for (const file of [path.join(ROOT, 'pnpm-lock.yaml'), ...sources.flatMap(filesOf)]) hash.update(path.relative(ROOT, file)).update('\0').update(readFileSync(file)).update('\0')
  return hash.digest('hex').slice(0, 16)
}

function filesOf(dir: string): string[] {
  return readdirSync(dir, { withFileTypes: true })
    .filter(({ name }) => !SKIP.has(name) && !/\.test\.ts$/.test(name))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => (entry.isDirectory() ? filesOf(path.join(dir, entry.name)) : entry.isFile() ? [path.join(dir, entry.name)] : []))
}

async function vite(): Promise<void> {
  mkdirSync(BUILDS, { recursive: true })
  rmSync(path.join(ADMIN, 'build'), { recursive: true, force: true })
  const child = spawn(process.execPath, [path.join(ADMIN, 'node_modules', 'vite', 'bin', 'vite.js'), 'build'], { cwd: ADMIN, env: { ...process.env, NODE_ENV: 'production' }, stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output = (output + String(chunk)).slice(-10_000)))
  const dismiss = guard(child.pid ?? 0, 'TERM')
  const code = await new Promise((resolve) => child.once('exit', resolve))
  dismiss()
  if (code !== 0) throw new Error(`De schermen zijn niet gebouwd. / The screens did not build.\n${output}`)
}

/** Keeps the newest builds: an older system may still run from one of them. */
function prune(current: string): void {
  const builds = readdirSync(BUILDS)
    .filter((name) => /^[0-9a-f]{16}$/.test(name))
    .map((name) => path.join(BUILDS, name))
    .sort((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs)
  for (const old of builds.filter((dir) => dir !== current).slice(KEEP - 1)) rmSync(old, { recursive: true, force: true })
}
