// PostgreSQL refuses to run as root. This file finds a way to run it that needs no account to be created.
import { spawnSync } from 'node:child_process'
import { accessSync, chownSync, constants, lchownSync, readdirSync } from 'node:fs'
import path from 'node:path'

/** The conventional uid and gid of `nobody`; they exist in every container, with or without a line in /etc/passwd. */
const NOBODY = 65534

/** How the server's processes are started: words before the command, and the uid to spawn with. */
export type Account = {
  readonly via: 'self' | 'namespace' | 'capability' | 'nobody'
  readonly prefix: readonly string[]
  readonly spawn: { readonly uid?: number; readonly gid?: number }
}

const runs = (command: string, args: readonly string[]): boolean => spawnSync(command, args, { stdio: 'ignore', cwd: '/' }).status === 0

const ways: Record<Account['via'], { readonly account: Account; readonly works: () => boolean }> = {
  self: { account: { via: 'self', prefix: [], spawn: {} }, works: () => process.getuid?.() !== 0 },
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
  const way = [ways.self, ways.namespace, ways.capability].find((candidate) => candidate.works()) ?? ways.nobody
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

/** Throws a readable sentence when the account cannot reach `file` at all. */
export function assertReachable(account: Account, file: string): void {
  accessSync(file, constants.R_OK)
  if (account.via !== 'nobody') return
  if (spawnSync('test', ['-r', file], { ...account.spawn, cwd: '/' }).status === 0) return
  throw new Error(
    `PostgreSQL mag niet als root draaien en gebruiker ${NOBODY} kan niet bij ${file}. ` +
      'Zet de map op een pad dat iedereen mag doorlopen (bijvoorbeeld onder /srv), of start als gewone gebruiker. / ' +
      `PostgreSQL must not run as root and user ${NOBODY} cannot reach that path; move it under a world-traversable folder or start as an ordinary user.`,
  )
}
