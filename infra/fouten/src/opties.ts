import { randomInt } from 'node:crypto'
import { parseArgs } from 'node:util'
import type { Been } from './proef.ts'

export interface Opties {
  readonly zaad: string
  readonly alleen: readonly string[]
  /** Seconds in all; rounds with other choices follow each other until they are over. Null: one round. */
  readonly duur: number | null
  readonly kort: boolean
  /** Only the few of `npm test`. */
  readonly snel: boolean
  readonly been: Been | null
  readonly ronde: number
  readonly termijnen: number | null
  readonly json: string | null
}

type Gelezen = { readonly ok: true; readonly opties: Opties } | { readonly ok: false; readonly code: number; readonly tekst: string }

export const HELP = `npm run test:faults -- [--seed N] [--alleen F7,F8] [--leg redis|postgres] [--kort] [--duur SECONDEN] [--termijnen N] [--ronde N] [--json BESTAND] [--snel]

  --seed       dezelfde keuzes nog eens / the same choices again
  --alleen     alleen deze fouten / only these faults
  --leg        alleen deze wachtrij / only this queue store
  --kort       5 s per fout in plaats van 30, met minder termijnen / 5 s per fault instead of 30, with fewer termijnen
  --duur       zoveel seconden, ronde na ronde / so many seconds, round after round
  --termijnen  zoveel termijnen per fout / so many termijnen per fault
  --ronde      begin bij deze ronde / begin at this round
  --snel       alleen wat in npm test draait / only what runs in npm test
`

/** What was asked for, or why it cannot be. */
export function leesOpties(args: readonly string[], codes: readonly string[]): Gelezen {
  const fout = (tekst: string): Gelezen => ({ ok: false, code: 2, tekst: `${tekst}\n${HELP}` })
  try {
    const tekst = { type: 'string' } as const
    const vlag = { type: 'boolean' } as const
    const { values } = parseArgs({ args: [...args], options: { seed: tekst, alleen: tekst, duur: tekst, leg: tekst, ronde: tekst, termijnen: tekst, json: tekst, kort: vlag, snel: vlag, help: { type: 'boolean', short: 'h' } } })
    if (values.help) return { ok: false, code: 0, tekst: HELP }
    const alleen = (values.alleen ?? '').split(',').filter(Boolean).map((code) => code.toUpperCase())
    const onbekend = alleen.find((code) => !codes.includes(code))
    if (onbekend) return fout(`Onbekende fout / unknown fault: ${onbekend} (${codes.join(', ')})`)
    if (values.leg !== undefined && values.leg !== 'redis' && values.leg !== 'postgres') return fout('--leg is redis of postgres')
    for (const naam of ['duur', 'ronde', 'termijnen'] as const) if (values[naam] !== undefined && !/^[1-9]\d{0,6}$/.test(values[naam])) return fout(`--${naam} is een heel getal / a whole number`)
    const getal = (naam: 'duur' | 'ronde' | 'termijnen'): number | null => (values[naam] === undefined ? null : Number(values[naam]))
    return {
      ok: true,
      opties: {
        zaad: values.seed ?? String(randomInt(1_000_000)), alleen, duur: getal('duur'), kort: (values.kort ?? false) || (values.snel ?? false), snel: values.snel ?? false,
        been: values.leg ?? null, ronde: getal('ronde') ?? 1, termijnen: getal('termijnen'), json: values.json ?? null,
      },
    }
  } catch (error) {
    return fout((error as Error).message)
  }
}
