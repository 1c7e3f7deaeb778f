// PostgreSQL refuses to run as root. This file finds a way to run it that needs no account to be created.
import { spawnSync } from 'node:child_process'
import { accessSync, chownSync, constants, cpSync, existsSync, lchownSync, mkdirSync, readdirSync, renameSync, statSync } from 'node:fs'
import { userInfo } from 'node:os'
import path from 'node:path'

/** The conventional uid and gid of `nobody`; they exist in every container, with or without a line in /etc/passwd. */
const NOBODY = 65534

/** How the server's processes are started: words before the command, and the uid to spawn with. */
export type Account = {
  readonly via: 'self' | 'namespace' | 'capability' | 'nobody'
  readonly prefix: readonly string[]
  readonly spawn: { readonly uid?: number; readonly gid?: number }
}

const isRoot = (): boolean => process.getuid?.() === 0

function hasName(): boolean {
  try {
    return userInfo().username !== ''
  } catch {
    return false
  }
}

const runs = (command: string, args: readonly string[]): boolean => spawnSync(command, args, { stdio: 'ignore', cwd: '/' }).status === 0

const ways: Record<Account['via'], { readonly account: Account; readonly works: () => boolean }> = {
  // initdb wants a user with a name; a container may run as a uid that has none.
  self: { account: { via: 'self', prefix: [], spawn: {} }, works: () => !isRoot() && hasName() },
  // The server sees itself as `nobody`, the outside sees root: works under a home with mode 0700 and leaves files of root.
  namespace: {
    account: { via: 'namespace', prefix: ['unshare', '--user', `--map-user=${NOBODY}`, `--map-group=${NOBODY}`], spawn: {} },
    works: () => runs('unshare', ['--user', `--map-user=${NOBODY}`, `--map-group=${NOBODY}`, 'true']),
  },
  // Containers often forbid user namespaces. Then: really become `nobody`, but keep the right to pass closed folders.
  capability: {
    account: {
      via: 'capability',
      prefix: ['setpriv', `--reuid=${NOBODY}`, `--regid=${NOBODY}`, '--clear-groups', '--inh-caps=+dac_override', '--ambient-caps=+dac_override'],
      spawn: {},
    },
    works: () => runs('setpriv', [`--reuid=${NOBODY}`, `--regid=${NOBODY}`, '--clear-groups', '--inh-caps=+dac_override', '--ambient-caps=+dac_override', 'true']),
  },
  nobody: { account: { via: 'nobody', prefix: [], spawn: { uid: NOBODY, gid: NOBODY } }, works: () => true },
}

/** The first way that works on this machine. `only` forces one, for the tests. */
export function findAccount(only?: Account['via']): Account {
  if (only) return ways[only].account
  const otherwise = isRoot() ? ways.nobody : ways.self
  const way = [ways.self, ways.namespace, ways.capability].find((candidate) => candidate.works()) ?? otherwise
  return way.account
}

/** The command line that runs `command` under the account. */
export const under = (account: Account, command: string, args: readonly string[]): { command: string; args: string[] } => {
  const [first = command, ...rest] = [...account.prefix, command, ...args]
  return { command: first, args: rest }
}

/** Gives a folder to the account where that is another uid; the server insists on owning its data. */
export function giveTo(account: Account, dir: string): void {
  const foreign = account.via === 'capability' || account.via === 'nobody'
  const uid = foreign ? NOBODY : process.getuid?.()
  if (uid === undefined || process.getuid?.() !== 0) return
  chownSync(dir, uid, uid)
  for (const name of readdirSync(dir, { recursive: true, encoding: 'utf8' })) lchownSync(path.join(dir, name), uid, uid)
}

const nobodyReads = (file: string): boolean => spawnSync('test', ['-r', file], { uid: NOBODY, gid: NOBODY, cwd: '/' }).status === 0

/**
 * The binaries where the account can find itself: below a closed folder (a checkout in /root) the server cannot, whatever
 * its rights, because it asks access(2). Then they are copied once to a folder of root that everybody may read.
 */
export function reachableFor<T extends Readonly<Record<'initdb' | 'postgres', string>>>(account: Account, bin: T, shelf = '/var/lib/regietafel'): T {
  if (account.via === 'self' || account.via === 'namespace' || nobodyReads(bin.postgres)) return bin
  const native = path.dirname(path.dirname(bin.postgres))
  const { size, mtimeMs } = statSync(bin.postgres)
  const copy = path.join(shelf, `postgres-${size}-${Math.round(mtimeMs)}`)
  if (!existsSync(copy)) {
    const half = `${copy}.${process.pid}`
    mkdirSync(shelf, { recursive: true, mode: 0o755 })
    cpSync(native, half, { recursive: true, verbatimSymlinks: true })
    renameSync(half, copy)
  }
  return { ...bin, initdb: path.join(copy, 'bin', 'initdb'), postgres: path.join(copy, 'bin', 'postgres') }
}

/** Throws a readable sentence when the account cannot reach `file` at all. */
export function assertReachable(account: Account, file: string): void {
  accessSync(file, constants.R_OK)
  if (account.via !== 'nobody' || nobodyReads(file)) return
  throw new Error(
    `PostgreSQL mag niet als root draaien en gebruiker ${NOBODY} kan niet bij ${file}. ` +
      'Kies met --data een map die iedereen mag doorlopen (bijvoorbeeld onder /srv), of start als gewone gebruiker. / ' +
      `PostgreSQL must not run as root and user ${NOBODY} cannot reach that path; choose with --data a folder that everybody may pass, or start as an ordinary user.`,
  )
}
