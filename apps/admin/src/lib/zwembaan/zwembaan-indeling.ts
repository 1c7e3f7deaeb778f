import type { TermijnStand, Voortgang } from '@regietafel/api/client'
import { addDagen, dagenTussen, dagVan, type Datum } from '@regietafel/domain/kernel'
import type { StaatNaam } from '#lib/ui/staat.ts'
import { breek, tekstbreedte } from './tekst.ts'
import { maakPijlen, RUIT, type Pijl } from './pijlen.ts'
import { actueleTermijn, maakRegels, poortStaat } from './regels.ts'

/** Where everything stands in the drawing. Pure: the same voortgang and day give the same places, in px of the viewBox. */
export interface Indeling {
  readonly breedte: number
  readonly hoogte: number
  /** y of the first lane, below the axis. */
  readonly boven: number
  /** How wide the paper is: a casus of months needs more, and scrolls. */
  readonly maat: 'gewoon' | 'lang' | 'zeer-lang'
  readonly dag0: Datum | null
  readonly banen: readonly { readonly naam: string; readonly y: number; readonly hoogte: number }[]
  readonly dagen: readonly { readonly x: number; readonly dag: number; readonly week: boolean; readonly datum: Datum | null }[]
  readonly blokken: readonly Blok[]
  readonly poorten: readonly Ruit[]
  readonly vlaggen: readonly Vlag[]
  readonly pijlen: readonly Pijl[]
  readonly vandaagX: number | null
}
export interface Vlak { readonly x: number; readonly y: number; readonly breedte: number; readonly hoogte: number }
export interface Blok extends Vlak {
  readonly id: string
  readonly soort: 'stap' | 'termijn' | 'uitgang'
  readonly rij: number
  readonly baan: string
  readonly staat: StaatNaam
  readonly regels: readonly string[]
  readonly titel: string
  /** From the deadline to today (or to when it was done): drawn hatched. */
  readonly laat: { readonly x: number; readonly breedte: number } | null
  /** Where its clock stood still, within the block: drawn hatched in the colour of opgeschort. */
  readonly stil: readonly { readonly x: number; readonly breedte: number }[]
}
export interface Ruit extends Vlak { readonly id: string; readonly rij: number; readonly baan: string; readonly cx: number; readonly cy: number; readonly vraag: string; readonly staat: StaatNaam; readonly uitkomst: 'ja' | 'nee' | null }
export interface Vlag { /** Lies over the text of its block: then only its ends are drawn. */ readonly binnen: boolean; readonly id: string; readonly x: number; readonly y: number; readonly hoogte: number; readonly termijn: TermijnStand }

const LINKS = 134
const RECHTS = 16
const BOVEN = 58
const BLOK = 42
const RIJ = 58
const BAAN_KOP = 24
const TUSSEN = 10
const MATEN = [['gewoon', 1160, 56], ['lang', 1740, 110], ['zeer-lang', 2600, Infinity]] as const

interface Ruw { id: string; baan: string; x: number; breedte: number; van: number; tot: number }
type RuwBlok = Ruw & Omit<Blok, keyof Vlak | 'rij' | 'baan' | 'id'> & { vlag: TermijnStand | null; vlagX: number | null }
type RuwRuit = Ruw & { stand: Voortgang['poorten'][number]; staat: StaatNaam }

/**
 * Lays the steps out in their lanes. Nothing in one row of a lane overlaps: what does not fit goes one row down.
 * Without a plaatsing or start there are no days yet; then the steps stand in their order, on nominal places.
 */
