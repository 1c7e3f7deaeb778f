import { schuifBegin } from './verbinding.ts'
import { beginVan, bezetteSleutels, klokkenVan, klokVan, nieuweSleutel, nieuweStapcode, schoon, sluitVan, stapBij, verplaats, zelfde, type Aanleiding, type Kaderdefinitie, type Poortdefinitie, type Stapdefinitie, type Termijndefinitie } from './lees.ts'
import { hertekend } from './teken.ts'
import { registratieVan, vervangAanleidingen, zonderDoel, zonderTermijnen } from './verwijzing.ts'

export interface NieuweStap {
  readonly titel: string
  readonly laan: string
  /** Begins when this step is done and stands after it; null: begins with the kader. */
  readonly na: string | null
  /** Begins with this instead. */
  readonly begin?: readonly Aanleiding[]
  /** Calendar days from its begin; 7 when left out. */
  readonly dagen?: number
  /** Done when this form is vastgesteld; else when somebody registers it. */
  readonly formulier?: { readonly formulier: string; readonly titel: string } | null
}

/** Day 0 of most termijnen: what a step that follows none counts from. */
export function gewoonBegin(kader: Kaderdefinitie): readonly Aanleiding[] {
  const ankers = [...kader.termijnen.filter((t) => t.mijlpaal), ...kader.termijnen].map((t) => t.anker).filter((anker) => anker.every((a) => a.soort !== 'formulier-vastgesteld' && a.soort !== 'poort-beslist'))
  const keer = (anker: readonly Aanleiding[]) => ankers.filter((a) => zelfde(a, anker)).length
  return ankers.toSorted((a, b) => keer(b) - keer(a))[0] ?? [{ soort: 'plaatsing' }]
}

/** Its number is `nieuweStapcode(kader)`. Unchanged without a title; a lane that is not there becomes the first. */
export function voegStapToe(kader: Kaderdefinitie, nieuw: NieuweStap): Kaderdefinitie {
  const titel = schoon(nieuw.titel)
  const laan = kader.lanen.find((l) => l.laan === nieuw.laan) ?? kader.lanen[0] ?? { laan: 'Casusregisseur', rol: 'casusregisseur' as const }
  if (titel === null) return kader
  const stap = nieuweStapcode(kader)
  const sleutel = nieuweSleutel(titel, bezetteSleutels(kader))
  const na = nieuw.na === null ? undefined : stapBij(kader, nieuw.na)
  const anker = [...(nieuw.begin ?? (na ? sluitVan(kader, na) : gewoonBegin(kader)))]
  const formulier = nieuw.formulier ?? null
  const sluit: Aanleiding = formulier ? { soort: 'formulier-vastgesteld', formulier: formulier.formulier } : registratieVan(sleutel)
  const begin = anker.filter((a) => !zelfde(a, sluit))
  const termijn: Termijndefinitie = {
    termijn: sleutel, titel, stap, verantwoordelijk: laan.rol, mijlpaal: false, anker: begin.length > 0 ? begin : [{ soort: 'plaatsing' }],
    tel: [{ aantal: Math.max(0, Math.min(3660, Math.round(nieuw.dagen ?? 7))), eenheid: 'dagen' }], verschuiving: 'volgende-werkdag', wettelijk: false,
    sluit, ladder: 'standaard' in kader.ladders ? 'standaard' : (Object.keys(kader.ladders)[0] ?? null), bron: 'keuze van de gemeente',
  }
  const definitie: Stapdefinitie = {
    stap, titel, laan: laan.laan, rol: laan.rol, formulier: formulier?.formulier ?? null, mijlpaal: false, verloop: { soort: 'termijn', termijn: sleutel, vanaf: 'anker' },
    teken: { van: [{ termijn: sleutel, punt: 'anker' }], tot: [{ termijn: sleutel, punt: 'deadline' }] }, bron: 'keuze van de gemeente',
  }
  const i = na ? kader.stappen.indexOf(na) + 1 : kader.stappen.length
  return hertekend({
    ...kader,
    lanen: kader.lanen.some((l) => l.laan === laan.laan) ? kader.lanen : [...kader.lanen, laan],
    formulieren: formulier && !kader.formulieren.some((f) => f.formulier === formulier.formulier) ? [...kader.formulieren, { ...formulier }] : kader.formulieren,
    stappen: kader.stappen.toSpliced(i, 0, definitie), termijnen: [...kader.termijnen, termijn],
  }, stap)
}

const wijzigStap = (kader: Kaderdefinitie, stap: string, wijzig: (s: Stapdefinitie) => Stapdefinitie): Kaderdefinitie =>
  stapBij(kader, stap) ? { ...kader, stappen: kader.stappen.map((s) => (s.stap === stap ? wijzig(s) : s)) } : kader

/** A clock that had the name of the step goes along. */
export function hernoemStap(kader: Kaderdefinitie, stap: string, titel: string): Kaderdefinitie {
  const was = stapBij(kader, stap)
  const naam = schoon(titel)
  if (!was || naam === null || naam === was.titel) return kader
  const klok = klokVan(kader, was)
  const termijnen = kader.termijnen.map((t) => (t === klok && t.titel === was.titel ? { ...t, titel: naam } : t))
  return { ...wijzigStap(kader, stap, (s) => ({ ...s, titel: naam })), termijnen }
}

/** To another lane: the work goes to the role of that lane, unless the step already was of another than its lane. */
export function zetStapInLaan(kader: Kaderdefinitie, stap: string, naar: string): Kaderdefinitie {
  const was = stapBij(kader, stap)
  const laan = kader.lanen.find((l) => l.laan === naar)
  if (!was || !laan || was.laan === naar) return kader
  const mee = kader.lanen.find((l) => l.laan === was.laan)?.rol === was.rol
  const klokken = new Set(klokkenVan(kader, was))
  const termijnen = mee ? kader.termijnen.map((t) => (klokken.has(t) && t.verantwoordelijk === was.rol ? { ...t, verantwoordelijk: laan.rol } : t)) : kader.termijnen
  return { ...wijzigStap(kader, stap, (s) => ({ ...s, laan: naar, rol: mee ? laan.rol : s.rol })), termijnen }
}

