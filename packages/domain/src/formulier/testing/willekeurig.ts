import { vindVeldType } from '../veldtypen/index.ts'
import type { Antwoorden, Context, Expressie, Formulierdefinitie, Rij, Sectie, Veld } from '../definitie.types.ts'

/** For tests: random forms, answers and changes from one seed. Everything the engine can do occurs: rows in rows, aggregates, sections, facts, akkoorden, references. */
export type Kans = () => number

/** mulberry32: the same numbers everywhere from one seed. */
export function maakKans(zaad: number): Kans {
  let a = zaad >>> 0
  return () => {
    a = (a + 0x6d2b79f5) >>> 0
    let t = Math.imul(a ^ (a >>> 15), a | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}
const kies = <T>(kans: Kans, uit: readonly T[]): T => uit[Math.floor(kans() * uit.length)]!
const OPTIES = { opties: ['a', 'b', 'c'].map((waarde) => ({ waarde, label: waarde })) }
const SOORTEN = ['keuze', 'keuze', 'janee', 'getal', 'getal', 'tekst', 'datum', 'meer', 'lijst', 'lijst', 'berekend', 'schaal', 'akkoord', 'reeks', 'ref', 'verbanden', 'informatie', 'bijlage', 'postcode-huisnummer', 'tijdvak', 'duur', 'tijdlijn', 'netwerkkaart', 'factorengraaf'] as const

interface Schets { readonly id: string; readonly type: string; readonly kinderen: readonly Schets[]; readonly uitkomst?: 'getal' | 'janee' }
/** What a rule may read here: of the form, of the row, of the row around it. */
interface Zicht { readonly veld: readonly Schets[]; readonly rij: readonly Schets[]; readonly ouder: readonly Schets[] }

function schets(kans: Kans, id: string, diepte: number): Schets {
  let type: string = kies(kans, SOORTEN)
  if (type === 'verbanden' && diepte > 0) type = 'ref'
  if (type === 'factorengraaf' && diepte > 0) type = 'duur'
  if (type === 'akkoord' && diepte > 0) type = 'janee'
  if (type === 'lijst' && diepte > 1) type = 'getal'
  const kinderen = type === 'lijst' ? Array.from({ length: 1 + Math.floor(kans() * 4) }, (_, i) => schets(kans, `${id}${'xyzw'[i]}`, diepte + 1)) : []
  return { id, type, kinderen, ...(type === 'berekend' ? { uitkomst: kies(kans, ['getal', 'janee'] as const) } : {}) }
}

const bron = (zicht: Zicht): ['veld' | 'rij' | 'ouder', Schets][] => [...zicht.veld.map((s) => ['veld', s] as ['veld', Schets]), ...zicht.rij.flatMap((s) => [['rij', s], ['rij', s]] as ['rij', Schets][]), ...zicht.ouder.map((s) => ['ouder', s] as ['ouder', Schets])]
const isSoort = (s: Schets, soort: string): boolean => s.type === soort || s.uitkomst === soort || (soort === 'getal' && (s.type === 'schaal' || s.type === 'duur'))

function zoek(kans: Kans, zicht: Zicht, soort: string): Expressie | null {
  const mogelijk = bron(zicht).filter(([, s]) => isSoort(s, soort))
  if (mogelijk.length === 0) return null
  const [waar, s] = kies(kans, mogelijk)
  return [waar, s.id]
}
function getal(kans: Kans, zicht: Zicht, diepte: number): Expressie {
  const lijst = kies(kans, [...bron(zicht).filter(([, s]) => s.type === 'lijst'), null])
  if (lijst && diepte > 0 && kans() < 0.5) {
    const [waar, s] = lijst
    const binnen: Zicht = { veld: zicht.veld, rij: s.kinderen, ouder: zicht.rij }
    return kies(kans, [['aantal', [waar, s.id]], ['som', [waar, s.id], getal(kans, binnen, diepte - 1)], ['aantal-waar', [waar, s.id], janee(kans, binnen, diepte - 1)]])
  }
  const k = kans()
  if (k < 0.15) return ['feit', 'leeftijd']
  if (k < 0.3 && diepte > 0) return [kies(kans, ['+', '-', '×', '÷']), getal(kans, zicht, diepte - 1), getal(kans, zicht, diepte - 1)]
  const datum = zoek(kans, zicht, 'datum')
  if (k < 0.4 && datum) return ['dagen-tussen', datum, ['feit', 'vandaag']]
  return zoek(kans, zicht, 'getal') ?? Math.floor(kans() * 5)
}
function janee(kans: Kans, zicht: Zicht, diepte: number): Expressie {
  const k = kans()
  if (diepte > 0 && k < 0.25) return [kies(kans, ['en', 'of']), janee(kans, zicht, diepte - 1), janee(kans, zicht, diepte - 1)]
  if (diepte > 0 && k < 0.33) return ['niet', janee(kans, zicht, diepte - 1)]
  const lijst = kies(kans, [...bron(zicht).filter(([, s]) => s.type === 'lijst'), null])
  if (lijst && diepte > 0 && k < 0.5) return [kies(kans, ['enige', 'alle']), [lijst[0], lijst[1].id], janee(kans, { veld: zicht.veld, rij: lijst[1].kinderen, ouder: zicht.rij }, diepte - 1)]
  if (k < 0.6) return [kies(kans, ['<', '≤', '>', '≥', '=', '≠']), getal(kans, zicht, diepte - 1), getal(kans, zicht, diepte - 1)]
  if (k < 0.65) return ['=', ['feit', 'setting'], 'open']
  const keuze = zoek(kans, zicht, 'keuze')
  if (keuze && k < 0.8) return kies(kans, [['=', keuze, 'a'], ['is-een-van', keuze, 'a', 'b'], ['≠', keuze, 'c']])
  const iets = bron(zicht).filter(([, s]) => s.type !== 'informatie' && s.type !== 'akkoord')
  if (iets.length && k < 0.9) { const [waar, s] = kies(kans, iets); return [kies(kans, ['gevuld', 'leeg']), [waar, s.id]] }
  return zoek(kans, zicht, 'janee') ?? ['gevuld', ['feit', 'fase']]
}

function alsVeld(kans: Kans, s: Schets, hangtAf: (van: Schets) => Zicht, overal: (van: Schets) => Zicht, lijsten: readonly Schets[]): Veld {
  const lijst = lijsten.length ? kies(kans, lijsten).id : null
  const type = (s.type === 'ref' || s.type === 'verbanden') && lijst === null ? 'tekst' : s.type
  const config: unknown = {
    keuze: OPTIES, meer: OPTIES, getal: { min: -5, max: 20, decimalen: 2 }, berekend: { uitkomst: s.uitkomst }, ref: { soort: 'factor', lijst }, verbanden: { lijst }, akkoord: { rol: ['gedragswetenschapper'], registratie: true },
    informatie: { tekst: 'x' }, tekst: { maxTekens: 5 }, lijst: kans() < 0.2 ? { max: 2, min: 2 } : kans() < 0.3 ? { vasteRijen: true } : {},
  }[type]
  const regel = (kansOp: number, zicht: Zicht): Expressie | undefined => (kans() < kansOp ? janee(kans, zicht, 2) : undefined)
  const zichtbaar = regel(0.45, hangtAf(s))
  const verplicht = kans() < 0.2 ? true : regel(0.3, overal(s))
  const alleenLezen = kans() < 0.1 ? true : regel(0.15, overal(s))
  const berekening = type === 'berekend' ? (s.uitkomst === 'getal' ? getal(kans, hangtAf(s), 2) : janee(kans, hangtAf(s), 2)) : undefined
  const controle = regel(0.3, overal(s))
  // a row has no place for a reason
  const boven = overal(s).rij.length === 0
  const gewenst = boven && type !== 'berekend' && type !== 'informatie' ? (kans() < 0.2 ? true : regel(0.2, overal(s))) : undefined
  return {
    id: s.id, sleutel: s.id, label: s.id, type,
    ...(config === undefined ? {} : { config }), ...(zichtbaar === undefined ? {} : { zichtbaar }), ...(verplicht === undefined ? {} : { verplicht }), ...(alleenLezen === undefined ? {} : { alleenLezen }), ...(gewenst === undefined ? {} : { gewenst }), ...(berekening === undefined ? {} : { berekening }),
    ...(controle === undefined ? {} : { controles: [{ code: 'C', als: controle, melding: 'Klopt niet.', waarschuwing: kans() < 0.3 }] }),
  }
}

export function maakDefinitie(kans: Kans): Formulierdefinitie {
  const perSectie = Array.from({ length: 1 + Math.floor(kans() * 4) }, (_, s) => Array.from({ length: 1 + Math.floor(kans() * 6) }, (_, v) => schets(kans, `s${s}v${v}`, 0)))
  const alle = perSectie.flat()
  // what comes before what, whatever their places on the screen
  const rang = new Map(alle.map((s) => [s, kans()]))
  const lijsten = alle.filter((s) => s.type === 'lijst')
  const secties = perSectie.map((velden, nr): Sectie => {
    const eerste = Math.min(...velden.map((s) => rang.get(s)!))
    const ervoor = alle.filter((s) => rang.get(s)! < eerste)
    const bouw = (s: Schets, top: Schets, rij: readonly Schets[], ouder: readonly Schets[]): Veld => {
      const i = rij.indexOf(s)
      const veld = alsVeld(kans, s, () => ({ veld: alle.filter((a) => rang.get(a)! < rang.get(top)!), rij: rij.slice(0, Math.max(0, i)), ouder: [] }), () => ({ veld: alle, rij, ouder }), lijsten)
      return s.kinderen.length ? { ...veld, velden: s.kinderen.map((kind) => bouw(kind, top, s.kinderen, rij)) } : veld
    }
    return { id: `s${nr}`, sleutel: `s${nr}`, titel: `S${nr}`, ...(ervoor.length && kans() < 0.5 ? { zichtbaar: janee(kans, { veld: ervoor, rij: [], ouder: [] }, 2) } : {}), velden: velden.map((s) => bouw(s, s, [], [])) }
  })
  return { formaat: 1, sleutel: 'willekeurig', titel: 'Willekeurig', secties }
}

/** Mostly fitting, sometimes rubbish. */
export function maakWaarde(kans: Kans, veld: Veld, diepte = 0): unknown {
  if (kans() < 0.12) return kies(kans, [null, '', ' ', [], {}, 'rommel', -1, [{ _id: 'r1' }, 'x'], true, [{ _id: 'r1' }, { _id: 'r1' }]])
  switch (veld.type) {
    case 'keuze': return kies(kans, ['a', 'b', 'c', 'd'])
    case 'meer': return kies(kans, [['a'], ['a', 'b'], ['d'], []])
    case 'janee': return kans() < 0.5
    case 'getal': return Math.floor(kans() * 30) - 6
    case 'schaal': return Math.floor(kans() * 12)
    case 'datum': return kies(kans, ['2026-04-20', '2026-05-02', '2026-02-30'])
    case 'reeks': return [{ week: 1, waarde: Math.floor(kans() * 5) }, { week: 2, waarde: 2 }]
    case 'ref': return kies(kans, ['r1', 'r2', 'r9'])
    case 'duur': return kies(kans, [3, { aantal: Math.floor(kans() * 4), eenheid: kies(kans, ['dagen', 'weken', 'maanden']) }, { aantal: 1, eenheid: 'jaren' }])
    case 'tijdvak': return kies(kans, [{ van: '2026-04-20' }, { van: '2026-04-20', tot: '2026-05-02' }, { van: '2026-05-02', tot: '2026-04-20' }, { tot: '2026-05-02' }])
    case 'lijst': case 'verbanden': case 'tijdlijn': case 'netwerkkaart': case 'factorengraaf': return Array.from({ length: Math.floor(kans() * (diepte ? 3 : 5)) }, () => maakRij(kans, veld, `r${1 + Math.floor(kans() * 5)}`, diepte))
    default: return kies(kans, ['tekst', 'te lange tekst', 'x'])
  }
}
function maakRij(kans: Kans, lijst: Veld, id: string, diepte: number): Rij {
  const rij: Record<string, unknown> & { _id: string } = { _id: id }
  const type = vindVeldType(lijst.type)
  const velden = type?.rijen ? type.rijen.velden(type.config.parse(lijst.config), lijst.id) : (lijst.velden ?? [])
  for (const kind of velden) if (kans() < 0.8) rij[kind.id] = maakWaarde(kans, kind, diepte + 1)
  return rij
}

/** One change, anywhere: a field, a cell, a row more or less, another order. What does not change keeps its identity. */
export function wijzigIets(kans: Kans, velden: readonly Veld[], antwoorden: Antwoorden): Antwoorden {
  const veld = kies(kans, velden)
  if (kans() < 0.1) return { ...antwoorden, [`${veld.id}#reden`]: kies(kans, ['kan niet', 'later', ' ', null, 5]) }
  const oud = antwoorden[veld.id]
  const rijen = Array.isArray(oud) ? (oud as unknown[]) : []
  if (veld.type !== 'lijst' || kans() < 0.15 || rijen.length === 0) {
    const { [veld.id]: _, ...rest } = antwoorden
    return kans() < 0.15 ? rest : { ...rest, [veld.id]: maakWaarde(kans, veld) }
  }
  const plek = Math.floor(kans() * rijen.length)
  const k = kans()
  if (k < 0.12) return { ...antwoorden, [veld.id]: rijen.toSpliced(plek, 1) }
  if (k < 0.24) return { ...antwoorden, [veld.id]: rijen.toSpliced(plek, 0, maakRij(kans, veld, `r${1 + Math.floor(kans() * 5)}`, 0)) }
  if (k < 0.34) return { ...antwoorden, [veld.id]: rijen.toReversed() }
  const rij = rijen[plek]
  if (typeof rij !== 'object' || rij === null) return { ...antwoorden, [veld.id]: rijen.with(plek, { _id: 'r1' }) }
  return { ...antwoorden, [veld.id]: rijen.with(plek, wijzigIets(kans, veld.velden!, rij as Antwoorden)) }
}

export function wijzigContext(kans: Kans, context: Context): Context {
  const k = kans()
  if (k < 0.3) return { ...context, feiten: { ...context.feiten, leeftijd: kies(kans, [undefined, 3, 15]) } }
  if (k < 0.5) return { ...context, feiten: { ...context.feiten, setting: kies(kans, ['open', 'gesloten', null]) } }
  if (k < 0.7) return { ...context, vandaag: kies(kans, ['2026-05-01', '2026-05-04']) as Context['vandaag'] }
  const { akkoorden: _, ...zonder } = context
  if (k < 0.8) return zonder
  return { ...zonder, akkoorden: kans() < 0.5 ? {} : { s0v0: { door: 'u', naam: 'A', rol: 'gedragswetenschapper', op: '2026-05-01T10:00:00Z' }, s0v1: { door: 'u', naam: 'A', rol: 'gedragswetenschapper', op: '2026-05-01T10:00:00Z' } } }
}
