import { beginVan, klokVan, poortBij, schoon, sluitVan, stapBij, termijnBij, zelfde, zonderLeeg, type Aanleiding, type Kaderdefinitie, type Stapdefinitie } from './lees.ts'
import { hertekend } from './teken.ts'
import { zonderDoel } from './verwijzing.ts'

/** Where a line begins. */
export type Van = { readonly soort: 'stap'; readonly stap: string } | { readonly soort: 'termijn'; readonly termijn: string } | { readonly soort: 'poort'; readonly poort: string; readonly uitkomst: 'ja' | 'nee' }
/** Where a line leads. */
export type Naar = { readonly soort: 'stap'; readonly stap: string } | { readonly soort: 'termijn'; readonly termijn: string } | { readonly soort: 'poort'; readonly poort: string } | { readonly soort: 'uitgang'; readonly uitgang: string }

/** Begin of a step through its first clock, or its course. Never by what closes itself; nothing left is no change. */
export function schuifBegin(kader: Kaderdefinitie, stap: string, naar: (was: readonly Aanleiding[]) => readonly Aanleiding[]): Kaderdefinitie {
  const was = stapBij(kader, stap)
  if (!was) return kader
  const dicht = sluitVan(kader, was)
  const begin = naar(beginVan(kader, was)).filter((a, i, lijst) => !dicht.some((d) => zelfde(a, d)) && lijst.findIndex((b) => zelfde(a, b)) === i)
  if (begin.length === 0 || zelfde(begin, beginVan(kader, was))) return kader
  const klok = klokVan(kader, was)
  if (klok) return hertekend({ ...kader, termijnen: kader.termijnen.map((t) => (t === klok ? { ...t, anker: begin } : t)) }, stap)
  if (was.verloop.soort !== 'duur') return kader
  const verloop = zonderLeeg({ ...was.verloop, van: begin, ofVanafNormdatum: undefined } as unknown as Extract<Stapdefinitie['verloop'], { soort: 'duur' }>)
  return hertekend({ ...kader, stappen: kader.stappen.map((s) => (s === was ? { ...s, verloop } : s)) }, stap)
}

/** What happens where the line begins. */
export function gebeurtVan(kader: Kaderdefinitie, van: Van): readonly Aanleiding[] {
  if (van.soort === 'poort') return poortBij(kader, van.poort)?.uitkomsten.some((u) => u.uitkomst === van.uitkomst) ? [{ soort: 'poort-beslist', poort: van.poort, uitkomst: van.uitkomst }] : []
  if (van.soort === 'termijn') return [termijnBij(kader, van.termijn)?.sluit ?? []].flat()
  const stap = stapBij(kader, van.stap)
  return stap ? sluitVan(kader, stap) : []
}

/** Why these two cannot be connected, in a sentence; null when they can. */
export function waaromNietVerbinden(kader: Kaderdefinitie, van: Van, naar: Naar): string | null {
  if (van.soort === naar.soort && 'stap' in van && 'stap' in naar && van.stap === naar.stap) return 'Een stap kan niet op zichzelf wachten.'
  if ('termijn' in van && 'termijn' in naar && van.termijn === naar.termijn) return 'Een termijn kan niet op zichzelf wachten.'
  if ('poort' in van && 'poort' in naar && van.poort === naar.poort) return 'Een poort kan niet naar zichzelf leiden.'
  if (naar.soort === 'uitgang' && van.soort !== 'poort') return 'Alleen een uitkomst van een poort kan naar een uitgang leiden.'
  const gebeurt = gebeurtVan(kader, van)
  if (gebeurt.length === 0) return 'Hier gebeurt niets waar iets anders op kan wachten.'
  if (naar.soort === 'stap') {
    const doel = stapBij(kader, naar.stap)
    if (doel && sluitVan(kader, doel).some((d) => gebeurt.some((a) => zelfde(a, d)))) return 'Deze twee zijn op hetzelfde moment klaar; de ene kan niet op de andere wachten.'
  }
  if (naar.soort === 'termijn' && gebeurt.some((a) => zelfde(a, termijnBij(kader, naar.termijn)?.sluit))) return 'Deze twee zijn op hetzelfde moment klaar; de ene kan niet op de andere wachten.'
  return null
}

/**
 * A step begins when another is done, a poort opens then, or an outcome leads to a step: that step begins at the outcome, beside other
 * outcomes that lead to it, and lapses at those that lead elsewhere.
 */
export function verbind(kader: Kaderdefinitie, van: Van, naar: Naar): Kaderdefinitie {
  if (waaromNietVerbinden(kader, van, naar) !== null) return kader
  const gebeurt = gebeurtVan(kader, van)
  if (naar.soort === 'termijn') return { ...kader, termijnen: kader.termijnen.map((t) => (t.termijn === naar.termijn && !zelfde(t.anker, gebeurt) ? { ...t, anker: [...gebeurt] } : t)) }
  if (naar.soort === 'poort') {
    const na = van.soort === 'stap' ? van.stap : van.soort === 'termijn' ? (termijnBij(kader, van.termijn)?.stap ?? null) : null
    return { ...kader, poorten: kader.poorten.map((p) => (p.poort === naar.poort ? { ...p, opent: gebeurt[0]!, na: na ?? p.na } : p)) }
  }
  if (van.soort !== 'poort') return naar.soort === 'stap' ? schuifBegin(kader, naar.stap, () => gebeurt) : kader
  const doel = naar.soort === 'stap' ? naar.stap : naar.uitgang
  const bestaat = naar.soort === 'stap' ? stapBij(kader, doel) !== undefined : kader.uitgangen.some((u) => u.uitgang === doel)
  if (!bestaat) return kader
  const uitgangen = new Set(kader.uitgangen.map((u) => u.uitgang))
  const metNaar: Kaderdefinitie = {
    ...kader,
    // What is connected to a step no longer leads out of the kader.
    poorten: kader.poorten.map((p) => (p.poort === van.poort ? { ...p, uitkomsten: p.uitkomsten.map((u) => (u.uitkomst !== van.uitkomst || u.naar.includes(doel) ? u : { ...u, naar: [...u.naar.filter((d) => naar.soort !== 'stap' || !uitgangen.has(d)), doel] })) } : p)),
  }
  if (naar.soort === 'uitgang') return metNaar
  const begonnen = schuifBegin(metNaar, doel, (was) => [...was.filter((a) => a.soort === 'poort-beslist'), ...gebeurt])
  return zetVerval(begonnen, doel, van.poort)
}

