import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { ROOT } from '@regietafel/local'

/** What a worker is made of. */
const DELEN = ['apps/worker', 'packages/db', 'packages/domain', 'packages/jobs']
/** Where a change is one that another version next to it has to live with. */
const SPANNEND = ['apps/worker/src', 'packages/db/migrations', 'packages/jobs/src']

export interface OudeVersie {
  /** Short id of its commit. */
  readonly commit: string
  /** Root of its files; run with `--import oudeversie.mjs` and `OUDE_WORTEL`, for it has no dependencies of its own. */
  readonly wortel: string
}

/**
 * The worker as it was before the last change of the schema, the queue or the worker itself, whichever migration came last: what still runs
 * during a rolling restart. Out of the history of this clone; without one there is none, and the answer says so.
 */
export function haalOudeVersie(map: string, kloon = ROOT): OudeVersie | { readonly reden: string } {
  const git = (...args: string[]): string => spawnSync('git', ['-C', kloon, ...args], { encoding: 'utf8' }).stdout?.trim() ?? ''
  const geen = (waarom: string) => ({ reden: `an older worker beside this one: ${waarom}` })
  if (git('rev-parse', '--show-toplevel') === '') return geen('this is no clone')
  const laatste = git('log', '-1', '--format=%H', '--', 'packages/db/migrations') || git('log', '-1', '--format=%H', '--', ...SPANNEND)
  const commit = laatste && git('rev-parse', '--verify', '--quiet', `${laatste}^`)
  if (!commit) return geen('this clone has no history (fetch it with git fetch --unshallow)')
  if (DELEN.some((deel) => git('cat-file', '-t', `${commit}:${deel}`) !== 'tree')) return geen('the commit before this has no worker')
  mkdirSync(map, { recursive: true })
  const pak = execFileSync('git', ['-C', kloon, 'archive', '--format=tar', commit, '--', ...DELEN], { maxBuffer: 1e9 })
  execFileSync('tar', ['-x', '-C', map], { input: pak })
  return { commit: commit.slice(0, 8), wortel: path.resolve(map) }
}
