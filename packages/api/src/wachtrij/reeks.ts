/** One number of one gemeente: when it was measured (ms) and what it was, oldest first. */
export type Reeks = readonly (readonly [number, number])[]
export interface Vak { readonly op: number; readonly laagst: number; readonly hoogst: number }

const MINUUT_MS = 60_000
/** Older than this a quarter keeps two values, its lowest and its highest. */
const UITGEDUND_NA_MS = 47 * 60 * MINUUT_MS
/** So long a value stands for what it was: what is measured each minute, and what is left of a quarter. */
const houdbaarMs = (ouderdomMs: number): number => (ouderdomMs > UITGEDUND_NA_MS ? 20 : 2) * MINUUT_MS
/** Where the steps of the history begin to count. */
const OORSPRONG_MS = Date.UTC(2000, 0, 1)

export interface Samenvraag {
  /** How two gemeenten at one moment are one number. */
  readonly voeg: (a: number, b: number) => number
  /** A sum is only known when each is that was measured before: what is missing makes a gap, not a lower number. */
  readonly heel: boolean
  readonly stapMs: number
  readonly nuMs: number
}

/**
 * The gemeenten as one: first at every moment together, then the lowest and the highest of each step. The highest of one and the highest of another were
 * seldom at one moment; adding those gives numbers that never were.
 */
export function samenInVakken(reeksen: readonly Reeks[], { voeg, heel, stapMs, nuMs }: Samenvraag): Vak[] {
  const vakken = new Map<number, { laagst: number; hoogst: number }>()
  const plek = reeksen.map(() => -1)
  for (const ms of [...new Set(reeksen.flatMap((reeks) => reeks.map(([op]) => op)))].sort((a, b) => a - b)) {
    const nu: number[] = []
    let weg = false
    reeksen.forEach((reeks, i) => {
      while (reeks[plek[i]! + 1] && reeks[plek[i]! + 1]![0] <= ms) plek[i]! += 1
      const laatste = reeks[plek[i]!]
      if (laatste && ms - laatste[0] <= houdbaarMs(nuMs - ms)) nu.push(laatste[1])
      else if (laatste) weg = true
    })
    if (nu.length === 0 || (heel && weg)) continue
    const waarde = nu.reduce((a, b) => voeg(a, b))
    const op = OORSPRONG_MS + Math.floor((ms - OORSPRONG_MS) / stapMs) * stapMs
    const vak = vakken.get(op)
    vakken.set(op, vak ? { laagst: Math.min(vak.laagst, waarde), hoogst: Math.max(vak.hoogst, waarde) } : { laagst: waarde, hoogst: waarde })
  }
  return [...vakken].map(([op, vak]) => ({ op, ...vak }))
}