export function deelIn(voortgang: Voortgang, vandaag: Datum): Indeling {
  const dag0 = dagNul(voortgang)
  const nummer = (datum: Datum): number => (dag0 === null ? 0 : dagenTussen(dag0, datum))
  const laatste = Math.max(36, ...(dag0 === null ? [] : alleDagen(voortgang).map(nummer)), dag0 === null ? 0 : Math.min(nummer(vandaag) + 2, 400)) + 2
  const [maat, breedte] = MATEN.find(([, , tot]) => laatste <= tot) ?? MATEN[2]
  const perDag = (breedte - LINKS - RECHTS) / laatste
  const x = (dag: number): number => (dag < 0 ? Math.max(8, LINKS + Math.max(dag, -4) * ((LINKS - 8) / 4)) : LINKS + Math.min(dag, laatste) * perDag)
  const vandaagX = dag0 === null ? null : x(nummer(vandaag))

  const woorden = new Map(maakRegels(voortgang, vandaag).map(({ id, bij }) => [id, bij]))
  const namen = [...new Set([...voortgang.stappen, ...voortgang.poorten].map(({ laan }) => laan))]
  const blokken = [...stapBlokken({ voortgang, nummer, x, dag0, vandaagX, breedte, laatste, woorden }), ...losseBlokken({ voortgang, nummer, x, namen, vandaagX, breedte, dag0, woorden })]
  const ruiten = poortRuiten({ voortgang, nummer, x, dag0, blokken, vandaag, breedte })
  blokken.push(...uitgangen(voortgang, ruiten, breedte))

  let y = BOVEN
  const banen: { naam: string; y: number; hoogte: number }[] = []
  const klaar: Blok[] = []
  const poorten: Ruit[] = []
  const vlaggen: Vlag[] = []
  for (const naam of namen) {
    const inBaan = [...blokken, ...ruiten].filter(({ baan }) => baan === naam)
    const rijen = verdeel(inBaan)
    const hoogte = BAAN_KOP + Math.max(1, 1 + Math.max(0, ...rijen.values())) * RIJ - 4
    for (const blok of blokken.filter(({ baan }) => baan === naam)) {
      const { van: _van, tot: _tot, vlag, vlagX, stil, ...rest } = blok
      const rij = rijen.get(blok.id) ?? 0
      const by = y + BAAN_KOP + rij * RIJ
      const einde = rest.laat ? rest.laat.x + rest.laat.breedte : 0
      klaar.push({ ...rest, stil: binnen(stil, rest.x, rest.x + rest.breedte), breedte: Math.max(rest.breedte, einde - rest.x), rij, y: by, hoogte: BLOK })
      if (vlag && vlagX !== null) vlaggen.push({ binnen: vlagX > blok.x + 22 && vlagX < blok.x + blok.breedte - 4, id: `${vlag.termijn}-${vlag.cyclus}`, x: vlagX, y: by - 2, hoogte: BLOK + 4, termijn: vlag })
    }
    for (const ruit of ruiten.filter(({ baan }) => baan === naam)) {
      const rij = rijen.get(ruit.id) ?? 0
      const cy = y + BAAN_KOP + rij * RIJ + BLOK / 2
      poorten.push({ id: ruit.id, baan: naam, rij, x: ruit.x, y: cy - RUIT, breedte: ruit.breedte, hoogte: RUIT * 2, cx: ruit.x + ruit.breedte / 2, cy, vraag: ruit.stand.vraag, staat: ruit.staat, uitkomst: ruit.stand.uitkomst })
    }
    banen.push({ naam, y, hoogte })
    y += hoogte
  }
  return {
    breedte, hoogte: y + 28, boven: BOVEN, maat, dag0, banen, blokken: klaar, poorten, vlaggen, vandaagX,
    dagen: dagLijnen(laatste, x, dag0),
    pijlen: maakPijlen(voortgang, klaar, poorten),
  }
}

/** Spans cut off at the block they are drawn in; what is too thin to see is left out. */
const binnen = (delen: RuwBlok['stil'], van: number, tot: number): Blok['stil'] =>
  delen.map(({ x, breedte }) => ({ x: Math.max(x, van), tot: Math.min(x + breedte, tot) })).flatMap(({ x, tot: einde }) => (einde - x > 2 ? [{ x, breedte: einde - x }] : []))

/** Where the clock of a termijn stood still, in px. */
const stilVan = (termijn: TermijnStand | null, x: (datum: Datum) => number): RuwBlok['stil'] =>
  (termijn?.opschorting?.delen ?? []).map(({ van, tot }) => ({ x: x(van), breedte: x(tot) - x(van) }))

/** Day 0: what the milestones count from (start of the 1-op-1, else the plaatsing). */
function dagNul({ termijnen, stappen }: Voortgang): Datum | null {
  const mijlpaal = termijnen.filter((t) => t.mijlpaal).toSorted((a, b) => a.cyclus - b.cyclus)[0]
  if (mijlpaal) return mijlpaal.ankerdatum
  const eerste = termijnen[0]?.ankerdatum ?? stappen.find(({ van }) => van !== null)?.van ?? null
  return eerste
}

