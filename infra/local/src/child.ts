import { spawn } from 'node:child_process'
import { closeSync, mkdirSync, openSync, readFileSync, renameSync, statSync } from 'node:fs'
import path from 'node:path'
import { NODE_FLAGS } from '../bootstrap.mjs'
import { guard } from './guard.ts'
import { ROOT } from './paths.ts'

const MAX_LOG_BYTES = 5_000_000
const PATIENCE_MS = 4_000

export type Child = {
  readonly name: string
  readonly pid: number
  readonly log: string
  /** Resolves when the process is gone, with why. */
  readonly gone: Promise<string>
  readonly isGone: () => boolean
  /** The end of what it logged since this start. */
  readonly lastWords: () => string
  /** SIGTERM, and SIGKILL after 4 s. */
  readonly stop: () => Promise<void>
}

/** Starts a process of the product under the flags of the product, logging to a file; it never outlives this process. */
export function startChild(name: string, script: string, { env, logs }: { env: NodeJS.ProcessEnv; logs: string }): Child {
  mkdirSync(logs, { recursive: true, mode: 0o700 })
  const log = path.join(logs, `${name}.log`)
  if ((statSync(log, { throwIfNoEntry: false })?.size ?? 0) > MAX_LOG_BYTES) renameSync(log, `${log}.1`)
  const from = statSync(log, { throwIfNoEntry: false })?.size ?? 0
  const out = openSync(log, 'a', 0o600)
  const child = spawn(process.execPath, [...NODE_FLAGS, path.join(ROOT, script)], { cwd: ROOT, env: { ...env, REGIETAFEL_OUDER: String(process.pid) }, stdio: ['ignore', out, out], detached: true })
  closeSync(out)
  const pid = child.pid
  if (pid === undefined) throw new Error(`${name} start niet / does not start`)
  const dismiss = guard(pid, 'TERM')
  let ended = false
  const gone = new Promise<string>((resolve) => {
    child.once('exit', (code, signal) => {
      ended = true
      dismiss()
      resolve(signal ?? `exit ${code}`)
    })
  })
  return {
    name,
    pid,
    log,
    gone,
    isGone: () => ended,
    lastWords: () => readFileSync(log).subarray(from).toString('utf8').slice(-3_000),
    stop: async () => {
      if (ended) return
      child.kill('SIGTERM')
      const timer = setTimeout(() => child.kill('SIGKILL'), PATIENCE_MS)
      await gone
      clearTimeout(timer)
    },
  }
}
