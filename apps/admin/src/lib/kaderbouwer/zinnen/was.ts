import type { Kaderdefinitie, Poortdefinitie, Stapdefinitie, Termijndefinitie } from '@regietafel/domain/kader'
import type { Trede } from './zetters/index.ts'
import { opsomming } from '@regietafel/domain/kernel'
import { gebeurtenisInZin, rolInZin, telInZin, trapInZin, verschuivingInZin } from './woorden.ts'

/** How a value stood in the kader the concept is compared with, in words; null when it is the same, or there was nothing to compare with. */
export type Was = string | null

const gelijk = (x: unknown, y: unknown) => JSON.stringify(x ?? null) === JSON.stringify(y ?? null)

type Zeg<D> = { readonly [V in keyof D]?: (waarde: D[V], kader: Kaderdefinitie) => string }

const TERMIJN: Zeg<Termijndefinitie> = {
  titel: (titel) => titel,
  tel: (tel) => telInZin(tel),
  anker: (anker, kader) => anker.map((a) => gebeurtenisInZin(kader, a)).join(', anders '),
  als: (als, kader) => (als ? `alleen na ${gebeurtenisInZin(kader, als)}` : 'altijd'),
  verschuiving: (v) => verschuivingInZin(v),
  plafond: (p) => (p ? p.label : 'geen grens'),
  sluit: (a, kader) => gebeurtenisInZin(kader, a),
  verantwoordelijk: (rol) => rolInZin(rol),
  wettelijk: (w) => (w ? 'wettelijk' : 'beleid'),
  mijlpaal: (m) => (m ? 'een mijlpaal' : 'geen mijlpaal'),
  ladder: (l) => (l === null ? 'geen escalaties' : `ladder ${l.replaceAll('-', ' ')}`),
  herhaling: (h) => (h ? `elke ${telInZin(h.elke)}` : 'eenmalig'),
  herstart: (h, kader) => (h ? `opnieuw bij ${gebeurtenisInZin(kader, h.bij)}` : 'niet opnieuw'),
  verlengbaar: (v) => (v ? `ten hoogste ${v.maxDagen} dagen` : 'niet te verlengen'),
  opschortbaar: (o) => (o === undefined ? 'zoals gewoonlijk' : o ? 'ja' : 'nee'),
  vervalt: (v) => (v?.length ? v.map(({ reden }) => reden).join('; ') : 'vervalt niet'),
  bron: (b) => b,
}
const STAP: Zeg<Stapdefinitie> = {
  titel: (t) => t, laan: (l) => l, rol: (r) => rolInZin(r), mijlpaal: (m) => (m ? 'een mijlpaal' : 'geen mijlpaal'), bron: (b) => b,
  formulier: (f, kader) => (f === null ? 'geen formulier' : (kader.formulieren.find((x) => x.formulier === f)?.titel ?? f)),
}
const POORT: Zeg<Poortdefinitie> = {
  vraag: (v) => v, laan: (l) => l, rol: (r) => rolInZin(r), binnen: (tel) => telInZin(tel), bron: (b) => b, na: (na) => `na stap ${na}`,
  advies: (a) => (a?.length ? `${a.length} ${a.length === 1 ? 'regel' : 'regels'}` : 'geen advies'),
  opent: (a, kader) => gebeurtenisInZin(kader, a),
  uitkomsten: (u) => u.map(({ label, naar }) => `${label} → ${naar.join(', ')}`).join('; '),
}

/** Undefined basis: the concept was begun empty. A part that is not in the basis is new as a whole, so nothing "was". */
const vergelijk = <D extends object, V extends keyof D>(basis: Kaderdefinitie | undefined, oud: D | undefined, nu: D, [veld, zeg]: [V, Zeg<D>[V]]): Was =>
  !basis || !oud || !zeg || gelijk(oud[veld], nu[veld]) ? null : zeg(oud[veld], basis)

export const wasTermijn = (basis: Kaderdefinitie | undefined, t: Termijndefinitie, veld: keyof Termijndefinitie): Was => vergelijk(basis, basis?.termijnen.find((x) => x.termijn === t.termijn), t, [veld, TERMIJN[veld] as never])
export const wasStap = (basis: Kaderdefinitie | undefined, s: Stapdefinitie, veld: keyof Stapdefinitie): Was => vergelijk(basis, basis?.stappen.find((x) => x.stap === s.stap), s, [veld, STAP[veld] as never])
export const wasPoort = (basis: Kaderdefinitie | undefined, p: Poortdefinitie, veld: keyof Poortdefinitie): Was => vergelijk(basis, basis?.poorten.find((x) => x.poort === p.poort), p, [veld, POORT[veld] as never])

/**
 * What changed on one trap: against the same trap of the same ladder, or, for a ladder that is new, of the ladder this termijn had.
 * Only the number when only that changed ("5"), as beside a number.
 */
export function wasTrap(basis: Kaderdefinitie | undefined, plek: { readonly ladder: string; readonly termijn?: string | undefined }, nu: Trede): Was {
  const sleutel = basis && (Object.hasOwn(basis.ladders, plek.ladder) ? plek.ladder : basis.termijnen.find((t) => t.termijn === plek.termijn)?.ladder)
  const ladder = basis && sleutel ? basis.ladders[sleutel] : undefined
  if (!ladder) return null
  const oud = ladder.trappen.find((t) => t.trap === nu.trap)
  if (!oud) return 'er niet'
  const delen: string[] = []
  if (oud.werkdagen !== nu.werkdagen || oud.uren !== nu.uren) delen.push(oud.uren === undefined && nu.uren === undefined && Math.sign(oud.werkdagen) === Math.sign(nu.werkdagen) ? `${Math.abs(oud.werkdagen)}` : trapInZin(oud))
  if (!gelijk(oud.naar, nu.naar)) delen.push(`naar ${opsomming(oud.naar.map(rolInZin))}`)
  if (!gelijk(oud.alsUitvoerderZelf, nu.alsUitvoerderZelf)) delen.push(oud.alsUitvoerderZelf ? `naar ${opsomming(oud.alsUitvoerderZelf.map(rolInZin))} als de uitvoerder zelf te laat is` : 'zonder regel voor de uitvoerder zelf')
  if ((oud.betaalvlag ?? false) !== (nu.betaalvlag ?? false)) delen.push(oud.betaalvlag ? 'met betaalvlag' : 'zonder betaalvlag')
  return delen.length === 0 ? null : delen.join(', ')
}
