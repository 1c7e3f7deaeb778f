import { spawn, type ChildProcess } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { ROOT } from '@regietafel/local'
import type { Lekwacht } from './huis/lekwacht.ts'
import type { Lot } from './lot.ts'

/** As the product runs: no code out of strings, and a pattern that backtracks too long is run in linear time. */
const VLAGGEN = ['--disallow-code-generation-from-strings', '--enable-experimental-regexp-engine-on-excessive-backtracks']
const WORKER_PAD = 'apps/worker/src/main.ts'
const KLOKFOUT = fileURLToPath(new URL('./klokfout.mjs', import.meta.url))
const OUDEVERSIE = fileURLToPath(new URL('./oudeversie.mjs', import.meta.url))
const BEWAAR = 40_000
/** One that ends by itself again and again is not started for ever. */
const MAX_GEVALLEN = 5

export interface Werker {
  readonly pid: number
  /** It said that it runs. */
  readonly loopt: boolean
  readonly einde: Promise<number | null>
  /** Answers its exit code; null when a signal ended it. */
  stop(signaal?: NodeJS.Signals): Promise<number | null>
  /** Resolves when it runs; false when it ended instead. */
  gereed(): Promise<boolean>
  uitvoer(): string
}

export interface Middelen {
  readonly rssMb: number
  readonly bestanden: number
}

/** The workers of one case: real processes. With a waakhond every one that dies is followed by another. */
export interface Ploeg {
  /** `magWeigeren`: that it refuses to start is part of the case. */
  start(anders?: Readonly<Record<string, string>>, magWeigeren?: boolean): Werker
  levend(): Werker[]
  /** Starts a new one for each that dies, with what `anders` gives at that moment. */
  waak(anders?: () => Readonly<Record<string, string>>): void
  waakNiet(): void
  /** SIGKILL to one that runs, at random; false when there is none. */
  dood(): boolean
  middelen(): Middelen
  stopAlle(signaal?: NodeJS.Signals): Promise<(number | null)[]>
  uitvoer(): string
  /** Every line in which a worker says what it delivered. */
  readonly bezorgd: readonly string[]
  readonly gestorven: number
  /** Exit codes of workers that ended by themselves. */
  readonly gevallen: readonly number[]
}

export interface PloegOpties {
  readonly env: Readonly<Record<string, string>>
  readonly lek: Lekwacht
  readonly lot: Lot
}

export function createPloeg({ env, lek, lot }: PloegOpties): Ploeg {
  let leden: Werker[] = []
  let oud = ''
  let gestorven = 0
  const gevallen: number[] = []
  const bezorgd: string[] = []
  let volg: (() => Readonly<Record<string, string>>) | null = null

  function start(anders: Readonly<Record<string, string>> = {}, magWeigeren = false): Werker {
    const alles = { ...env, ...anders }
    const wortel = alles['OUDE_WORTEL']
    const voorlader = [...(alles['KLOK'] || alles['BLOK_MS'] ? ['--import', KLOKFOUT] : []), ...(wortel ? ['--import', OUDEVERSIE] : [])]
    const kind = spawn(process.execPath, [...VLAGGEN, ...voorlader, wortel ? path.join(wortel, WORKER_PAD) : path.join(ROOT, WORKER_PAD)], { env: { PATH: process.env['PATH'] ?? '', ...alles }, stdio: ['ignore', 'pipe', 'pipe'] })
    const werker = toWerker(kind, lek, bezorgd)
    leden.push(werker)
    void werker.einde.then((code) => {
      if (code !== null && code !== 0 && !magWeigeren) gevallen.push(code)
      leden = leden.filter((lid) => lid !== werker)
      oud = (oud + werker.uitvoer()).slice(-BEWAAR)
      if (!volg || magWeigeren) return
      gestorven += 1
      if (gevallen.length < MAX_GEVALLEN) start(volg())
    })
    return werker
  }

  return {
    start,
    levend: () => [...leden],
    waak: (anders = () => ({})) => void (volg = anders),
    waakNiet: () => void (volg = null),
    dood() {
      const lopend = leden.filter(({ loopt }) => loopt)
      if (lopend.length === 0) return false
      process.kill(lot.kies(lopend).pid, 'SIGKILL')
      return true
    },
    middelen() {
      const alle = leden.map(({ pid }) => meet(pid))
      return { rssMb: Math.max(0, ...alle.map(({ rssMb }) => rssMb)), bestanden: Math.max(0, ...alle.map(({ bestanden }) => bestanden)) }
    },
    async stopAlle(signaal = 'SIGTERM') {
      volg = null
      return Promise.all([...leden].map((lid) => lid.stop(signaal)))
    },
    uitvoer: () => oud + leden.map((lid) => lid.uitvoer()).join(''),
    gevallen,
    bezorgd,
    get gestorven() {
      return gestorven
    },
  }
}

function toWerker(kind: ChildProcess, lek: Lekwacht, bezorgd: string[]): Werker {
  let tekst = ''
  let staart = ''
  let loopt = false
  let regel = ''
  kind.stdout!.on('data', (stuk: Buffer) => {
    const regels = (regel + stuk.toString()).split('\n')
    regel = regels.pop()!
    bezorgd.push(...regels.filter((een) => een.includes('"sleutels"')))
  })
  for (const stroom of [kind.stdout!, kind.stderr!]) {
    stroom.on('data', (stuk: Buffer) => {
      const nieuw = stuk.toString()
      lek.kijk('log line', staart + nieuw)
      staart = nieuw.slice(-200)
      tekst = (tekst + nieuw).slice(-BEWAAR)
      loopt ||= tekst.includes('worker runs')
    })
  }
  const einde = new Promise<number | null>((resolve) => kind.once('exit', (code) => resolve(code)))
  const klaar = (): boolean => kind.exitCode !== null || kind.signalCode !== null
  return {
    pid: kind.pid!,
    get loopt() {
      return loopt && !klaar()
    },
    einde,
    async stop(signaal = 'SIGTERM') {
      if (!klaar()) {
        kind.kill(signaal)
        if (signaal !== 'SIGSTOP') kind.kill('SIGCONT')
      }
      return einde
    },
    async gereed() {
      for (const tot = Date.now() + 40_000; Date.now() < tot; await sleep(20)) {
        if (klaar()) return false
        if (loopt) return true
      }
      throw new Error(`a worker does not get ready:\n${tekst.slice(-2_000)}`)
    },
    uitvoer: () => tekst,
  }
}

/** What one process holds, by /proc; zero where there is none. */
function meet(pid: number): Middelen {
  try {
    const kb = Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0)
    return { rssMb: Math.round(kb / 1024), bestanden: readdirSync(`/proc/${pid}/fd`).length }
  } catch {
    return { rssMb: 0, bestanden: 0 }
  }
}
