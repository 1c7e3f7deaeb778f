import { gebeurtenissoorten } from '../casus/index.ts'
import type { z } from 'zod'
import { opsomming, toPad } from '../kernel/index.ts'
import { rollen, type Rol } from '../regie/index.ts'
import { adviesInWoorden } from './advies.ts'
import { canoniekKader } from './canoniek.ts'
import { Kadervorm, LadderSchema, OpschortingSchema, Poortdefinitie, Stapdefinitie, Termijndefinitie, type Aanleiding, type Kaderdefinitie } from './definitie.ts'

/** One difference between two kaders: where (in `b`; in `a` when it is gone) and what, in a Dutch sentence. */
export interface Verschil {
  readonly soort: 'erbij' | 'weg' | 'anders'
  readonly pad: string
  readonly zin: string
}

type Deel = readonly (string | number)[]
type Meld = (soort: Verschil['soort'], pad: Deel, zin: string) => void

const gelijk = (x: unknown, y: unknown) => canoniekKader((x ?? null) as never) === canoniekKader((y ?? null) as never)
const rol = (sleutel: string) => (sleutel === 'uitvoerder' ? 'uitvoerder' : rollen[sleutel as Rol].label.toLowerCase())
const en = (woorden: readonly string[]) => opsomming(woorden) || 'niemand'
const jaNee = (waarde: boolean | undefined) => (waarde ? 'ja' : 'nee')

const ENKELVOUD: Record<string, string> = { dagen: 'dag', werkdagen: 'werkdag', weken: 'week', maanden: 'maand', jaren: 'jaar', uren: 'uur' }
/** "1 maand en 10 werkdagen", "18 jaar en dan 1 werkdag terug". */
export function telInWoorden(tel: Termijndefinitie['tel']): string {
  if (tel.length === 0) return 'dezelfde dag'
  return tel.map(({ aantal, eenheid }, i) => {
    const n = Math.abs(aantal)
    const wat = `${n} ${n === 1 || eenheid === 'jaren' || eenheid === 'uren' ? ENKELVOUD[eenheid]! : eenheid}`
    return aantal < 0 ? `${i > 0 ? 'dan ' : ''}${wat} terug` : wat
  }).join(' en ')
}

/** "plaatsing", "Hulpverleningsplan vastgesteld", "besluit D1 (nee)". */
export function aanleidingInWoorden(kader: Kaderdefinitie, a: Aanleiding): string {
  if (a.soort === 'formulier-vastgesteld') return `${kader.formulieren.find((f) => f.formulier === a.formulier)?.titel ?? a.formulier} vastgesteld`
  if (a.soort === 'poort-beslist') return `besluit ${a.poort}${a.uitkomst ? ` (${a.uitkomst})` : ''}`
  if (a.soort === 'registratie') return `registratie ${a.registratie.replaceAll('-', ' ')}`
  return gebeurtenissoorten[a.soort].label
}

const VERSCHUIVING: Record<Termijndefinitie['verschuiving'], string> = {
  geen: 'blijft staan in een weekend of op een feestdag', 'volgende-werkdag': 'verschuift naar de volgende werkdag', 'vorige-werkdag': 'verschuift naar de vorige werkdag', atw: 'verschuift zoals in de Algemene termijnenwet',
}

/**
 * What is different in `b`, in words, in the order of the kader. Empty only when the content is equal; the version number counts as content.
 * Either may be a concept (`leesConcept`): of a part that is not whole yet it only says that it is different.
 */
export function vergelijkKaders(a: Kaderdefinitie, b: Kaderdefinitie): Verschil[] {
  const uit: Verschil[] = []
  const meld: Meld = (soort, pad, zin) => void uit.push({ soort, pad: toPad(pad), zin })
  for (const veld of ['sleutel', 'versie', 'titel', 'bron'] as const) if (a[veld] !== b[veld]) meld('anders', [veld], `${hoofdletter(veld)}: "${b[veld]}" in plaats van "${a[veld]}".`)
  perSleutel(a.lanen, b.lanen, (l) => l.laan, 'lanen', 'Laan', Kadervorm.shape.lanen.element, meld, (x, y, pad) => x.rol !== y.rol && meld('anders', [...pad, 'rol'], `Laan ${y.laan}: ${rol(y.rol)} in plaats van ${rol(x.rol)}.`))
  perSleutel(a.formulieren, b.formulieren, (f) => f.formulier, 'formulieren', 'Formulier', Kadervorm.shape.formulieren.element, meld, (x, y, pad) => x.titel !== y.titel && meld('anders', [...pad, 'titel'], `Formulier ${y.formulier} heet "${y.titel}" in plaats van "${x.titel}".`))
  perSleutel(a.uitgangen, b.uitgangen, (u) => u.uitgang, 'uitgangen', 'Uitgang', Kadervorm.shape.uitgangen.element, meld, (x, y, pad) => x.titel !== y.titel && meld('anders', [...pad, 'titel'], `Uitgang ${y.uitgang} heet "${y.titel}" in plaats van "${x.titel}".`))
  perSleutel(a.stappen, b.stappen, (s) => s.stap, 'stappen', 'Stap', Stapdefinitie, meld, (x, y, pad) => stap(x, y, pad, meld))
  perSleutel(a.poorten, b.poorten, (p) => p.poort, 'poorten', 'Poort', Poortdefinitie, meld, (x, y, pad) => poort({ a, b }, x, y, pad, meld))
  perSleutel(a.termijnen, b.termijnen, (t) => t.termijn, 'termijnen', 'Termijn', Termijndefinitie, meld, (x, y, pad) => termijn({ a, b }, x, y, pad, meld))
  ladders(a, b, meld)
  opschorting(a, b, meld)
  return uit
}

