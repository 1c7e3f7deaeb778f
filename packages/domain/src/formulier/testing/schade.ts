import type { Formulierdefinitie } from '../definitie.types.ts'
import type { Kans } from './willekeurig.ts'

const kies = <T>(kans: Kans, uit: readonly T[]): T => uit[Math.floor(kans() * uit.length)]!
const ROMMEL: readonly unknown[] = [null, undefined, 5, -1, '', 'x', true, false, [], {}, ['gevuld', ['veld', 'weg']], ['en'], ['=', ['veld', 'weg'], 'x'], [['veld']], ['niet', ['niet', true]], { opties: [] }, { lijst: 'weg' }, { min: 3, max: 1 }, 'lijst', 'keuze', 'berekend', 'plaatje', 'verbanden', [{ _id: 'r1' }], { regel: ['veld', 'weg'] }, 1e99, '\ud800', '<script>alert(1)</script>']
const NAMEN = ['zichtbaar', 'verplicht', 'gewenst', 'alleenLezen', 'berekening', 'standaard', 'controles', 'config', 'velden', 'type', 'voorvul', 'vertaling', 'gevoelig', 'hulp', 'bron', 'talen', 'proeven', 'schrijft', 'onbekend']

/** For tests: something anywhere in a form becomes something else, goes, comes, or is swapped with its neighbour. `keer` times. */
export function beschadig(kans: Kans, definitie: Formulierdefinitie, keer: number): unknown {
  const uit = structuredClone(definitie) as unknown as Record<string, unknown>
  for (let i = 0; i < keer; i++) {
    let hier: Record<string, unknown> = uit
    for (let diep = 0; diep < 14; diep++) {
      const binnen = Object.keys(hier).filter((naam) => typeof hier[naam] === 'object' && hier[naam] !== null)
      if (binnen.length === 0 || (diep > 2 && kans() < 0.2)) break
      hier = hier[kies(kans, binnen)] as Record<string, unknown>
    }
    const namen = Object.keys(hier)
    const naam = Array.isArray(hier) || kans() < 0.6 ? kies(kans, namen.length ? namen : ['0']) : kies(kans, NAMEN)
    const k = kans()
    if (k < 0.15) Array.isArray(hier) ? hier.splice(Number(naam), 1) : delete hier[naam]
    else if (k < 0.25 && Array.isArray(hier)) hier.reverse()
    else if (k < 0.35) hier[naam] = ['gevuld', ['veld', kies(kans, idsVan(definitie))]]
    else hier[naam] = structuredClone(kies(kans, ROMMEL))
  }
  return uit
}

function idsVan(definitie: Formulierdefinitie): string[] {
  const uit: string[] = []
  const loop = (velden: Formulierdefinitie['secties'][number]['velden']): void => velden.forEach((veld) => {
    uit.push(veld.id)
    loop(veld.velden ?? [])
  })
  definitie.secties.forEach((sectie) => loop(sectie.velden))
  return uit
}
