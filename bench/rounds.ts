import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import type { Measurement, RunOptions, Workload } from './workload.ts'

/** Per contestant one measurement per round, or the message of what went wrong in one. */
export type Rounds = ReadonlyMap<string, readonly Measurement[] | string>

/** A round more when the numbers of one contestant lie this far apart. */
const SPREAD = 1.5
const MEASURE_TIMEOUT_MS = 600_000
const MAIN = fileURLToPath(new URL('main.ts', import.meta.url))
const exec = promisify(execFile)

/** 3 rounds, 5 when a spread is over 1.5; 1 in the short form. Each round begins with another contestant. */
export async function runRounds(workload: Workload, options: RunOptions): Promise<Rounds> {
  const env = { ...process.env, ...(await workload.prepare?.(options)) }
  const names = workload.contestants.map(({ name }) => name)
  const rounds = new Map<string, Measurement[] | string>(names.map((name) => [name, []]))
  try {
    let wanted = options.short ? 1 : 3
    for (let round = 0; round < wanted; round += 1) {
      for (let i = 0; i < names.length; i += 1) await measureOnce(names[(i + round) % names.length]!)
      if (round === 2 && [...rounds.values()].some(isWide)) wanted = 5
    }
  } finally {
    await workload.cleanUp?.()
  }
  return rounds

  async function measureOnce(name: string): Promise<void> {
    const soFar = rounds.get(name)
    if (!Array.isArray(soFar)) return
    try {
      const args = [MAIN, '--measure', `${workload.id}:${name}`, ...(options.short ? ['--kort'] : [])]
      const { stdout } = await exec(process.execPath, args, { env, timeout: MEASURE_TIMEOUT_MS, maxBuffer: 1 << 24 })
      soFar.push(JSON.parse(stdout.trim().split('\n').at(-1)!) as Measurement)
    } catch (error) {
      rounds.set(name, error instanceof Error ? `${error.message}\n${(error as { stderr?: string }).stderr ?? ''}`.trim() : String(error))
    }
  }
}

function isWide(measurements: readonly Measurement[] | string): boolean {
  if (typeof measurements === 'string') return false
  const values = measurements.map(({ value }) => value)
  return Math.max(...values) > SPREAD * Math.min(...values)
}
