import { setTimeout as sleep } from 'node:timers/promises'
import type { Child } from './child.ts'

/** Seconds between the end of a process and its next start; the last one for as long as it takes. */
const PAUSES = [1, 2, 5, 10, 20, 30] as const
/** A process that lived this long was well: its next pause is the first again. */
const WELL_MS = 60_000

export type Kept = Pick<Child, 'stop'>
export type KeepOptions = {
  readonly say: (line: string) => void
  readonly pauses?: readonly number[]
  readonly wellMs?: number
}

/** Starts a process again whenever it ends by itself, after a pause that grows while it does not live long. Each time it says so, and what it said last in words. */
export function keepRunning(first: Child, again: () => Child, { say, pauses = PAUSES, wellMs = WELL_MS }: KeepOptions): Kept {
  const stopping = new AbortController()
  let child = first
  const watching = (async () => {
    for (let short = 0; ; ) {
      const since = performance.now()
      const why = await child.gone
      if (performance.now() - since >= wellMs) short = 0
      for (let started = false; !started; ) {
        if (stopping.signal.aborted) return
        const seconds = pauses[Math.min(short++, pauses.length - 1)]!
        say(ended(child, why, seconds))
        await sleep(seconds * 1_000, undefined, { signal: stopping.signal }).catch(() => {})
        if (stopping.signal.aborted) return
        started = attempt(() => void (child = again()))
      }
    }
  })()
  return {
    stop: async () => {
      stopping.abort()
      await child.stop()
      await watching
    },
  }
}

function ended({ name, log, lastWords }: Child, why: string, seconds: number): string {
  let words = ''
  attempt(() => void (words = sentences(lastWords())))
  return `${name} is gestopt (${why})${words ? `: ${words}` : '.'} Nieuwe start over ${seconds} s; de rest draait door. / ${name} ended, starts again in ${seconds} s; the rest runs on. (${log})`
}

/** A machine that is too full to start a process must not take the others with it. */
function attempt(work: () => void): boolean {
  try {
    work()
    return true
  } catch {
    return false
  }
}

/** Why a process refuses it says in sentences, between lines of JSON. */
function sentences(words: string): string {
  return words.split('\n').filter((line) => line.trim() && !line.startsWith('{')).slice(-3).join(' ').slice(-500)
}
