/** Chance that can be played again: the same seed and name give the same choices. */
export interface Lot {
  /** In [0, 1). */
  getal(): number
  /** Whole, both ends included. */
  heel(van: number, tot: number): number
  kies<T>(lijst: readonly T[]): T
  kans(p: number): boolean
  schud<T>(lijst: readonly T[]): T[]
  /** Another stream, that does not depend on how much was drawn here. */
  tak(naam: string): Lot
}

/** FNV-1a and mulberry32: small, well spread, the same on every machine. */
export function createLot(zaad: string): Lot {
  let stand = 0x811c9dc5
  for (const teken of zaad) stand = Math.imul(stand ^ teken.codePointAt(0)!, 0x01000193) >>> 0
  const getal = (): number => {
    stand = (stand + 0x6d2b79f5) >>> 0
    let t = stand
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
  const heel = (van: number, tot: number): number => van + Math.floor(getal() * (tot - van + 1))
  return {
    getal,
    heel,
    kies: (lijst) => lijst[heel(0, lijst.length - 1)]!,
    kans: (p) => getal() < p,
    schud(lijst) {
      const uit = [...lijst]
      for (let i = uit.length - 1; i > 0; i--) {
        const j = heel(0, i)
        ;[uit[i], uit[j]] = [uit[j]!, uit[i]!]
      }
      return uit
    },
    tak: (naam) => createLot(`${zaad}/${naam}`),
  }
}