const hoofdletter = (tekst: string) => tekst.charAt(0).toUpperCase() + tekst.slice(1)

function perSleutel<T extends object>(a: readonly T[], b: readonly T[], sleutel: (deel: T) => string, lijst: string, naam: string, vorm: z.ZodType, meld: Meld, vergelijk: (x: T, y: T, pad: Deel) => unknown, wat: (deel: T) => string = () => ''): void {
  const heet = (deel: T) => {
    const titel = 'titel' in deel && typeof deel.titel === 'string' ? deel.titel : ''
    return titel && titel !== sleutel(deel) ? `${naam} ${sleutel(deel)} (${titel})` : `${naam} ${sleutel(deel)}`
  }
  const oud = new Map(a.map((deel) => [sleutel(deel), deel]))
  const nieuw = new Set(b.map(sleutel))
  a.forEach((deel, i) => nieuw.has(sleutel(deel)) || meld('weg', [lijst, i], `${heet(deel)} vervalt.`))
  b.forEach((deel, i) => {
    const was = oud.get(sleutel(deel))
    if (!was) meld('erbij', [lijst, i], `${heet(deel)} komt erbij${vorm.safeParse(deel).success ? wat(deel) : ''}.`)
    else if (gelijk(was, deel)) return
    else if (vorm.safeParse(was).success && vorm.safeParse(deel).success) vergelijk(was, deel, [lijst, i])
    else meld('anders', [lijst, i], `${heet(deel)} is anders, en nog niet af.`)
  })
  const samen = (l: readonly T[], ander: { has(s: string): boolean }) => l.map(sleutel).filter((s) => ander.has(s))
  if (samen(a, nieuw).join('\n') !== samen(b, oud).join('\n')) meld('anders', [lijst], `${naam}: de volgorde is anders.`)
}

function stap(x: Stapdefinitie, y: Stapdefinitie, pad: Deel, meld: Meld): void {
  const wie = `Stap ${y.stap} (${y.titel})`
  if (x.titel !== y.titel) meld('anders', [...pad, 'titel'], `Stap ${y.stap} heet "${y.titel}" in plaats van "${x.titel}".`)
  if (x.laan !== y.laan) meld('anders', [...pad, 'laan'], `${wie} staat in laan ${y.laan} in plaats van ${x.laan}.`)
  if (x.rol !== y.rol) meld('anders', [...pad, 'rol'], `${wie} is van de ${rol(y.rol)} in plaats van de ${rol(x.rol)}.`)
  if (x.formulier !== y.formulier) meld('anders', [...pad, 'formulier'], `${wie}: formulier ${y.formulier ?? 'geen'} in plaats van ${x.formulier ?? 'geen'}.`)
  if (x.mijlpaal !== y.mijlpaal) meld('anders', [...pad, 'mijlpaal'], `${wie} is ${y.mijlpaal ? 'nu een mijlpaal' : 'geen mijlpaal meer'}.`)
  if (!gelijk(x.verloop, y.verloop)) meld('anders', [...pad, 'verloop'], `${wie} begint of eindigt anders.`)
  if (!gelijk(x.vervalt, y.vervalt)) meld('anders', [...pad, 'vervalt'], `${wie} vervalt om een andere reden.`)
  if (!gelijk(x.teken, y.teken)) meld('anders', [...pad, 'teken'], `${wie} wordt op een andere plaats getekend.`)
  if (x.bron !== y.bron) meld('anders', [...pad, 'bron'], `${wie}: bron "${y.bron}" in plaats van "${x.bron}".`)
}

