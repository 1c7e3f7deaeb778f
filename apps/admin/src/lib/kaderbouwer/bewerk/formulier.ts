import { klokkenVan, klokVan, schoon, stapBij, zelfde, type Aanleiding, type Kaderdefinitie } from './lees.ts'
import { hertekend } from './teken.ts'
import { registratieVan, vervangAanleidingen } from './verwijzing.ts'

const vastgesteld = (formulier: string): Aanleiding => ({ soort: 'formulier-vastgesteld', formulier })

/** On the list of forms of the kader; with another title when it is there already. */
export function voegFormulierToe(kader: Kaderdefinitie, formulier: string, titel: string): Kaderdefinitie {
  const naam = schoon(titel)
  if (naam === null || !/^[a-z0-9][a-z0-9-]{0,62}$/.test(formulier)) return kader
  const is = kader.formulieren.find((f) => f.formulier === formulier)
  if (is?.titel === naam) return kader
  return { ...kader, formulieren: is ? kader.formulieren.map((f) => (f === is ? { ...f, titel: naam } : f)) : [...kader.formulieren, { formulier, titel: naam }] }
}

/** Off the list. What it closed is closed by a registratie; what waited for it waits for that. */
export function verwijderFormulier(kader: Kaderdefinitie, formulier: string): Kaderdefinitie {
  if (!kader.formulieren.some((f) => f.formulier === formulier)) return kader
  const dicht = vastgesteld(formulier)
  const sluit = kader.termijnen.find((t) => zelfde(t.sluit, dicht))
  const stap = kader.stappen.find((s) => s.formulier === formulier)
  const ervoor = registratieVan(sluit?.termijn ?? formulier)
  const zonder: Kaderdefinitie = {
    ...kader, formulieren: kader.formulieren.filter((f) => f.formulier !== formulier), stappen: kader.stappen.map((s) => (s.formulier === formulier ? { ...s, formulier: null } : s)),
    termijnen: kader.termijnen.map((t) => (zelfde(t.sluit, dicht) ? { ...t, sluit: ervoor } : t)),
  }
  return vervangAanleidingen(zonder, (a) => (zelfde(a, dicht) ? (sluit || stap ? [ervoor] : []) : null), true)
}

/**
 * What makes a step done: a form (put on the list when it is not), or null for a registratie. All its clocks close by it, and what waited
 * for the step waits for it still.
 */
export function zetSluitend(kader: Kaderdefinitie, stap: string, met: { readonly formulier: string; readonly titel: string } | null): Kaderdefinitie {
  const was = stapBij(kader, stap)
  const klok = was && klokVan(kader, was)
  if (!was || !klok) return kader
  const oud = klok.sluit
  const sluit = met ? vastgesteld(met.formulier) : registratieVan(klok.termijn)
  if (zelfde(oud, sluit) && was.formulier === (met?.formulier ?? null)) return kader
  const klokken = new Set(klokkenVan(kader, was))
  const lijst = met ? voegFormulierToe(kader, met.formulier, kader.formulieren.find((f) => f.formulier === met.formulier)?.titel ?? met.titel) : kader
  if (met && !lijst.formulieren.some((f) => f.formulier === met.formulier)) return kader
  const omgezet: Kaderdefinitie = {
    ...lijst, stappen: lijst.stappen.map((s) => (s.stap === stap ? { ...s, formulier: met?.formulier ?? null } : s)),
    termijnen: lijst.termijnen.map((t) => (klokken.has(t) ? { ...t, sluit } : t)),
  }
  const elders = omgezet.termijnen.some((t) => zelfde(t.sluit, oud)) || (oud.soort === 'formulier-vastgesteld' && omgezet.stappen.some((s) => s.formulier === oud.formulier))
  return hertekend(vervangAanleidingen(omgezet, (a) => (!elders && zelfde(a, oud) ? [sluit] : null), true), stap)
}
