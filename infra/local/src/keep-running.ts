import { setTimeout as sleep } from 'node:timers/promises'
import type { Child } from './child.ts'

/** Seconds between the end of a process and its next start; the last one for as long as it takes. */
const PAUSES = [1, 2, 5, 10, 20, 30] as const
/** A process that lived this long was well: its next pause is the first again. */
const WELL_MS = 60_000
/** Levels of the log, by word and by number. */
const ERRORS = ['error', 'fatal', 50, 60] as const

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
  // Who was killed from outside did not say why: what stands last in its log is about something else.
  if (why.startsWith('exit')) attempt(() => void (words = sentences(lastWords())))
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

/** What a line of the log says when it is about an error; empty for any other, and for a piece of one. */
function errorOf(line: string): string {
  try {
    const { level, msg } = JSON.parse(line) as { level?: unknown; msg?: unknown }
    return (ERRORS as readonly unknown[]).includes(level) && typeof msg === 'string' ? msg : ''
  } catch {
    return ''
  }
}

/**
 * Why a process refuses it says in sentences, between lines of JSON; else the last error of its log is told. Its words are a tail: the first line may be a
 * piece, and one that dies in the middle of a line leaves a piece as the last. Pieces tell nothing.
 */
function sentences(words: string): string {
  const lines = words.split('\n').slice(0, -1).filter((line) => line.trim())
  const [first = '', ...rest] = lines
  const whole = isPiece(first) ? rest : lines
  const said = whole.filter((line) => !line.startsWith('{')).slice(-3).join(' ').slice(-500)
  return said || whole.map(errorOf).findLast(Boolean) || ''
}

/** Cut off in front: it ends as JSON and does not begin so. */
const isPiece = (line: string): boolean => !line.startsWith('{') && line.trimEnd().endsWith('}')