const alleDagen = ({ stappen, termijnen, poorten }: Voortgang): Datum[] => [
  ...stappen.flatMap(({ van, tot }) => [van, tot]), ...termijnen.flatMap(({ deadline, toestand }) => (toestand === 'vervallen' ? [] : [deadline])), ...poorten.map(({ uiterlijk }) => uiterlijk),
].filter((datum): datum is Datum => datum !== null)

const blokBreedte = (regels: readonly string[]): number => 34 + Math.max(...regels.map(tekstbreedte)) + 8

interface Maker { voortgang: Voortgang; nummer: (datum: Datum) => number; x: (dag: number) => number; vandaagX: number | null; breedte: number; dag0: Datum | null; woorden: ReadonlyMap<string, string> }

function stapBlokken({ voortgang, nummer, x, dag0, vandaagX, breedte, laatste, woorden }: Maker & { laatste: number }): RuwBlok[] {
  return voortgang.stappen.map((stap, i) => {
    const termijn = stap.termijn === null ? null : actueleTermijn(voortgang.termijnen, stap.termijn)
    const titel = `${stap.stap} ${stap.titel}`
    const nominaal = (laatste * 0.72 * i) / Math.max(1, voortgang.stappen.length - 1)
    const van = dag0 !== null && stap.van !== null ? x(nummer(stap.van)) : x(nominaal)
    const tot = dag0 !== null && stap.tot !== null ? x(nummer(stap.tot)) : van
    const natuurlijk = Math.max(0, tot - van)
    // Room enough: the title on one line and how it went below it; else the title on two lines.
    const regels = blokBreedte([titel, woorden.get(`stap-${stap.stap}`) ?? '']) <= natuurlijk ? [titel, woorden.get(`stap-${stap.stap}`) ?? ''].filter(Boolean) : breek(titel)
    const w = Math.max(blokBreedte(regels), natuurlijk)
    // A step of one day ends at its day; everything else begins at its first.
    const bx = Math.max(8, Math.min(natuurlijk === 0 && stap.tot !== null && dag0 !== null ? tot - w : van, breedte - w - 8))
    const vlagX = termijn && termijn.toestand !== 'vervallen' && dag0 !== null ? x(nummer(termijn.deadline)) : null
    const laat = termijn && vlagX !== null ? laatDeel(termijn, vlagX, vandaagX, (datum) => x(nummer(datum))) : null
    return {
      id: `stap-${stap.stap}`, soort: 'stap', baan: stap.laan, staat: stap.toestand, regels, titel, laat, stil: dag0 === null ? [] : stilVan(termijn, (datum) => x(nummer(datum))),
      x: bx, breedte: w, van: Math.min(bx, (vlagX ?? bx) - 4), tot: Math.max(bx + w, (vlagX ?? 0) + 14, laat ? laat.x + laat.breedte : 0), vlag: vlagX === null ? null : termijn, vlagX,
    }
  })
}

/** Termijnen without a step of their own: an evaluatie, the maandtoets. A termijn of a role without a lane goes to the last. */
function losseBlokken({ voortgang, nummer, x, namen, vandaagX, breedte, dag0, woorden }: Maker & { namen: readonly string[] }): RuwBlok[] {
  const eigen = new Set(voortgang.stappen.flatMap(({ termijn }) => termijn ?? []))
  const sleutels = [...new Set(voortgang.termijnen.map(({ termijn }) => termijn))].filter((sleutel) => !eigen.has(sleutel))
  if (dag0 === null) return []
  return sleutels.flatMap((sleutel): RuwBlok[] => {
    const termijn = actueleTermijn(voortgang.termijnen, sleutel)
    if (!termijn || termijn.toestand === 'vervallen') return []
    const baan = voortgang.stappen.find(({ rol }) => rol === termijn.verantwoordelijk)?.laan ?? namen.at(-1) ?? ''
    const id = `termijn-${termijn.termijn}${termijn.cyclus > 1 ? `-${termijn.cyclus}` : ''}`
    const regels = [termijn.titel, woorden.get(id) ?? ''].filter(Boolean)
    const w = blokBreedte(regels)
    const vlagX = x(nummer(termijn.deadline))
    const bx = Math.max(8, Math.min(vlagX - w, breedte - w - 16))
    const laat = laatDeel(termijn, vlagX, vandaagX, (datum) => x(nummer(datum)))
    return [{
      id, soort: 'termijn', baan, staat: termijn.toestand, regels, titel: termijn.titel, laat, stil: stilVan(termijn, (datum) => x(nummer(datum))),
      x: bx, breedte: w, van: bx, tot: Math.max(bx + w, vlagX + 14, laat ? laat.x + laat.breedte : 0), vlag: termijn, vlagX,
    }]
  })
}