function poort({ a, b }: { a: Kaderdefinitie; b: Kaderdefinitie }, x: Poortdefinitie, y: Poortdefinitie, pad: Deel, meld: Meld): void {
  const wie = `Poort ${y.poort}`
  if (x.vraag !== y.vraag) meld('anders', [...pad, 'vraag'], `${wie} vraagt "${y.vraag}" in plaats van "${x.vraag}".`)
  if (x.rol !== y.rol) meld('anders', [...pad, 'rol'], `${wie}: de ${rol(y.rol)} beslist in plaats van de ${rol(x.rol)}.`)
  if (x.laan !== y.laan) meld('anders', [...pad, 'laan'], `${wie} staat in laan ${y.laan} in plaats van ${x.laan}.`)
  if (x.na !== y.na) meld('anders', [...pad, 'na'], `${wie} komt na stap ${y.na} in plaats van na stap ${x.na}.`)
  if (!gelijk(x.opent, y.opent)) meld('anders', [...pad, 'opent'], `${wie} gaat door iets anders open.`)
  if (!gelijk(x.binnen, y.binnen)) meld('anders', [...pad, 'binnen'], `${wie}: beslissen binnen ${telInWoorden(y.binnen)} in plaats van ${telInWoorden(x.binnen)}.`)
  if (!gelijk(x.uitkomsten, y.uitkomsten)) {
    const zeg = (p: Poortdefinitie) => p.uitkomsten.map((u) => `${u.label} → ${u.naar.join(', ')}`).join('; ')
    meld('anders', [...pad, 'uitkomsten'], `${wie}: ${zeg(y)} in plaats van ${zeg(x)}.`)
  }
  advies({ a, b }, x, y, pad, meld)
  if (x.bron !== y.bron) meld('anders', [...pad, 'bron'], `${wie}: bron "${y.bron}" in plaats van "${x.bron}".`)
}

/** Rules bear no key: one that changed is one less and one more. */
function advies({ a, b }: { a: Kaderdefinitie; b: Kaderdefinitie }, x: Poortdefinitie, y: Poortdefinitie, pad: Deel, meld: Meld): void {
  const [oud, nieuw] = [x.advies ?? [], y.advies ?? []]
  const zeg = (kader: Kaderdefinitie, regel: (typeof nieuw)[number]) => `${adviesInWoorden(kader, regel)}: "${regel.uitleg.replace(/[.]$/, '')}"`
  oud.forEach((regel, i) => nieuw.some((r) => gelijk(r, regel)) || meld('weg', [...pad, 'advies', i], `Poort ${y.poort} adviseert niet meer ${zeg(a, regel)}.`))
  nieuw.forEach((regel, i) => oud.some((r) => gelijk(r, regel)) || meld('erbij', [...pad, 'advies', i], `Poort ${y.poort} adviseert ${zeg(b, regel)}.`))
  const samen = (l: typeof nieuw, ander: typeof nieuw) => l.filter((r) => ander.some((s) => gelijk(s, r)))
  if (oud.length !== nieuw.length && samen(oud, nieuw).length === oud.length && samen(nieuw, oud).length === nieuw.length) meld('anders', [...pad, 'advies'], `Poort ${y.poort}: dezelfde adviesregel staat er ${nieuw.length > oud.length ? 'vaker' : 'minder vaak'} in.`)
  else if (!gelijk(samen(oud, nieuw), samen(nieuw, oud))) meld('anders', [...pad, 'advies'], `Poort ${y.poort}: de volgorde van de adviesregels is anders.`)
}