/** A step lapses at the outcomes of a poort that lead elsewhere, as long as one leads to it. */
function zetVerval(kader: Kaderdefinitie, stap: string, poort: string): Kaderdefinitie {
  const p = poortBij(kader, poort)
  const s = stapBij(kader, stap)
  if (!p || !s) return kader
  const leidt = p.uitkomsten.some((u) => u.naar.includes(stap))
  const elders: Aanleiding[] = leidt ? p.uitkomsten.filter((u) => !u.naar.includes(stap)).map((u) => ({ soort: 'poort-beslist', poort, uitkomst: u.uitkomst })) : []
  const begin = beginVan(kader, s)
  const alleenHier = begin.every((a) => a.soort === 'poort-beslist' && a.poort === poort)
  const anders = (s.vervalt ?? []).filter((a) => a.soort !== 'poort-beslist' || a.poort !== poort)
  const vervalt = [...anders, ...(alleenHier ? elders : [])]
  return { ...kader, stappen: kader.stappen.map((x) => (x === s ? zonderLeeg({ ...x, vervalt: vervalt.length > 0 ? vervalt : undefined } as Stapdefinitie) : x)) }
}

const beginVanStap = (kader: Kaderdefinitie, stap: string): readonly Aanleiding[] => { const s = stapBij(kader, stap); return s ? beginVan(kader, s) : [] }

/** Takes a line away. What waited there begins with what the line began with. */
export function maakLos(kader: Kaderdefinitie, van: Van, naar: Naar): Kaderdefinitie {
  const gebeurt = gebeurtVan(kader, van)
  const eerder = van.soort === 'poort' ? [poortBij(kader, van.poort)?.opent ?? []].flat() : van.soort === 'termijn' ? (termijnBij(kader, van.termijn)?.anker ?? []) : beginVanStap(kader, van.stap)
  const zonder = (was: readonly Aanleiding[]) => {
    const over = was.filter((a) => !gebeurt.some((g) => zelfde(a, g)))
    return over.length > 0 || was.length === 0 ? over : eerder
  }
  if (naar.soort === 'termijn') {
    return { ...kader, termijnen: kader.termijnen.map((t) => {
      const anker = t.termijn === naar.termijn ? zonder(t.anker) : t.anker
      return t.termijn !== naar.termijn || anker.length === 0 || zelfde(anker, t.anker) ? t : { ...t, anker: [...anker] }
    }) }
  }
  if (naar.soort === 'poort') return { ...kader, poorten: kader.poorten.map((p) => (p.poort === naar.poort && gebeurt.some((g) => zelfde(g, p.opent)) && eerder[0] ? { ...p, opent: eerder[0] } : p)) }
  if (van.soort !== 'poort') return naar.soort === 'stap' ? schuifBegin(kader, naar.stap, zonder) : kader
  const doel = naar.soort === 'stap' ? naar.stap : naar.uitgang
  const los = zonderDoel(kader, doel, van)
  return naar.soort === 'stap' ? zetVerval(schuifBegin(los, doel, zonder), doel, van.poort) : los
}

/** Ways out of the kader. */
export function voegUitgangToe(kader: Kaderdefinitie, titel: string): Kaderdefinitie {
  const naam = schoon(titel)
  if (naam === null) return kader
  const bezet = new Set([...kader.uitgangen.map((u) => u.uitgang), ...kader.stappen.map((s) => s.stap)])
  const kaal = naam.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/[^a-z0-9]+/g, '-').slice(0, 17).replace(/^-+|-+$/g, '') || 'uitgang'
  let code = kaal
  for (let i = 2; bezet.has(code); i += 1) code = `${kaal}${i}`.slice(0, 20)
  return { ...kader, uitgangen: [...kader.uitgangen, { uitgang: code, titel: naam }] }
}
export function hernoemUitgang(kader: Kaderdefinitie, uitgang: string, titel: string): Kaderdefinitie {
  const naam = schoon(titel)
  return naam === null ? kader : { ...kader, uitgangen: kader.uitgangen.map((u) => (u.uitgang === uitgang ? { ...u, titel: naam } : u)) }
}
export function verwijderUitgang(kader: Kaderdefinitie, uitgang: string): Kaderdefinitie {
  if (!kader.uitgangen.some((u) => u.uitgang === uitgang)) return kader
  const ander = kader.uitgangen.some((u) => u.uitgang !== uitgang)
  const inGebruik = kader.poorten.some((p) => p.uitkomsten.some((o) => o.naar.includes(uitgang) && o.naar.length === 1))
  // The last way out that something needs stays.
  if (inGebruik && !ander && uitgang === 'klaar') return kader
  const los = zonderDoel(kader, uitgang)
  return { ...los, uitgangen: los.uitgangen.filter((u) => u.uitgang !== uitgang) }
}
