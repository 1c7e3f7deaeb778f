// pnpm bench [--only B9] [--kort] [--json] [--met NAMES]   Product and peers in the same run, interleaved, each measurement in a fresh process; medians and ratios.
import { readdirSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { report, toTable, type Report } from './report.ts'
import { runRounds } from './rounds.ts'
import type { Workload } from './workload.ts'

const USAGE = 'pnpm bench [--only B9] [--kort] [--json] [--met "parts of the names of other contestants, by commas"]'
const args = readArgs()
const options = { short: args.kort }

if (args.measure !== undefined) {
  const [id, contestant] = args.measure.split(':') as [string, string]
  process.stdout.write(`${JSON.stringify(await (await load(id)).measure(contestant, options))}\n`)
} else {
  process.exitCode = await run()
}

async function run(): Promise<number> {
  const known = workloadIds()
  const wanted = args.only === undefined ? known : known.filter((id) => id.toLowerCase() === args.only!.toLowerCase())
  if (wanted.length === 0) {
    process.stderr.write(`No workload ${args.only}; there are: ${known.join(', ')}\n`)
    return 2
  }
  const reports: Report[] = []
  for (const id of wanted) {
    const workload = beperk(await load(id), args.met)
    const why = workload.unavailable?.() ?? null
    if (why !== null) {
      process.stderr.write(`${id} left out: ${why}\n`)
      continue
    }
    process.stderr.write(`${id} ${workload.title}\n`)
    reports.push(report(workload, await runRounds(workload, options)))
    if (!args.json) process.stdout.write(`${toTable(reports.at(-1)!)}\n`)
  }
  if (args.json) process.stdout.write(`${JSON.stringify({ short: options.short, node: process.version, reports }, null, 2)}\n`)
  return reports.every(({ failed }) => !failed) ? 0 : 1
}

function workloadIds(): string[] {
  const files = readdirSync(new URL('.', import.meta.url)).flatMap((file) => /^b(\d+p?)[.]ts$/.exec(file)?.[1] ?? [])
  return files.sort((x, y) => parseInt(x, 10) - parseInt(y, 10)).map((nr) => `B${nr}`)
}

async function load(id: string): Promise<Workload> {
  const { workload } = (await import(`./${id.toLowerCase()}.ts`)) as { workload: Workload }
  return workload
}

/** The product beside these contestants only: at a size at which the others take hours. */
function beperk(workload: Workload, met: string | undefined): Workload {
  if (met === undefined) return workload
  const contestants = workload.contestants.filter(({ name, kind }) => kind === 'product' || met.split(',').some((deel) => name.includes(deel.trim())))
  const namen = new Set(contestants.map(({ name }) => name))
  return { ...workload, contestants, targets: workload.targets.filter(({ against, contestant }) => [against, contestant].every((naam) => naam === undefined || namen.has(naam))) }
}

function readArgs() {
  try {
    const { values } = parseArgs({
      // `pnpm bench -- --only B9` hands the dashes on.
      args: process.argv.slice(2).filter((arg) => arg !== '--'),
      options: { only: { type: 'string' }, kort: { type: 'boolean', default: false }, json: { type: 'boolean', default: false }, met: { type: 'string' }, measure: { type: 'string' } },
    })
    return values
  } catch {
    process.stderr.write(`${USAGE}\n`)
    process.exit(2)
  }
}
