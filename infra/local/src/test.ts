// npm test, under Node 24: every suite, on its own PostgreSQL, Redis, ports and data; also while `npm start` runs.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { step } from '../step.mjs'
import { startPostgres } from './embedded-postgres.ts'
import { freePort } from './free-port.ts'
import { ROOT } from './paths.ts'
import { isAlive } from './postmaster-pid.ts'
import { runTool } from './run-tool.ts'
import { closingLine, sum, tallyFouten, tallyStep, tallyVitest } from './tally.ts'
import type { Tally } from './tally.ts'
import { testChromium, testRedis } from './test-services.ts'

const PARTS = ['lint', 'boundaries', 'check', 'unit', 'component', 'int', 'fouten', 'e2e'] as const
type Part = (typeof PARTS)[number]
const HELP = `npm test -- [${PARTS.join('|')} …] [--filter TEKST]\n\n  zonder naam alles / everything without a name; --filter: only test files whose path contains the text\n`

const parsed = (() => {
  try {
    return parseArgs({ args: process.argv.slice(2), options: { filter: { type: 'string' }, help: { type: 'boolean', short: 'h' } }, allowPositionals: true })
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n${HELP}`)
    process.exit(2)
  }
})()
const unknown = parsed.positionals.find((name) => !PARTS.includes(name as Part))
if (parsed.values.help || unknown) {
  process.stderr.write(unknown ? `Onbekend onderdeel / unknown part: ${unknown}\n${HELP}` : HELP)
  process.exit(unknown ? 2 : 0)
}
const parts = PARTS.filter((part) => parsed.positionals.length === 0 || parsed.positionals.includes(part))
const filter = parsed.values.filter

const work = mkdtempSync(path.join(tmpdir(), 'regietafel-test-'))
const stops: (() => Promise<void>)[] = []
const tidy = async (): Promise<void> => {
  for (const stop of stops.splice(0).toReversed()) await stop().catch(() => {})
  rmSync(work, { recursive: true, force: true })
}
let ending = false
const interrupt = (): void => {
  if (ending) return
  ending = true
  process.stderr.write('\nAfgebroken / interrupted\n')
  void tidy().finally(() => process.exit(130))
}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, interrupt)
const parent = Number(process.env['REGIETAFEL_OUDER'] ?? 0)
if (parent > 0) setInterval(() => isAlive(parent) || interrupt(), 500).unref()

// Settings of a running product must not leak into the tests.
const OURS = ['DATABASE_URL', 'QUEUE_DATABASE_URL', 'REDIS_URL', 'SMTP_URL', 'PORT', 'HOST', 'PUBLIC_ORIGIN', 'AUTH_SECRET', 'REGIETAFEL_MODUS', 'PROEFKLOK', 'REGIETAFEL_OUDER', 'REGIETAFEL_DATA', 'INIT_CWD', 'NODE_ENV']
const clean: NodeJS.ProcessEnv = Object.fromEntries(Object.entries(process.env).filter(([name]) => !OURS.includes(name)))
const bin = (name: string): string => path.join(ROOT, 'node_modules', '.bin', name)

const vitest = async (project: string, env: NodeJS.ProcessEnv): Promise<Tally> => {
  const report = path.join(work, `${project.replace('*', '')}.json`)
  const args = ['run', '--project', project, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`, '--passWithNoTests=false', ...(filter ? [filter] : [])]
  const { code, output } = await runTool(bin('vitest'), args, { cwd: ROOT, env: { ...clean, ...env, NO_COLOR: '1' } })
  if (filter && output.includes('No test files found')) return { passed: 0, failed: 0, skipped: 0, report: '' }
  return tallyVitest(readIf(report), code, output)
}
const readIf = (file: string): string | null => {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return null
  }
}

let skippedLegs = 0
const loud = (text: string): void => {
  skippedLegs++
  process.stderr.write(`\n!!! ${text}\n\n`)
}