function termijn({ a, b }: { a: Kaderdefinitie; b: Kaderdefinitie }, x: Termijndefinitie, y: Termijndefinitie, pad: Deel, meld: Meld): void {
  const wie = y.titel
  const plaats = (veld: keyof Termijndefinitie, zeg: (t: Termijndefinitie, kader: Kaderdefinitie) => string, zin: (nu: string, was: string) => string) => {
    if (!gelijk(x[veld], y[veld])) meld('anders', [...pad, veld], zin(zeg(y, b), zeg(x, a)))
  }
  plaats('titel', (t) => t.titel, (nu, was) => `Termijn ${y.termijn} heet "${nu}" in plaats van "${was}".`)
  plaats('tel', (t) => telInWoorden(t.tel), (nu, was) => `${wie}: ${nu} in plaats van ${was}.`)
  plaats('anker', (t, k) => t.anker.map((q) => aanleidingInWoorden(k, q)).join(', anders '), (nu, was) => `${wie} telt vanaf ${nu} in plaats van ${was}.`)
  plaats('als', (t, k) => (t.als ? `alleen na ${aanleidingInWoorden(k, t.als)}` : 'altijd'), (nu, was) => `${wie} geldt ${nu} in plaats van ${was}.`)
  plaats('verschuiving', (t) => VERSCHUIVING[t.verschuiving], (nu, was) => `${wie} ${nu}; eerst: ${was}.`)
  plaats('wettelijk', (t) => (t.wettelijk ? 'een wettelijke termijn' : 'een termijn van beleid'), (nu, was) => `${wie} is ${nu} in plaats van ${was}.`)
  plaats('plafond', (t) => (t.plafond ? `nooit later dan ${t.plafond.label}` : 'zonder plafond'), (nu, was) => `${wie}: ${nu}; eerst ${was}.`)
  plaats('sluit', (t, k) => aanleidingInWoorden(k, t.sluit), (nu, was) => `${wie} is klaar bij ${nu} in plaats van ${was}.`)
  plaats('verantwoordelijk', (t) => rol(t.verantwoordelijk), (nu, was) => `${wie} is van de ${nu} in plaats van de ${was}.`)
  plaats('stap', (t) => t.stap ?? 'geen', (nu, was) => `${wie} hoort bij stap ${nu} in plaats van ${was}.`)
  plaats('mijlpaal', (t) => jaNee(t.mijlpaal), (nu) => `${wie} is ${nu === 'ja' ? 'nu een mijlpaal' : 'geen mijlpaal meer'}.`)
  plaats('ladder', (t) => t.ladder ?? 'geen', (nu, was) => `${wie}: ladder ${nu} in plaats van ${was}.`)
  plaats('herstart', () => '', () => `${wie} begint anders opnieuw.`)
  plaats('herhaling', (t) => (t.herhaling ? `elke ${telInWoorden(t.herhaling.elke)} opnieuw` : 'eenmalig'), (nu, was) => `${wie}: ${nu} in plaats van ${was}.`)
  plaats('vervalt', () => '', () => `${wie} vervalt om een andere reden.`)
  plaats('opschortbaar', (t) => ((t.opschortbaar ?? !t.wettelijk) ? 'wel' : 'niet'), (nu) => `${wie} kan ${nu} worden stilgezet.`)
  plaats('verlengbaar', (t) => (t.verlengbaar ? `ten hoogste ${t.verlengbaar.maxDagen} dagen` : 'niet'), (nu, was) => `${wie} verlengen: ${nu}; eerst: ${was}.`)
  plaats('nietMetTerugwerking', (t) => jaNee(t.nietMetTerugwerking), (nu) => `${wie} ontstaat ${nu === 'ja' ? 'niet' : 'ook'} als de dag al voorbij is.`)
  plaats('bron', (t) => t.bron, (nu, was) => `${wie}: bron "${nu}" in plaats van "${was}".`)
}

type Ladder = Kaderdefinitie['ladders'][string]
type Trede = Ladder['trappen'][number]

/** "12 werkdagen na de deadline". */
function sindsDeadline({ uren, werkdagen }: Trede): string {
  const aantal = uren ?? werkdagen
  const n = Math.abs(aantal)
  return `${aantal === 0 ? 'op' : `${n} ${uren !== undefined ? 'uur' : n === 1 ? 'werkdag' : 'werkdagen'} ${aantal < 0 ? 'voor' : 'na'}`} de deadline`
}

/** "de gemeente en het regionaal expertiseteam". */
const naarWie = (sleutels: readonly string[]) => en(sleutels.map((s) => `${s === 'ret' ? 'het' : 'de'} ${rol(s).replace(/ [(].*/, '')}`))
const telTermijnen = ({ termijnen }: Kaderdefinitie, ladder: string) => {
  const n = termijnen.filter((t) => t.ladder === ladder).length
  return `voor ${n === 0 ? 'geen enkele termijn' : n === 1 ? '1 termijn' : `${n} termijnen`}`
}

/** All that a trap does, for who has to approve it: when (hours have no time of the day), to whom, and whether it sets a betaalvlag. */
const trapInWoorden = ({ tijd }: Ladder, trap: Trede): string => [
  `${sindsDeadline(trap)}${trap.uren === undefined ? ` om ${tijd}` : ''}`, `naar ${naarWie(trap.naar)}`,
  ...(trap.alsUitvoerderZelf ? [`als de uitvoerder zelf te laat is naar ${naarWie(trap.alsUitvoerderZelf)}`] : []),
  `${trap.betaalvlag ? 'met' : 'zonder'} betaalvlag`,
].join(', ')