/** A place in the list, which is the order of tables and of the drawing. */
export function zetStapOpPlaats(kader: Kaderdefinitie, stap: string, plaats: number): Kaderdefinitie {
  const van = kader.stappen.findIndex((s) => s.stap === stap)
  const naar = Math.max(0, Math.min(plaats, kader.stappen.length - 1))
  return van < 0 || van === naar ? kader : { ...kader, stappen: verplaats(kader.stappen, van, naar) }
}

export function zetMijlpaal(kader: Kaderdefinitie, stap: string, mijlpaal: boolean): Kaderdefinitie {
  const was = stapBij(kader, stap)
  if (!was || was.mijlpaal === mijlpaal) return kader
  const klok = klokVan(kader, was)
  return { ...wijzigStap(kader, stap, (s) => ({ ...s, mijlpaal })), termijnen: kader.termijnen.map((t) => (t === klok ? { ...t, mijlpaal } : t)) }
}

/** When a step begins; its first clock counts from it (or it runs from it), and it is drawn anew. */
export const zetBegin = (kader: Kaderdefinitie, stap: string, begin: readonly Aanleiding[]): Kaderdefinitie => schuifBegin(kader, stap, () => begin)

/** With new names for its clocks. It is done when somebody registers it: a form closes one thing. Its number is `nieuweStapcode(kader)`. */
export function kopieerStap(kader: Kaderdefinitie, stap: string): Kaderdefinitie {
  const was = stapBij(kader, stap)
  if (!was) return kader
  const code = nieuweStapcode(kader)
  const titel = `${was.titel.slice(0, 390)} (kopie)`
  const klok = klokVan(kader, was)
  const sleutel = nieuweSleutel(titel, bezetteSleutels(kader))
  const sluit = registratieVan(sleutel)
  const bezet = [...bezetteSleutels(kader), sleutel]
  const klokken = klokkenVan(kader, was).map((t): Termijndefinitie => {
    const naam = t === klok ? sleutel : nieuweSleutel(t.termijn, bezet)
    bezet.push(naam)
    return { ...t, termijn: naam, titel: t === klok ? titel : t.titel, stap: code, sluit }
  })
  const eigen: Stapdefinitie = {
    ...was, stap: code, titel, formulier: null,
    verloop: klok && was.verloop.soort === 'termijn' ? { ...was.verloop, termijn: sleutel } : was.verloop.soort === 'duur' ? was.verloop : { soort: 'duur', van: [{ soort: 'plaatsing' }], tot: [sluit] },
  }
  return hertekend({ ...kader, stappen: kader.stappen.toSpliced(kader.stappen.indexOf(was) + 1, 0, eigen), termijnen: [...kader.termijnen, ...klokken] }, code)
}

/**
 * The step with its clocks, the form that only it used, and the poort that asks about it. What waited for it begins where the step
 * itself would have begun; what stood at it without being its clock stands by itself.
 */
export function verwijderStap(kader: Kaderdefinitie, stap: string): Kaderdefinitie {
  const was = stapBij(kader, stap)
  if (!was) return kader
  const klokken = klokkenVan(kader, was)
  const weg = new Set(klokken.map((t) => t.termijn))
  const dicht = [...klokken.map((t) => t.sluit), ...(was.formulier === null ? [] : [{ soort: 'formulier-vastgesteld', formulier: was.formulier } as const])]
  const begin = beginVan(kader, was)
  const zonderStap = { ...zonderDoel(zonderTermijnen(kader, weg), stap) }
  zonderStap.stappen = zonderStap.stappen.filter((s) => s.stap !== stap)
  zonderStap.termijnen = zonderStap.termijnen.map((t) => (t.stap === stap ? { ...t, stap: null } : t))

  const nogGebruikt = (a: Aanleiding) => zonderStap.termijnen.some((t) => zelfde(t.sluit, a)) || (a.soort === 'formulier-vastgesteld' && zonderStap.stappen.some((s) => s.formulier === a.formulier))
  const verloren = dicht.filter((a) => !nogGebruikt(a))
  const vraagtErnaar = (p: Poortdefinitie) => p.na === stap && verloren.some((a) => zelfde(a, p.opent))
  const vorige = kader.stappen[kader.stappen.indexOf(was) - 1]?.stap ?? zonderStap.stappen[0]?.stap
  const poorten = zonderStap.poorten.filter((p) => vorige !== undefined && !vraagtErnaar(p)).map((p) => (p.na === stap ? { ...p, na: vorige! } : p))
  const blijft = new Set(poorten.map((p) => p.poort))
  const formulieren = kader.formulieren.filter((f) => !verloren.some((a) => a.soort === 'formulier-vastgesteld' && a.formulier === f.formulier))

  const vervang = (a: Aanleiding, diepte = 0): readonly Aanleiding[] | null => {
    if (diepte > 20) return []
    const in_ = (lijst: readonly Aanleiding[]) => lijst.flatMap((b) => vervang(b, diepte + 1) ?? [b])
    if (verloren.some((b) => zelfde(a, b))) return in_(begin)
    if (a.soort === 'poort-beslist' && !blijft.has(a.poort)) return in_(kader.poorten.filter((p) => p.poort === a.poort).map((p) => p.opent))
    return null
  }
  return vervangAanleidingen({ ...zonderStap, poorten, formulieren }, vervang)
}