const run: Record<Part, () => Promise<Tally>> = {
  lint: async () => {
    const { code, output } = await runTool(bin('eslint'), ['.', '--no-color', '--cache', '--cache-location', path.join(ROOT, 'node_modules', '.cache', 'eslint')], { cwd: ROOT, env: clean })
    return tallyStep(code, output)
  },
  boundaries: async () => {
    const { code, output } = await runTool(bin('depcruise'), ['--config', '.dependency-cruiser.cjs', 'packages', 'apps'], { cwd: ROOT, env: { ...clean, NO_COLOR: '1' } })
    return tallyStep(code, output)
  },
  check: async () => {
    const rest = readdirSync(path.join(ROOT, 'apps')).map((name) => `apps/${name}`)
    const dirs = [...rest, ...readdirSync(path.join(ROOT, 'packages')).map((name) => `packages/${name}`), 'infra/local', 'infra/fouten', 'e2e', 'bench']
    const runs = await inPairs(dirs, checkPackage)
    const failed = runs.filter(({ code }) => code !== 0)
    return tallyStep(failed.length, failed.map(({ output }) => output).join('\n'))
  },
  unit: () => vitest('unit', {}),
  component: () => vitest('component', {}),
  int: async () => {
    const server = await startPostgres({ dir: path.join(work, 'postgres'), settings: ['fsync=off', 'full_page_writes=off', 'shared_buffers=256MB'] })
    stops.push(server.stop)
    const redis = await testRedis(path.join(work, 'redis'))
    if (redis) stops.push(redis.stop)
    else loud('De tests van de wachtrij op Redis zijn NIET gedraaid: geen REDIS_URL en geen redis-server. / The Redis leg of the queue tests did NOT run.')
    return vitest('int', { TEST_POSTGRES_URL: server.url, ...(redis && { TEST_REDIS_URL: redis.where }) })
  },
  fouten: async () => {
    if (filter) return { passed: 0, failed: 0, skipped: 0, report: '' }
    const report = path.join(work, 'fouten.json')
    const { code, output } = await runTool(process.execPath, [path.join(ROOT, 'infra/fouten/src/main.ts'), '--snel', '--json', report], { cwd: ROOT, env: { ...clean, NO_COLOR: '1', REGIETAFEL_OUDER: String(process.pid) } })
    return tallyFouten(readIf(report), code, output)
  },
  e2e: async () => {
    const chromium = await testChromium()
    if (!chromium) {
      loud('De reizen in de browser zijn NIET gedraaid: geen CHROMIUM_PATH en geen chromium. / The browser journeys did NOT run.')
      return { passed: 0, failed: 0, skipped: 0, report: '' }
    }
    const port = await freePort()
    const origin = `http://127.0.0.1:${port}`
    const { startProduct } = await import('./product.ts')
    const product = await startProduct({ data: path.join(work, 'data'), host: '127.0.0.1', port, origin, modus: 'test', env: clean, say: (line) => process.stderr.write(`    ${line}\n`) })
    stops.push(product.stop)
    const omgeving = { E2E_URL: origin, E2E_MAIL_URL: product.mailUrl ?? '', E2E_DATABASE_URL: product.databaseUrl, E2E_QUEUE_DATABASE_URL: product.queueDatabaseUrl, CHROMIUM_PATH: chromium }
    // One after the other: the second moves the clock far, adds casussen and breaks things.
    const reizen = [await vitest('e2e', omgeving), await vitest('e2e-bewaken', omgeving)]
    const tally = { ...sum(reizen), report: reizen.map(({ report }) => report).join('') }
    const logs = tally.failed === 0 ? '' : ['admin', 'worker'].map((name) => `\n--- ${name}.log\n${(readIf(path.join(product.logs, `${name}.log`)) ?? '').slice(-4_000)}`).join('')
    await product.stop()
    return { ...tally, report: tally.report + logs }
  },
}

async function checkPackage(dir: string): Promise<{ code: number; output: string }> {
  const { scripts = {} } = JSON.parse(readFileSync(path.join(ROOT, dir, 'package.json'), 'utf8')) as { scripts?: Record<string, string> }
  if (!scripts['check']) return { code: 1, output: `${dir}: geen script "check" / no script "check"` }
  const PATH = [path.join(ROOT, dir, 'node_modules', '.bin'), path.join(ROOT, 'node_modules', '.bin'), clean['PATH'] ?? ''].join(path.delimiter)
  const { code, output } = await runTool('/bin/sh', ['-c', scripts['check']], { cwd: path.join(ROOT, dir), env: { ...clean, PATH, NO_COLOR: '1' } })
  return { code, output: `--- ${dir}\n${output}` }
}

/** Two at a time: the machines this must run on have two cores. */
async function inPairs<A, B>(items: readonly A[], work: (item: A) => Promise<B>): Promise<B[]> {
  const results: B[] = []
  const queue = [...items]
  const lane = async () => {
    for (let item = queue.shift(); item !== undefined; item = queue.shift()) results.push(await work(item))
  }
  await Promise.all([lane(), lane()])
  return results
}

const tallies: Tally[] = []
for (const part of parts) {
  try {
    const tally = await step(part, run[part])
    tallies.push(tally)
    process.stderr.write(`    ${closingLine([tally])}\n`)
  } catch (error) {
    if (ending) break
    tallies.push({ passed: 0, failed: 1, skipped: 0, report: `${part}: ${(error as Error).stack ?? String(error)}` })
  }
}
if (!ending) {
  ending = true
  await tidy()
  for (const { report } of tallies.filter(({ failed }) => failed > 0)) process.stdout.write(`\n${report}\n`)
  const total = [...tallies, { passed: 0, failed: 0, skipped: skippedLegs, report: '' }]
  process.stdout.write(`\n${closingLine(total)}\n`)
  process.exit(total.some(({ failed }) => failed > 0) ? 1 : 0)
}
