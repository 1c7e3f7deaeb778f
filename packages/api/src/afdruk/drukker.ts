import { fork, type ChildProcess } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { err, ok, type Result } from '@regietafel/domain/kernel'
import type { Afdruk } from './afdruk.types.ts'
import type { Bericht } from './drukproces.ts'

export interface Drukfout { readonly code: 'niet-hier' | 'te-druk' | 'te-lang' | 'te-groot' | 'fout'; readonly melding: string }
const meldingen: Record<Drukfout['code'], string> = {
  'niet-hier': 'Op deze server kan geen PDF worden gemaakt. Open het formulier en kies ‘Druk af’. Meld het ook aan de beheerder van het systeem.',
  'te-druk': 'Er worden nu te veel PDF’s gemaakt. Probeer het over een minuut opnieuw.',
  'te-lang': 'Het maken van deze PDF duurt te lang. Open het formulier en kies ‘Druk af’.',
  'te-groot': 'Dit formulier is te groot voor een PDF. Neem de antwoorden mee als tabel (CSV of Excel).',
  fout: 'De PDF is niet gelukt. Open het formulier en kies ‘Druk af’.',
}
/** The sentence of a code that came by an address; null for anything else. */
export const drukMelding = (code: string | null): string | null => (code !== null && Object.hasOwn(meldingen, code) ? meldingen[code as Drukfout['code']] : null)
const fout = (code: Drukfout['code']): Result<never, Drukfout> => err({ code, melding: meldingen[code] })

export interface DrukkerOpties {
  /** Milliseconds one form may take, start of the process included. */
  readonly tijdMs?: number
  /** Forms that may wait their turn. */
  readonly wachtrij?: number
  /** Milliseconds without work after which the process is let go, with its memory. */
  readonly rustMs?: number
  /** Module of the compiler; another one only to see what happens when it does not load. */
  readonly compiler?: string
}

export type Drukker = ReturnType<typeof createDrukker>
type Uitkomst = Result<Uint8Array<ArrayBuffer>, Drukfout>
interface Wachtend { readonly id: number; readonly afdruk: Afdruk; readonly klaar: (uitkomst: Uitkomst) => void }

/** Prints forms one after another in one process that starts when it is first needed. */
export function createDrukker({ tijdMs = 20_000, wachtrij = 20, rustMs = 60_000, compiler = '@myriaddreamin/typst-ts-node-compiler' }: DrukkerOpties = {}) {
  let kind: ChildProcess | null = null
  let bezig: (Wachtend & { readonly wekker: NodeJS.Timeout }) | null = null
  let rust: NodeJS.Timeout | undefined
  let nummer = 0
  const rij: Wachtend[] = []

  function start(): ChildProcess {
    const proces = fork(fileURLToPath(new URL('drukproces.ts', import.meta.url)), [compiler], {
      // A panic quotes what it was setting, so nobody listens; and the secrets of the server are not its business.
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'], serialization: 'advanced', env: {}, execArgv: ['--disallow-code-generation-from-strings', '--max-old-space-size=256'],
    })
    proces.unref()
    proces.channel?.unref()
    proces.on('message', (bericht: Bericht) => { if (proces === kind) hoor(bericht) })
    const weg = () => {
      if (proces !== kind) return
      kind = null
      rondAf(fout('fout'))
    }
    proces.on('exit', weg)
    proces.on('error', weg)
    return (kind = proces)
  }

  function hoor(bericht: Bericht): void {
    if (bericht.soort === 'niet-hier') {
      kind = null
      return rondAf(fout('niet-hier'))
    }
    if (bericht.soort === 'klaar' || bericht.id !== bezig?.id) return
    rondAf(bericht.soort === 'gedrukt' ? ok(new Uint8Array(bericht.pdf)) : fout(bericht.reden))
  }

  function rondAf(uitkomst: Uitkomst): void {
    const deze = bezig
    bezig = null
    if (deze) {
      clearTimeout(deze.wekker)
      deze.klaar(uitkomst)
    }
    volgende()
  }

  function volgende(): void {
    if (bezig) return
    clearTimeout(rust)
    const eerste = rij.shift()
    if (!eerste) {
      rust = setTimeout(stop, rustMs)
      rust.unref()
      return
    }
    // Native code listens to no signal but this one.
    bezig = { ...eerste, wekker: setTimeout(() => { stop(); rondAf(fout('te-lang')) }, tijdMs) }
    const proces = kind ?? start()
    proces.send({ id: eerste.id, afdruk: eerste.afdruk }, (f) => { if (f && proces === kind) { stop(); rondAf(fout('fout')) } })
  }

  function stop(): void {
    const proces = kind
    kind = null
    proces?.kill('SIGKILL')
  }

  return {
    /** The PDF, or why there is none in a sentence. */
    maak: (afdruk: Afdruk): Promise<Uitkomst> => rij.length >= wachtrij ? Promise.resolve(fout('te-druk')) : new Promise((klaar) => {
      rij.push({ id: (nummer += 1), afdruk, klaar })
      volgende()
    }),
    stop,
    /** Of the process, when it lives. */
    pid: (): number | undefined => kind?.pid,
  }
}

let drukker: Drukker | undefined
/** One for the whole server. */
export const maakPdf = (afdruk: Afdruk): Promise<Uitkomst> => (drukker ??= createDrukker()).maak(afdruk)
