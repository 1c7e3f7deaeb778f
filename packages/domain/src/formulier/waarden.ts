import { isRecord } from './grenzen.ts'
import { voegVolgorde } from './volgorde.ts'

/** The same content; absent and undefined alike. Unlike `zelfde` of answers, null is something. */
export function gelijk(a: unknown, b: unknown): boolean {
  if (a === b) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null || Array.isArray(a) !== Array.isArray(b)) return false
  const [x, y] = [a as Record<string, unknown>, b as Record<string, unknown>]
  if (Array.isArray(a) && a.length !== (b as unknown[]).length) return false
  return [...new Set([...Object.keys(x), ...Object.keys(y)])].every((naam) => gelijk(x[naam], y[naam]))
}

/** Told of a property that both changed in two ways. */
export type Eigenschap = (deel: string, mijn: unknown, hunne: unknown) => void

/** Lists whose parts have a name of their own, and what bears it. */
const SLEUTELS: Readonly<Record<string, string>> = { opties: 'waarde', soorten: 'waarde', controles: 'code', proeven: 'naam' }
/** Properties that are themselves a set of properties. */
const BAKKEN = /^(config|vertaling|vertaling\/[a-z]+)$/

/** One property of three: what one changed, or what both changed alike; else mine, and it is told. Settings, translations, options and controles are brought together part by part. */
export function voegWaarde([b, m, h]: readonly [unknown, unknown, unknown], deel: string, meld: Eigenschap): unknown {
  if (gelijk(m, b) || gelijk(m, h)) return h
  if (gelijk(h, b)) return m
  if (BAKKEN.test(deel) && isRecord(m) && isRecord(h) && (isRecord(b) || b === undefined)) {
    const was = b ?? {}
    const uit: [string, unknown][] = [...new Set([...Object.keys(m), ...Object.keys(h)])].map((naam) => [naam, voegWaarde([was[naam], m[naam], h[naam]], `${deel}/${naam}`, meld)])
    return Object.fromEntries(uit.filter(([, waarde]) => waarde !== undefined))
  }
  const sleutel = SLEUTELS[deel.slice(deel.lastIndexOf('/') + 1)]
  const lijsten = sleutel === undefined || /^vertaling/.test(deel) ? null : [b ?? [], m, h].map((lijst) => opNaam(lijst, sleutel))
  if (lijsten?.every((lijst) => lijst !== null)) return voegLijst(lijsten as [Benoemd, Benoemd, Benoemd], deel, meld)
  meld(deel, m, h)
  return m
}

type Benoemd = ReadonlyMap<string, unknown>

/** Null when it is no list of things that each have their own name. */
function opNaam(lijst: unknown, sleutel: string): Benoemd | null {
  if (!Array.isArray(lijst)) return null
  const uit = new Map<string, unknown>()
  for (const ding of lijst as unknown[]) {
    const naam = isRecord(ding) ? ding[sleutel] : undefined
    if (typeof naam !== 'string' || uit.has(naam)) return null
    uit.set(naam, ding)
  }
  return uit
}

/** In my order; what only they have after what stands before it with them. */
function voegLijst([b, m, h]: [Benoemd, Benoemd, Benoemd], deel: string, meld: Eigenschap): unknown[] {
  const blijft = new Map<string, unknown>()
  for (const naam of new Set([...m.keys(), ...h.keys()])) {
    const waarde = voegWaarde([b.get(naam), m.get(naam), h.get(naam)], `${deel}/${naam}`, meld)
    if (waarde !== undefined) blijft.set(naam, waarde)
  }
  const { volgorde } = voegVolgorde([[...b.keys()], [...m.keys()], [...h.keys()]], new Set(blijft.keys()))
  return volgorde.map((naam) => blijft.get(naam))
}