function ladders(a: Kaderdefinitie, b: Kaderdefinitie, meld: Meld): void {
  for (const sleutel of Object.keys(a.ladders)) if (!(sleutel in b.ladders)) meld('weg', ['ladders', sleutel], `Ladder ${sleutel} vervalt.`)
  for (const [sleutel, nieuw] of Object.entries(b.ladders)) {
    const oud = a.ladders[sleutel]
    const pad = ['ladders', sleutel]
    if (!oud) {
      const trappen = LadderSchema.safeParse(nieuw).success ? nieuw.trappen.map((t) => `${t.trap} ${trapInWoorden(nieuw, t)}`).join('; ') : ''
      meld('erbij', pad, `Ladder ${sleutel} komt erbij, ${telTermijnen(b, sleutel)}${trappen && `: ${trappen}`}.`)
      continue
    }
    if (gelijk(oud, nieuw)) continue
    if (!LadderSchema.safeParse(oud).success || !LadderSchema.safeParse(nieuw).success) { meld('anders', pad, `Ladder ${sleutel} is anders, en nog niet af.`); continue }
    if (oud.tijd !== nieuw.tijd) meld('anders', [...pad, 'tijd'], `Ladder ${sleutel}: om ${nieuw.tijd} in plaats van om ${oud.tijd}.`)
    perSleutel(oud.trappen, nieuw.trappen, (t) => t.trap, 'trappen', 'Trap', LadderSchema.shape.trappen.element, (soort, p, zin) => meld(soort, [...pad, ...p], zin), (x, y, p) => {
      if (sindsDeadline(x) !== sindsDeadline(y)) meld('anders', [...pad, ...p, 'werkdagen'], `Trap ${y.trap}: ${sindsDeadline(y)} in plaats van ${sindsDeadline(x)}.`)
      if (!gelijk(x.naar, y.naar)) meld('anders', [...pad, ...p, 'naar'], `Trap ${y.trap} gaat naar ${en(y.naar.map(rol))} in plaats van naar ${en(x.naar.map(rol))}.`)
      if (!gelijk(x.alsUitvoerderZelf, y.alsUitvoerderZelf)) meld('anders', [...pad, ...p, 'alsUitvoerderZelf'], `Trap ${y.trap} gaat naar ${en((y.alsUitvoerderZelf ?? y.naar).map(rol))} als de uitvoerder zelf te laat is; eerst: ${en((x.alsUitvoerderZelf ?? x.naar).map(rol))}.`)
      if (jaNee(x.betaalvlag) !== jaNee(y.betaalvlag)) meld('anders', [...pad, ...p, 'betaalvlag'], `Trap ${y.trap} ${y.betaalvlag ? 'zet nu een betaalvlag; eerst niet' : 'zet geen betaalvlag meer'}.`)
    }, (t) => `: ${trapInWoorden(nieuw, t)}, ${telTermijnen(b, sleutel)}`)
  }
}

function opschorting({ opschorting: x }: Kaderdefinitie, { opschorting: y }: Kaderdefinitie, meld: Meld): void {
  if (gelijk(x, y)) return
  if (!x || !y) { meld(x ? 'weg' : 'erbij', ['opschorting'], y ? 'Het kader krijgt eigen gronden voor opschorting.' : 'Het kader gebruikt weer de gewone gronden voor opschorting.'); return }
  if (!OpschortingSchema.safeParse(x).success || !OpschortingSchema.safeParse(y).success) { meld('anders', ['opschorting'], 'De regels voor opschorting zijn anders, en nog niet af.'); return }
  if (x.maxDagenTotaal !== y.maxDagenTotaal) meld('anders', ['opschorting', 'maxDagenTotaal'], `Opschorting: samen ten hoogste ${y.maxDagenTotaal} dagen in plaats van ${x.maxDagenTotaal}.`)
  perSleutel(x.gronden, y.gronden, (g) => g.grond, 'gronden', 'Grond', OpschortingSchema.shape.gronden.element, (soort, p, zin) => meld(soort, ['opschorting', ...p], zin), (q, r, p) => {
    if (q.maxDagen !== r.maxDagen) meld('anders', ['opschorting', ...p, 'maxDagen'], `Grond ${r.grond}: ten hoogste ${r.maxDagen} dagen in plaats van ${q.maxDagen}.`)
    if (q.titel !== r.titel) meld('anders', ['opschorting', ...p, 'titel'], `Grond ${r.grond} heet "${r.titel}" in plaats van "${q.titel}".`)
    if (q.bron !== r.bron) meld('anders', ['opschorting', ...p, 'bron'], `Grond ${r.grond}: bron "${r.bron}" in plaats van "${q.bron}".`)
  })
}