function laatDeel(termijn: TermijnStand, vlagX: number, vandaagX: number | null, x: (datum: Datum) => number): Blok['laat'] {
  const tot = termijn.toestand === 'verstreken' ? vandaagX : termijn.teLaat && termijn.afgerondOp ? x(dagVan(termijn.afgerondOp)) : null
  return tot !== null && tot - vlagX > 2 ? { x: vlagX, breedte: tot - vlagX } : null
}

function poortRuiten({ voortgang, nummer, x, dag0, blokken, vandaag, breedte }: Omit<Maker, 'vandaagX' | 'woorden'> & { blokken: readonly RuwBlok[]; vandaag: string }): RuwRuit[] {
  return voortgang.poorten.map((stand) => {
    const dag = stand.beslistOp ? dagVan(stand.beslistOp) : stand.uiterlijk
    const voor = blokken.find(({ id }) => id === `stap-${stand.na}`)
    const w = Math.max(RUIT * 2, tekstbreedte(stand.vraag)) + 4
    // Without a day yet it stands right behind the step it follows.
    const links = dag !== null && dag0 !== null ? x(nummer(dag)) + RUIT - w / 2 : (voor?.tot ?? LINKS) + TUSSEN
    const bx = Math.max(8, Math.min(links, breedte - w - 8))
    return { id: `poort-${stand.poort}`, baan: stand.laan, x: bx, breedte: w, van: bx, tot: bx + w + 12, stand, staat: poortStaat(stand, vandaag) }
  })
}

/** Where the kader ends: an outcome that leads to no step. */
function uitgangen(voortgang: Voortgang, ruiten: readonly RuwRuit[], breedte: number): RuwBlok[] {
  const stappen = new Set(voortgang.stappen.map(({ stap }) => stap))
  return ruiten.flatMap(({ stand, baan, x, breedte: bijRuit }) =>
    stand.uitkomsten.flatMap(({ uitkomst, naar }) => naar.filter((doel) => !stappen.has(doel)).map((doel): RuwBlok => {
      const titel = `${doel.charAt(0).toUpperCase()}${doel.slice(1)}`
      const w = blokBreedte([titel])
      const bx = Math.max(8, Math.min(x + bijRuit + 34, breedte - w - 8))
      const staat: StaatNaam = stand.uitkomst === uitkomst ? 'loopt' : stand.uitkomst !== null || stand.toestand === 'vervallen' ? 'vervallen' : 'nog-niet'
      return { id: `uitgang-${doel}`, soort: 'uitgang', baan, staat, regels: [titel], titel, laat: null, stil: [], x: bx, breedte: w, van: bx, tot: bx + w, vlag: null, vlagX: null }
    })))
}

/** Row per item: from left to right, each in the first row where it is free. */
export function verdeel(items: readonly Pick<Ruw, 'id' | 'van' | 'tot'>[]): Map<string, number> {
  const einden: number[] = []
  const rijen = new Map<string, number>()
  for (const item of items.toSorted((a, b) => a.van - b.van || a.tot - b.tot)) {
    let rij = einden.findIndex((einde) => einde + TUSSEN <= item.van)
    if (rij === -1) rij = einden.length
    einden[rij] = item.tot
    rijen.set(item.id, rij)
  }
  return rijen
}

function dagLijnen(laatste: number, x: (dag: number) => number, dag0: Datum | null): Indeling['dagen'] {
  const stap = laatste > 95 ? 7 : 1
  return Array.from({ length: Math.floor(laatste / stap) + 1 }, (_, i) => i * stap).map((dag) => ({ dag, x: x(dag), week: dag % 7 === 0, datum: dag0 === null ? null : addDagen(dag0, dag) }))
}
