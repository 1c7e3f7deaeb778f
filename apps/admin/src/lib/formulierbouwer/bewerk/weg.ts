import { waarGebruikt, type Formulierdefinitie } from '@regietafel/domain/formulier'
import { opsomming } from '@regietafel/domain/kernel'
import type { Keuze } from '../bouw.ts'
import { alleVelden, buitenste, metKinderen, naamVan, neemUit, noem, type Stek } from './boom.ts'
import { gedaan, velden, weiger, type Uitslag } from './uitslag.ts'
import { inDeel, UIT_DEEL } from './verplaats.ts'

/** What is called what in this form that reads one of these fields, without those fields themselves. */
export function lezers(definitie: Formulierdefinitie, ids: ReadonlySet<string>): string[] {
  const namen = new Map<string, string>(definitie.secties.flatMap((sectie) => [sectie, ...metKinderen(sectie.velden)]).map((bron) => [bron.id, naamVan(bron)]))
  const uit = [...ids].flatMap((veldId) => waarGebruikt(definitie, veldId)).filter(({ id }) => id === null || !ids.has(id))
  return [...new Set(uit.map(({ id }) => (id === null ? 'een regeltest' : (namen.get(id) ?? id))))]
}

const VAST = 'zit vast: er hangt een regel, termijn of uitvoer aan. Verplaatsen en anders noemen mag wel.'
const nogGebruikt = (wie: readonly string[]): string | undefined =>
  wie.length === 0 ? undefined : `Nog nodig voor ${opsomming(wie.slice(0, 3).map((naam) => `"${naam}"`))}${wie.length > 3 ? ` en ${wie.length - 3} andere` : ''}. Kijk de regels daar na.`

/** What is chosen after these are gone: the next one, else the one before, else what they stood in. */
function keuzeNa(definitie: Formulierdefinitie, weg: readonly Stek[], mee: ReadonlySet<string>): Keuze {
  const laatste = weg.at(-1)!
  const rij = laatste.rij
  const buur = rij.slice(laatste.nr + 1).find(({ id }) => !mee.has(id)) ?? rij.slice(0, laatste.nr).findLast(({ id }) => !mee.has(id))
  if (buur) return velden([buur.id])
  return laatste.ouders.length > 0 ? velden([laatste.in]) : { soort: 'sectie', id: laatste.sectie.id }
}

/** Takes fields away with what is in them; says which rules still want them. A locked one stays. */
export function verwijderVelden(definitie: Formulierdefinitie, ids: readonly string[], vast: ReadonlySet<string> = new Set(), woord = 'weg'): Uitslag {
  const weg = buitenste(definitie, ids)
  if (weg.length === 0) return weiger('Kies eerst een veld.')
  if (weg.some(inDeel)) return weiger(UIT_DEEL)
  const alles = metKinderen(weg.map(({ veld }) => veld))
  const slot = alles.find((veld) => veld.vast === true || vast.has(veld.id))
  if (slot) return weiger(`"${naamVan(slot)}" ${VAST}`)
  const mee = new Set(weg.map(({ veld }) => veld.id))
  return gedaan(`${noem(weg.map(({ veld }) => veld))} ${woord}`, neemUit(definitie, mee), keuzeNa(definitie, weg, mee), nogGebruikt(lezers(definitie, new Set(alles.map(({ id }) => id)))))
}

export function verwijderSectie(definitie: Formulierdefinitie, id: string, vast: ReadonlySet<string> = new Set(), woord = 'weg'): Uitslag {
  const nr = definitie.secties.findIndex((s) => s.id === id)
  const sectie = definitie.secties[nr]
  if (!sectie) return weiger('Dit deel is er niet meer.')
  const alles = metKinderen(sectie.velden)
  const slot = alles.find((veld) => veld.vast === true || vast.has(veld.id))
  if (slot) return weiger(`In dit deel staat "${naamVan(slot)}". Dat veld ${VAST}`)
  const na = { ...definitie, secties: definitie.secties.toSpliced(nr, 1) }
  const buur = na.secties[nr] ?? na.secties[nr - 1]
  return gedaan(`Deel ${naamVan(sectie)} ${woord}`, na, buur ? { soort: 'sectie', id: buur.id } : null, nogGebruikt(lezers(definitie, new Set(alles.map((veld) => veld.id)))))
}

/** Ids of fields that are locked in the form as it is live, whatever the concept says of them. */
export const vasteIds = (live: Formulierdefinitie | undefined): ReadonlySet<string> => new Set(live ? alleVelden(live).filter(({ vast }) => vast).map(({ id }) => id) : [])
