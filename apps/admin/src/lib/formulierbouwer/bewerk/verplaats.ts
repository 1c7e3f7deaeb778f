import { grenzen, type Formulierdefinitie, type Veld } from '@regietafel/domain/formulier'
import type { Plek } from '../bouw.ts'
import { alleVelden, buitenste, hoogte, houder, isLijst, MAX_DIEPTE, metKinderen, naamVan, neemUit, noem, stekken, voegIn, type Stek } from './boom.ts'
import { gedaan, velden, weiger, type Uitslag } from './uitslag.ts'

/** Fields in one list. */
export const MAX_IN_LIJST = 50

export const UIT_DEEL = 'Dit hoort bij een gekoppeld deel. Maak het eerst los.'
export const TE_DIEP = 'Dat past hier niet. Een lijst mag in een lijst staan, maar niet nog dieper.'

/** Is this place inside a linked part, so that nothing may change there? */
export const inDeel = ({ sectie, ouders }: Pick<Stek, 'sectie' | 'ouders'>): boolean => sectie.deel !== undefined || ouders.some(({ deel }) => deel !== undefined)

/** Why these fields cannot stand there; null when they can. */
export function past(definitie: Formulierdefinitie, in_: string, nieuw: readonly Veld[]): string | null {
  const waar = houder(definitie, in_)
  if (!waar) return 'Die plek is er niet meer.'
  if (inDeel({ sectie: waar.sectie, ouders: waar.lijsten })) return UIT_DEEL
  if (nieuw.some((veld) => waar.diepte + hoogte(veld) > MAX_DIEPTE)) return TE_DIEP
  const binnen = new Set(waar.velden.map(({ id }) => id))
  if (waar.diepte > 0 && waar.velden.length + nieuw.filter(({ id }) => !binnen.has(id)).length > MAX_IN_LIJST) return `In een lijst staan hoogstens ${MAX_IN_LIJST} velden.`
  const al = new Set(alleVelden(definitie).map(({ id }) => id))
  if (al.size + metKinderen(nieuw).filter(({ id }) => !al.has(id)).length > grenzen.velden) return `Een formulier heeft hoogstens ${grenzen.velden} velden.`
  return null
}

/** Brings fields to any place, by id, in the order of the form. Nothing about them changes. */
export function plaats(definitie: Formulierdefinitie, ids: readonly string[], plek: Plek, wat?: string): Uitslag {
  const weg = buitenste(definitie, ids)
  if (weg.length === 0) return weiger('Kies eerst een veld.')
  if (weg.some(inDeel)) return weiger(UIT_DEEL)
  const mee = new Set(weg.map(({ veld }) => veld.id))
  const waar = houder(definitie, plek.in)
  if (waar?.lijsten.some(({ id }) => mee.has(id))) return weiger('Een lijst kan niet in zichzelf staan.')
  const fout = past(definitie, plek.in, weg.map(({ veld }) => veld))
  if (fout || !waar) return weiger(fout ?? 'Die plek is er niet meer.')
  const ervoor = waar.velden.slice(0, Math.max(0, plek.nr)).filter(({ id }) => mee.has(id)).length
  const na = voegIn(neemUit(definitie, mee), { in: plek.in, nr: plek.nr - ervoor }, weg.map(({ veld }) => veld))
  const zelfde = zelfdeVolgorde(definitie, na)
  if (zelfde) return weiger('Dit staat al op die plek.')
  return gedaan(wat ?? `${noem(weg.map(({ veld }) => veld))} naar ${naamVan(waar.lijsten.at(-1) ?? waar.sectie)}`, na, velden([...mee]))
}

function zelfdeVolgorde(a: Formulierdefinitie, b: Formulierdefinitie): boolean {
  const plekkenVan = (d: Formulierdefinitie) => [...stekken(d).values()].map((s) => `${s.in}/${s.veld.id}`)
  return plekkenVan(a).join() === plekkenVan(b).join()
}

/** One place up or down: in its list or section, and from the edge of a section to the next one. */
export function schuif(definitie: Formulierdefinitie, ids: readonly string[], stap: -1 | 1): Uitslag {
  const weg = buitenste(definitie, ids)
  const rand = stap < 0 ? weg[0] : weg.at(-1)
  if (!rand) return weiger('Kies eerst een veld.')
  const wat = `${noem(weg.map(({ veld }) => veld))} naar ${stap < 0 ? 'boven' : 'beneden'}`
  const naar = rand.nr + stap
  if (naar >= 0 && naar < rand.rij.length) return plaats(definitie, ids, { in: rand.in, nr: stap < 0 ? naar : naar + 1 }, wat)
  const einde = stap < 0 ? 'bovenaan' : 'onderaan'
  if (rand.ouders.length > 0) return weiger(`Dit staat al ${einde} in de lijst. Met Alt en pijl naar links gaat het eruit.`)
  const buur = definitie.secties[definitie.secties.indexOf(rand.sectie) + stap]
  if (!buur) return weiger(`Dit staat al ${einde}.`)
  return plaats(definitie, ids, { in: buur.id, nr: stap < 0 ? buur.velden.length : 0 }, `${wat}, naar ${naamVan(buur)}`)
}

/** Into the list that stands right above it. */
export function inLijst(definitie: Formulierdefinitie, ids: readonly string[]): Uitslag {
  const weg = buitenste(definitie, ids)
  const eerste = weg[0]
  if (!eerste) return weiger('Kies eerst een veld.')
  const boven = eerste.rij[eerste.nr - 1]
  if (!boven || !isLijst(boven)) return weiger('Boven dit veld staat geen lijst. Zet het eerst onder een lijst.')
  return plaats(definitie, ids, { in: boven.id, nr: boven.velden?.length ?? 0 }, `${noem(weg.map(({ veld }) => veld))} in ${naamVan(boven)}`)
}

/** Out of its list, to right below it. */
export function uitLijst(definitie: Formulierdefinitie, ids: readonly string[]): Uitslag {
  const weg = buitenste(definitie, ids)
  const lijst = weg[0]?.ouders.at(-1)
  if (!lijst) return weiger('Dit veld staat niet in een lijst.')
  const stek = stekken(definitie).get(lijst.id)!
  return plaats(definitie, ids, { in: stek.in, nr: stek.nr + 1 }, `${noem(weg.map(({ veld }) => veld))} uit ${naamVan(lijst)}`)
}

/** To the end of another section. */
export function naarSectie(definitie: Formulierdefinitie, ids: readonly string[], sectieId: string): Uitslag {
  return plaats(definitie, ids, { in: sectieId, nr: definitie.secties.find(({ id }) => id === sectieId)?.velden.length ?? 0 })
}
