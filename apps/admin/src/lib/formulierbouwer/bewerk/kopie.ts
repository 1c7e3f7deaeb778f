import { nieuweSleutel, type Expressie, type Formulierdefinitie, type Sectie, type Veld } from '@regietafel/domain/formulier'
import type { Plek } from '../bouw.ts'
import { alleIds, buitenste, metKinderen, naamVan, noem } from './boom.ts'
import { sleutels, verseId, voegSectieToe, voegVeldenToe } from './erbij.ts'
import { weiger, type Uitslag } from './uitslag.ts'
import { inDeel, UIT_DEEL } from './verplaats.ts'

const VERWIJST = new Set(['veld', 'rij', 'ouder'])
const REGELS = ['zichtbaar', 'verplicht', 'gewenst', 'alleenLezen', 'berekening'] as const

/** The same rule, about the copies. */
function inRegel(knoop: Expressie, nieuw: ReadonlyMap<string, string>): Expressie {
  if (!Array.isArray(knoop)) return knoop
  const [op, id] = knoop as unknown[]
  if (typeof op === 'string' && VERWIJST.has(op) && typeof id === 'string' && nieuw.has(id)) return [op, nieuw.get(id), ...knoop.slice(2)]
  return knoop.map((deel) => inRegel(deel, nieuw))
}
/** A setting that names a copied field names the copy. */
const inConfig = (config: unknown, nieuw: ReadonlyMap<string, string>): unknown =>
  typeof config === 'object' && config !== null && !Array.isArray(config) ? Object.fromEntries(Object.entries(config).map(([naam, waarde]) => [naam, typeof waarde === 'string' ? (nieuw.get(waarde) ?? waarde) : waarde])) : config

function kopieVan(veld: Veld, nieuw: ReadonlyMap<string, string>, namen: string[]): Veld {
  const { vast: _vast, ...rest } = veld
  const sleutel = nieuweSleutel(veld.sleutel, namen)
  namen.push(sleutel)
  const uit: Record<string, unknown> = { ...rest, id: nieuw.get(veld.id), sleutel }
  for (const regel of REGELS) if (veld[regel] !== undefined) uit[regel] = inRegel(veld[regel], nieuw)
  if (veld.controles) uit['controles'] = veld.controles.map((controle) => ({ ...controle, als: inRegel(controle.als, nieuw) }))
  if (isRegel(veld.standaard)) uit['standaard'] = { ...veld.standaard, regel: inRegel(veld.standaard.regel, nieuw) }
  if (veld.config !== undefined) uit['config'] = inConfig(veld.config, nieuw)
  if (veld.velden) uit['velden'] = veld.velden.map((kind) => kopieVan(kind, nieuw, namen))
  return uit as unknown as Veld
}
const isRegel = (waarde: unknown): waarde is { readonly regel: Expressie } => typeof waarde === 'object' && waarde !== null && !Array.isArray(waarde) && 'regel' in waarde

/** Copies for this form: ids and keys of their own, and rules among the copied point to the copies. Not locked. */
export function kopieer(definitie: Formulierdefinitie, bron: readonly Veld[]): Veld[] {
  const bezet = alleIds(definitie)
  const nieuw = new Map(metKinderen(bron).map(({ id }) => [id, verseId('veld', bezet)]))
  const namen = sleutels(definitie)
  return bron.map((veld) => kopieVan(veld, nieuw, namen))
}

export function kopieerSectie(definitie: Formulierdefinitie, sectie: Sectie): Sectie {
  const bezet = alleIds(definitie)
  const id = verseId('sectie', bezet)
  const nieuw = new Map(metKinderen(sectie.velden).map((veld) => [veld.id, verseId('veld', bezet)]))
  const namen = sleutels(definitie)
  const zichtbaar = sectie.zichtbaar === undefined ? {} : { zichtbaar: inRegel(sectie.zichtbaar, nieuw) }
  return { ...sectie, ...zichtbaar, id, sleutel: nieuweSleutel(sectie.sleutel, definitie.secties.map(({ sleutel }) => sleutel)), velden: sectie.velden.map((veld) => kopieVan(veld, nieuw, namen)) }
}

/** A copy right below the last of what is chosen. */
export function dupliceer(definitie: Formulierdefinitie, ids: readonly string[]): Uitslag {
  const bron = buitenste(definitie, ids)
  const laatste = bron.at(-1)
  if (!laatste) return weiger('Kies eerst een veld.')
  if (inDeel(laatste)) return weiger(UIT_DEEL)
  const velden = bron.map(({ veld }) => veld)
  return voegVeldenToe(definitie, { in: laatste.in, nr: laatste.nr + 1 }, kopieer(definitie, velden), `${noem(velden)} gekopieerd`)
}

export function dupliceerSectie(definitie: Formulierdefinitie, id: string): Uitslag {
  const sectie = definitie.secties.find((s) => s.id === id)
  if (!sectie) return weiger('Dit deel is er niet meer.')
  return voegSectieToe(definitie, id, { ...kopieerSectie(definitie, sectie), titel: `${naamVan(sectie).slice(0, 190)} (kopie)` })
}

/** Copies of fields of another form, at a place in this one. */
export function neemOver(definitie: Formulierdefinitie, plek: Plek | null, bron: readonly Veld[]): Uitslag {
  return bron.length === 0 ? weiger('Kies eerst een vraag.') : voegVeldenToe(definitie, plek, kopieer(definitie, bron), `${noem(bron)} overgenomen`)
}
