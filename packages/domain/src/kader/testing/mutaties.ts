import fc from 'fast-check'
import type { Kaderdefinitie } from '../definitie.ts'

type Pad = readonly (string | number)[]

const paden = (waarde: unknown, pad: Pad = []): Pad[] =>
  typeof waarde === 'object' && waarde !== null ? [...(pad.length > 0 ? [pad] : []), ...Object.entries(waarde).flatMap(([k, v]) => paden(v, [...pad, Array.isArray(waarde) ? Number(k) : k]))] : [pad]

const lees = (waarde: unknown, pad: Pad): unknown => pad.reduce<unknown>((deel, k) => (typeof deel === 'object' && deel !== null ? (deel as Record<string | number, unknown>)[k] : undefined), waarde)

/** Changes to a kader such as a person makes halfway: a number, another choice, something of elsewhere in its place, something gone or doubled. */
export function mutatiesVan(kader: Kaderdefinitie, hoogstens: number, ook: readonly unknown[] = []): fc.Arbitrary<unknown> {
  const alle = paden(kader)
  const stap = fc.record({
    pad: fc.nat({ max: alle.length - 1 }),
    wat: fc.constantFrom('weg', 'dubbel', 'getal', 'van-elders', 'letterlijk'),
    elders: fc.nat({ max: alle.length - 1 }),
    getal: fc.integer({ min: -4000, max: 4000 }),
    letterlijk: fc.constantFrom<unknown>('geen', 'atw', 'vorige-werkdag', 'uren', 'jaren', 'D1', 'hulpverleningsplan', '', [], { soort: 'geboren' }, { soort: 'overplaatsing' }, { soort: 'registratie', registratie: 'x' }, { soort: 'poort-beslist', poort: 'D1' }, [{ aantal: -3, eenheid: 'maanden' }], [{ aantal: 0, eenheid: 'dagen' }], [{ aantal: 3660, eenheid: 'jaren' }, { aantal: 3660, eenheid: 'jaren' }], ...ook),
  })
  return fc.array(stap, { minLength: 1, maxLength: hoogstens }).map((stappen) => {
    const kopie = structuredClone(kader) as unknown
    for (const { pad: nr, wat, elders, getal, letterlijk } of stappen) {
      const pad = alle[nr]!
      const houder = lees(kopie, pad.slice(0, -1)) as Record<string | number, unknown> | undefined
      if (typeof houder !== 'object' || houder === null) continue
      const k = pad.at(-1)!
      if (wat === 'weg') { if (Array.isArray(houder)) houder.splice(Number(k), 1); else delete houder[k] }
      else if (wat === 'dubbel' && Array.isArray(houder)) houder.push(structuredClone(houder[Number(k)]))
      else if (wat === 'getal') houder[k] = getal
      else if (wat === 'van-elders') houder[k] = structuredClone(lees(kader, alle[elders]!))
      else houder[k] = letterlijk
    }
    return kopie
  })
}
