// <data>/draait.json: which `npm start` owns this data folder now. Also how the command line finds its database.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { isAlive } from './postmaster-pid.ts'

export type Running = {
  readonly pid: number
  /** When the machine gave out this pid (Linux: in ticks since boot); tells a reused pid apart. */
  readonly since: string
  readonly url: string
  readonly mailUrl?: string
  /** Secret: the file has mode 0600. */
  readonly databaseUrl?: string
  readonly queueDatabaseUrl?: string
}

const fileOf = (data: string): string => path.join(data, 'draait.json')

/** Takes the data folder for this process, or returns who has it. */
export function claim(data: string, url: string): Running | null {
  mkdirSync(data, { recursive: true, mode: 0o700 })
  for (;;) {
    try {
      writeFileSync(fileOf(data), JSON.stringify({ pid: process.pid, since: startOf(process.pid), url } satisfies Running), { flag: 'wx', mode: 0o600 })
      return null
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    }
    const owner = readRunning(data)
    if (owner) return owner
    rmSync(fileOf(data), { force: true })
  }
}

/** The live owner of the folder, or null: no file, an unreadable one, or a process that is gone. */
export function readRunning(data: string): Running | null {
  try {
    const running = JSON.parse(readFileSync(fileOf(data), 'utf8')) as Running
    return isAlive(running.pid) && startOf(running.pid) === running.since ? running : null
  } catch {
    return null
  }
}

/** Adds what became known while starting. */
export function announce(data: string, facts: Omit<Running, 'pid' | 'since'>): void {
  writeFileSync(fileOf(data), JSON.stringify({ pid: process.pid, since: startOf(process.pid), ...facts } satisfies Running), { mode: 0o600 })
}

export const release = (data: string): void => rmSync(fileOf(data), { force: true })

function startOf(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? ''
  } catch {
    return ''
  }
}
