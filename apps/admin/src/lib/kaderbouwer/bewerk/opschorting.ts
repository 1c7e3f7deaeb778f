import { opschortingsregels, type Opschortingsregels } from '@regietafel/domain/kader'
import { nieuweSleutel, schoon, zonderLeeg, type Kaderdefinitie } from './lees.ts'

type Grond = Opschortingsregels['gronden'][number]

/** Null: the list that comes with the product holds. */
export const zetOpschorting = (kader: Kaderdefinitie, regels: Opschortingsregels | null): Kaderdefinitie => zonderLeeg({ ...kader, opschorting: regels ?? undefined } as Kaderdefinitie)
/** The kader gets a list of its own, beginning with the one that holds now. */
export const eigenOpschorting = (kader: Kaderdefinitie): Kaderdefinitie => (kader.opschorting ? kader : { ...kader, opschorting: { ...opschortingsregels(kader), gronden: opschortingsregels(kader).gronden.map((g) => ({ ...g })) } })

const wijzig = (kader: Kaderdefinitie, doe: (gronden: readonly Grond[]) => Grond[]): Kaderdefinitie => {
  const eigen = eigenOpschorting(kader)
  return { ...eigen, opschorting: { ...eigen.opschorting!, gronden: doe(eigen.opschorting!.gronden) } }
}
export function voegGrondToe(kader: Kaderdefinitie, titel: string, maxDagen = 28): Kaderdefinitie {
  const naam = schoon(titel)
  return naam === null ? kader : wijzig(kader, (gronden) => [...gronden, { grond: nieuweSleutel(naam, gronden.map((g) => g.grond)), titel: naam, maxDagen: Math.max(1, Math.min(366, Math.round(maxDagen))), bron: 'keuze van de gemeente' }])
}
export const wijzigGrond = (kader: Kaderdefinitie, grond: string, doe: (g: Grond) => Grond): Kaderdefinitie => wijzig(kader, (gronden) => gronden.map((g) => (g.grond === grond ? doe(g) : g)))
export const verwijderGrond = (kader: Kaderdefinitie, grond: string): Kaderdefinitie => wijzig(kader, (gronden) => gronden.filter((g) => g.grond !== grond))
export const zetMaxDagenTotaal = (kader: Kaderdefinitie, dagen: number): Kaderdefinitie => {
  const eigen = eigenOpschorting(kader)
  return { ...eigen, opschorting: { ...eigen.opschorting!, maxDagenTotaal: Math.max(0, Math.min(732, Math.round(dagen))) } }
}
