import type { Formulierdefinitie, Veld } from './definitie.types.ts'
import { isRecord } from './grenzen.ts'
import { ontleedPad } from './pad.ts'

/** One place in this form where a field counts. `id` of the field or section that uses it, null for an example. */
export interface Veldgebruik {
  readonly id: string | null
  readonly deel: 'zichtbaar' | 'verplicht' | 'gewenst' | 'alleenLezen' | 'berekening' | 'controle' | 'standaard' | 'config' | 'proef'
  /** Dutch: `Bepaalt of "Opvang" te zien is.` */
  readonly zin: string
}

const ZINNEN = {
  zichtbaar: (wie: string) => `Bepaalt of ${wie} te zien is.`,
  verplicht: (wie: string) => `Bepaalt of ${wie} verplicht is.`,
  gewenst: (wie: string) => `Bepaalt of ${wie} gewenst is.`,
  alleenLezen: (wie: string) => `Bepaalt of ${wie} alleen te lezen is.`,
  berekening: (wie: string) => `Telt mee in de berekening van ${wie}.`,
} as const

/** Where a field is used in rules, checks, calculations, defaults, settings and examples of its own form. What it says of itself does not count. */
export function waarGebruikt(definitie: Formulierdefinitie, veldId: string): readonly Veldgebruik[] {
  const uit: Veldgebruik[] = []
  const bekijk = (veld: Veld): void => {
    const wie = `"${veld.label}"`
    const zelf = veld.id === veldId
    for (const deel of ['zichtbaar', 'verplicht', 'gewenst', 'alleenLezen', 'berekening'] as const) if (!zelf && noemt(veld[deel], veldId)) uit.push({ id: veld.id, deel, zin: ZINNEN[deel](wie) })
    if (!zelf && Array.isArray(veld.controles) && veld.controles.some((controle) => noemt(controle.als, veldId))) uit.push({ id: veld.id, deel: 'controle', zin: `Telt mee in een controle van ${wie}.` })
    if (!zelf && inStandaard(veld.standaard, veldId)) uit.push({ id: veld.id, deel: 'standaard', zin: `Telt mee in waar ${wie} mee begint.` })
    if (isRecord(veld.config)) for (const [naam, waarde] of Object.entries(veld.config)) if (waarde === veldId && naam in WIJZERS) uit.push({ id: veld.id, deel: 'config', zin: WIJZERS[naam as keyof typeof WIJZERS](wie) })
    veld.velden?.forEach(bekijk)
  }
  for (const sectie of definitie.secties) {
    if (noemt(sectie.zichtbaar, veldId)) uit.push({ id: sectie.id, deel: 'zichtbaar', zin: ZINNEN.zichtbaar(`het deel "${sectie.titel}"`) })
    sectie.velden.forEach(bekijk)
  }
  for (const proef of definitie.proeven ?? []) {
    const genoemd = [...Object.keys(proef.antwoorden), ...proef.verwacht.flatMap(({ pad }) => ontleedPad(pad)?.delen.filter((_, i) => i % 2 === 0) ?? [])]
    if (genoemd.includes(veldId) || inRijen(proef.antwoorden, veldId)) uit.push({ id: null, deel: 'proef', zin: `Staat in de regeltest "${proef.naam}".` })
  }
  return uit
}

/** Settings that name a field. */
const WIJZERS = {
  lijst: (wie: string) => `${wie} verwijst naar de regels van deze lijst.`,
  rijtitel: (wie: string) => `Geeft de regels van ${wie} hun naam.`,
  naam: (wie: string) => `Geeft de vakken in de tekening ${wie} hun naam.`,
  vorm: (wie: string) => `Geeft de vakken in de tekening ${wie} hun vorm.`,
} as const

/** Does a rule name this field? Without recursion: a concept may hold any tree. */
export function noemt(regel: unknown, veldId: string): boolean {
  const stapel: unknown[] = [regel]
  while (stapel.length > 0) {
    const knoop = stapel.pop()
    if (!Array.isArray(knoop)) continue
    if ((knoop[0] === 'veld' || knoop[0] === 'rij' || knoop[0] === 'ouder') && knoop[1] === veldId) return true
    for (const deel of knoop as unknown[]) stapel.push(deel)
  }
  return false
}

function inStandaard(standaard: unknown, veldId: string): boolean {
  if (Array.isArray(standaard)) return standaard.some((rij: unknown) => isRecord(rij) && Object.entries(rij).some(([id, cel]) => id === veldId || inStandaard(cel, veldId)))
  return isRecord(standaard) && noemt(standaard['regel'], veldId)
}

function inRijen(antwoorden: unknown, veldId: string): boolean {
  return isRecord(antwoorden) && Object.values(antwoorden).some((waarde) => Array.isArray(waarde) && waarde.some((rij: unknown) => isRecord(rij) && (Object.hasOwn(rij, veldId) || inRijen(rij, veldId))))
}
