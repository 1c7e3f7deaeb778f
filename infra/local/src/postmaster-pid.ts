// postmaster.pid is the server's own lock file. It outlives a `kill -9`, and its pid may since belong to somebody else.
import { readFileSync, writeFileSync } from 'node:fs'
import { spawnSync } from 'node:child_process'
import path from 'node:path'

export type Postmaster = { readonly pid: number; readonly port: number; readonly ready: boolean }

/** Linux never hands out pids this high (the kernel's limit is 4194304), macOS stops at 99999. */
const NOBODYS_PID = 4194305

/** Is there a process with this pid? Another user's process counts, one that only waits to be reaped does not. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
  return !isZombie(pid)
}

function isZombie(pid: number): boolean {
  try {
    return /\) Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'))
  } catch {
    return false
  }
}

function commandLine(pid: number): string {
  if (process.platform === 'linux') {
    try {
      return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
    } catch {
      return ''
    }
  }
  return spawnSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).stdout ?? ''
}

/** The live server on `dataDir`, or null: no file, no such process, or the pid now belongs to another program. */
export function livePostmaster(dataDir: string): Postmaster | null {
  let lines: string[]
  try {
    lines = readFileSync(path.join(dataDir, 'postmaster.pid'), 'utf8').split('\n')
  } catch {
    return null
  }
  const pid = Number(lines[0])
  if (!Number.isInteger(pid) || pid <= 0 || !isAlive(pid)) return null
  const command = commandLine(pid)
  if (!command.includes('postgres') || !command.includes(dataDir)) return null
  return { pid, port: Number(lines[3]), ready: lines[7]?.trim() === 'ready' }
}

/**
 * Makes a left-over file harmless when its pid was given to another program: the server would refuse to start.
 * The file itself stays, because the server needs its shared-memory key to notice orphaned back ends.
 */
export function disarmStaleFile(dataDir: string): void {
  const file = path.join(dataDir, 'postmaster.pid')
  try {
    const [, ...rest] = readFileSync(file, 'utf8').split('\n')
    writeFileSync(file, [String(NOBODYS_PID), ...rest].join('\n'))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
  }
}
