import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { Child } from './child.ts'
import { keepRunning } from './keep-running.ts'

beforeEach(() => void vi.useFakeTimers({ toFake: ['performance'] }))
afterEach(() => void vi.useRealTimers())

/** A process that ends when the test says so. */
function child(words = ''): Child & { end: (why: string) => void; stopped: boolean } {
  let end!: (why: string) => void
  const gone = new Promise<string>((resolve) => (end = resolve))
  const made = { name: 'worker', pid: 1, log: 'worker.log', gone, isGone: () => false, lastWords: () => words, end, stopped: false, stop: async () => (made.stopped = true, end('SIGTERM')) }
  return made
}

/** Keeps children running with pauses of 0,01 and 0,02 s; `lived` ends the one that runs after so many milliseconds. */
function keep(...words: string[]) {
  const children = [child(words[0])]
  const lines: string[] = []
  const kept = keepRunning(children[0]!, () => (children.push(child(words[children.length])), children.at(-1)!), { say: (line) => lines.push(line), pauses: [0.01, 0.02], wellMs: 1_000 })
  const lived = async (ms: number, why = 'SIGKILL') => {
    await Promise.resolve() // it is watched from now
    const n = children.length
    vi.advanceTimersByTime(ms)
    children.at(-1)!.end(why)
    await vi.waitUntil(() => children.length > n)
  }
  return { kept, children, lines, lived }
}
const pauses = (lines: readonly string[]) => lines.map((line) => Number(/over (\S+) s/.exec(line)?.[1]))

it('says in one line that it ended and why, and starts it again', async () => {
  const { kept, children, lines, lived } = keep('{"level":"info"}\n')
  await lived(10)
  expect(lines).toEqual(['worker is gestopt (SIGKILL). Nieuwe start over 0.01 s; de rest draait door. / worker ended, starts again in 0.01 s; the rest runs on. (worker.log)'])
  await kept.stop()
  expect(children.map(({ stopped }) => stopped)).toEqual([false, true])
})

it('waits longer while it does not live, and from the beginning after it was well', async () => {
  const { kept, lines, lived } = keep()
  for (const ms of [10, 10, 10, 1_000, 10]) await lived(ms)
  expect(pauses(lines)).toEqual([0.01, 0.02, 0.02, 0.01, 0.02])
  await kept.stop()
})

it('says every time why it refuses to start, in its own words', async () => {
  const refusal = '{"level":"info"}\nEr staat nog een migratie open.\n'
  const { kept, lines, lived } = keep('', refusal, refusal)
  for (const why of ['SIGKILL', 'exit 1', 'exit 1']) await lived(10, why)
  expect(lines.map((line) => line.includes('gestopt (exit 1): Er staat nog een migratie open. Nieuwe start'))).toEqual([false, true, true])
  await kept.stop()
})

it('quotes no piece of a line and nothing that is no error: only a sentence, or the last error', async () => {
  const piece = 'eleg":"7a8b","duurMs":12,"msg":"swept"}\n{"level":"info","msg":"swept"}\n'
  const error = `${piece}{"level":"error","msg":"no database"}\n{"level":"info","msg":"stopping"}\n{"level":"err`
  const { kept, lines, lived } = keep(piece, error, 'Er staat nog een migratie open.\n')
  await lived(10, 'exit 1')
  await lived(10, 'exit 1')
  await lived(10, 'SIGKILL')
  expect(lines.map((line) => line.split(' Nieuwe start')[0])).toEqual(['worker is gestopt (exit 1).', 'worker is gestopt (exit 1): no database', 'worker is gestopt (SIGKILL).'])
  await kept.stop()
})

it('stops at once while it waits, and starts nothing any more', async () => {
  const children = [child()]
  const lines: string[] = []
  const kept = keepRunning(children[0]!, () => (children.push(child()), children.at(-1)!), { say: (line) => lines.push(line), pauses: [60] })
  children[0]!.end('SIGKILL')
  await vi.waitUntil(() => lines.length === 1)
  await kept.stop()
  expect(children).toHaveLength(1)
})

it('tries again later when the machine cannot start it', async () => {
  const children = [child()]
  const lines: string[] = []
  let full = true
  const again = () => {
    if (full) throw new Error((full = false, 'EAGAIN'))
    children.push(child())
    return children.at(-1)!
  }
  const kept = keepRunning(children[0]!, again, { say: (line) => lines.push(line), pauses: [0.01, 0.02] })
  children[0]!.end('SIGKILL')
  await vi.waitUntil(() => children.length === 2)
  expect(pauses(lines)).toEqual([0.01, 0.02])
  await kept.stop()
})
