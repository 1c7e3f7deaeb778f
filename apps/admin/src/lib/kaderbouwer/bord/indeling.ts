import type { Kaderdefinitie } from '@regietafel/domain/kader'
import { maakPijlen, RUIT, type Pijl } from '#lib/zwembaan/pijlen.ts'
import { breek, tekstbreedte } from '#lib/zwembaan/tekst.ts'
import { verdeel, type Vlak } from '#lib/zwembaan/zwembaan-indeling.ts'
import type { Keuze } from '../bouw.ts'
import { laanVan, losseTermijnen } from '../bewerk/lees.ts'
import { lijnen, weg, wegNaarPoort, type Lijn } from './lijnen.ts'
import type { Planning } from './planning.ts'
import { wijzigingBij, type Wijziging } from './wijziging.ts'

export interface Bordblok extends Vlak {
  readonly id: string
  readonly keuze: Exclude<Keuze, null> | null
  readonly soort: 'stap' | 'termijn' | 'uitgang'
  readonly titel: string
  readonly regels: readonly string[]
  /** A name too long to draw: what is drawn ends in an ellipsis, the whole stands in its name. */
  readonly ingekort: boolean
  readonly laan: string
  /** Its last day; null when nothing tells when it happens. */
  readonly dag: number | null
  readonly wijziging: Wijziging
  /** Below the block, or beside it where it was later: "was dag 14", "nieuw". */
  readonly bijschrift: string | null
  readonly wasX: number | null
  readonly mijlpaal: boolean
}
export interface Bordruit extends Vlak {
  readonly id: string
  readonly keuze: Exclude<Keuze, null>
  readonly soort: 'poort'
  readonly titel: string
  /** What is drawn of the title. */
  readonly kort: string
  readonly laan: string
  readonly cx: number
  readonly cy: number
  readonly wijziging: Wijziging
}
export interface Bordindeling {
  readonly breedte: number
  readonly hoogte: number
  readonly boven: number
  readonly maat: 'gewoon' | 'lang' | 'zeer-lang'
  /** px per day. */
  readonly perDag: number
  readonly banen: readonly { readonly naam: string; readonly y: number; readonly hoogte: number }[]
  readonly dagen: readonly { readonly x: number; readonly dag: number; readonly kop: boolean }[]
  /** Days with a milestone. */
  readonly vlaggen: readonly { readonly x: number; readonly dag: number }[]
  readonly blokken: readonly Bordblok[]
  readonly poorten: readonly Bordruit[]
  readonly lijnen: readonly (Lijn & { readonly d: string })[]
  readonly pijlen: readonly Pijl[]
  readonly x: (dag: number) => number
  /** What can be chosen, in the order of the list: a step, what stands at it, its poort. Never by place, so that the keyboard stays where it is while something moves. */
  readonly volgorde: readonly (Bordblok | Bordruit)[]
}

const LINKS = 112
const RECHTS = 20
export const BOVEN = 60
export const BLOK = 42
const RIJ = 60
const BAAN_KOP = 24
const MATEN = [['gewoon', 1000, 50], ['lang', 1600, 110], ['zeer-lang', 2600, Infinity]] as const
/** Days between two heads of the axis, the first that leaves room enough (px). */
const KOPPEN = [7, 14, 28, 91, 182, 364]
const KOPBREEDTE = 62

type Ruw = Omit<Bordblok, keyof Vlak> & { x: number; breedte: number; van: number; tot: number }

/** The most a line of a name may take (px), on one line and on two; a block that lasts longer may be filled. */
const MAX_REGEL = 320
const MAX_HALF = 200
const MAX_VRAAG = 220

/** The text as far as it fits, with an ellipsis. */
function kortIn(tekst: string, max: number): string {
  if (tekstbreedte(tekst) <= max) return tekst
  let uit = [...tekst.slice(0, 120)]
  while (uit.length > 1 && tekstbreedte(`${uit.join('')}…`) > max) uit = uit.slice(0, -1)
  return `${uit.join('').trimEnd()}…`
}

const blokBreedte = (regels: readonly string[]): number => 12 + Math.max(0, ...regels.map(tekstbreedte)) + 8

/** Where everything stands on the board. Pure; the kader must have the right shape (`werkbaar`). */
export function deelBordIn(kader: Kaderdefinitie, planning: Planning, veranderd: ReadonlyMap<string, Wijziging>): Bordindeling {
  const wasDagen = [...veranderd.values()].flatMap((w) => w.wasDag ?? [])
  const laatste = Math.max(36, planning.laatste, ...wasDagen) + 3
  const [maat, breedte] = MATEN.find(([, , tot]) => laatste <= tot) ?? MATEN[2]
  const perDag = (breedte - LINKS - RECHTS) / laatste
  const x = (dag: number): number => (dag < 0 ? Math.max(8, LINKS + Math.max(dag, -4) * ((LINKS - 8) / 4)) : LINKS + Math.min(dag, laatste) * perDag)
  const maak = { kader, planning, veranderd, x, breedte }
  const blokken = [...stapBlokken(maak), ...losseBlokken(maak)]
  const ruiten = poortRuiten(maak, blokken)
  blokken.push(...uitgangBlokken(maak, ruiten))

  let y = BOVEN
  const banen: { naam: string; y: number; hoogte: number }[] = []
  const klaar: Bordblok[] = []
  const poorten: Bordruit[] = []
  // A lane that something stands in without being on the list is drawn too: nothing may disappear from the board.
  const namen = [...new Set([...kader.lanen.map((l) => l.laan), ...[...blokken, ...ruiten].map((b) => b.laan)])]
  for (const naam of namen) {
    const inBaan = [...blokken, ...ruiten].filter(({ laan }) => laan === naam)
    // What begins on one day stands in the order of the list.
    const rijen = verdeel(inBaan.map((b, i) => ({ ...b, van: b.van + i * 1e-6 })))
    const hoogte = BAAN_KOP + Math.max(1, 1 + Math.max(0, ...rijen.values())) * RIJ - 2
    const plek = (id: string) => y + BAAN_KOP + (rijen.get(id) ?? 0) * RIJ
    for (const { van: _v, tot: _t, ...blok } of blokken.filter(({ laan }) => laan === naam)) klaar.push({ ...blok, y: plek(blok.id), hoogte: BLOK })
    for (const { van: _v, tot: _t, ...ruit } of ruiten.filter(({ laan }) => laan === naam)) {
      const cy = plek(ruit.id) + BLOK / 2
      poorten.push({ ...ruit, y: cy - RUIT, hoogte: RUIT * 2, cx: ruit.x + ruit.breedte / 2, cy })
    }
    banen.push({ naam, y, hoogte })
    y += hoogte
  }
  const waar = new Map<string, Vlak>([...klaar, ...poorten].map((b) => [b.id, b]))
  const kop = KOPPEN.find((dagen) => dagen * perDag >= KOPBREEDTE) ?? 364
  const lijn = perDag >= 6 ? 1 : Math.min(kop, 7)
  return {
    volgorde: volgordeVan(kader).flatMap((id) => klaar.find((b) => b.id === id) ?? poorten.find((p) => p.id === id) ?? []),
    breedte, hoogte: y + 2, boven: BOVEN, maat, perDag, banen, blokken: klaar, poorten, x,
    dagen: Array.from({ length: Math.floor(laatste / lijn) + 1 }, (_, i) => i * lijn).map((dag) => ({ dag, x: x(dag), kop: dag % kop === 0 })),
    vlaggen: [...new Set(klaar.filter((b) => b.mijlpaal && b.dag !== null && b.dag >= 0).map((b) => b.dag!))].map((dag) => ({ dag, x: x(dag) })),
    pijlen: maakPijlen({ poorten: kader.poorten.map((p) => ({ poort: p.poort, uitkomst: null, uitkomsten: p.uitkomsten })) }, klaar, poorten),
    lijnen: lijnen(kader).flatMap((l) => {
      const a = waar.get(l.van)
      const b = waar.get(l.naar)
      const ruit = poorten.find((p) => p.id === l.naar)
      const d = a && b ? (ruit ? wegNaarPoort(a, ruit) : weg(a, b)) : ''
      return d ? [{ ...l, d }] : []
    }),
  }
}

function volgordeVan(kader: Kaderdefinitie): readonly string[] {
  const los = losseTermijnen(kader)
  const bij = (stap: string | null) => los.filter((t) => t.stap === stap).map((t) => `termijn-${t.termijn}`)
  const uit = kader.stappen.flatMap((s) => [`stap-${s.stap}`, ...bij(s.stap), ...kader.poorten.filter((p) => p.na === s.stap).map((p) => `poort-${p.poort}`)])
  return [...new Set([...uit, ...bij(null), ...los.map((t) => `termijn-${t.termijn}`), ...kader.poorten.map((p) => `poort-${p.poort}`)])]
}

interface Maak { readonly kader: Kaderdefinitie; readonly planning: Planning; readonly veranderd: ReadonlyMap<string, Wijziging>; readonly x: (dag: number) => number; readonly breedte: number }

const bijschriftVan = ({ soort, wasDag, wasLaan }: Wijziging): string | null =>
  soort === 'nieuw' ? 'nieuw' : soort === 'gelijk' ? null : [wasDag === null ? [] : `was dag ${wasDag}`, wasLaan === null ? [] : `was ${wasLaan}`].flat().join(', ') || 'gewijzigd'

function ruw({ x, breedte, veranderd }: Maak, deel: Pick<Ruw, 'id' | 'keuze' | 'soort' | 'titel' | 'laan' | 'dag' | 'mijlpaal'>, { van, tot, uitleg, aanEinde }: { readonly van: number; readonly tot: number; readonly uitleg: string; readonly aanEinde: boolean }): Ruw {
  const wijziging = wijzigingBij(veranderd, deel.id)
  const natuurlijk = Math.max(0, tot - van)
  const kort = [deel.titel, uitleg].filter(Boolean)
  // Room enough: the title on one line and its day below it; else the title on two lines. A loose termijn always tells its day.
  const eenRegel = deel.soort === 'termijn' || blokBreedte(kort) <= natuurlijk
  const heel = eenRegel ? kort : breek(deel.titel)
  const regels = heel.map((regel) => kortIn(regel, Math.max(eenRegel ? MAX_REGEL : MAX_HALF, natuurlijk - 20)))
  const ingekort = regels.some((regel, i) => regel !== heel[i])
  const w = Math.max(blokBreedte(regels), natuurlijk)
  const bx = Math.max(8, Math.min(aanEinde ? tot - w : van, breedte - w - 8))
  const bijschrift = bijschriftVan(wijziging)
  const wasX = wijziging.wasDag === null ? null : x(wijziging.wasDag)
  const naast = wasX !== null && wasX > bx + w ? Math.max(wasX + 4, bx + w + 14 + tekstbreedte(bijschrift ?? '')) : 0
  return { ...deel, regels, ingekort, wijziging, bijschrift, wasX, x: bx, breedte: w, van: bx, tot: Math.max(bx + w, naast, bijschrift ? bx + tekstbreedte(bijschrift) : 0) }
}

function stapBlokken(maak: Maak): Ruw[] {
  let vorige = 0
  return maak.kader.stappen.map((s) => {
    const plan = maak.planning.stappen.get(s.stap)
    const van = plan?.van ?? vorige
    const tot = plan?.tot ?? vorige
    vorige = Math.max(vorige, tot)
    return ruw(maak, { id: `stap-${s.stap}`, keuze: { soort: 'stap', stap: s.stap }, soort: 'stap', titel: `${s.stap} ${s.titel}`, laan: s.laan, dag: plan?.tot ?? null, mijlpaal: s.mijlpaal && s.verloop.soort === 'termijn' }, {
      van: maak.x(van), tot: maak.x(tot), aanEinde: van === tot && plan !== undefined,
      uitleg: !plan ? 'nog zonder dag' : s.verloop.soort === 'termijn' ? `uiterlijk dag ${plan.tot}` : '',
    })
  })
}

function losseBlokken(maak: Maak): Ruw[] {
  return losseTermijnen(maak.kader).map((t) => {
    const plan = maak.planning.termijnen.get(t.termijn)
    const tot = maak.x(plan?.deadline ?? 0)
    return ruw(maak, { id: `termijn-${t.termijn}`, keuze: { soort: 'termijn', termijn: t.termijn }, soort: 'termijn', titel: t.titel, laan: laanVan(maak.kader, t), dag: plan?.deadline ?? null, mijlpaal: t.mijlpaal }, { van: tot, tot, aanEinde: true, uitleg: plan ? `dag ${plan.deadline}` : 'nog zonder dag' })
  })
}

type RuwRuit = Omit<Bordruit, 'y' | 'hoogte' | 'cx' | 'cy'> & { van: number; tot: number }
function poortRuiten({ kader, planning, veranderd, x, breedte }: Maak, blokken: readonly Ruw[]): RuwRuit[] {
  return kader.poorten.map((p) => {
    const dag = planning.poorten.get(p.poort)
    const kort = kortIn(p.vraag, MAX_VRAAG)
    const w = Math.max(RUIT * 2, tekstbreedte(kort)) + 4
    const links = dag === undefined ? (blokken.find(({ id }) => id === `stap-${p.na}`)?.tot ?? LINKS) + 10 : x(dag) - w / 2
    const bx = Math.max(8, Math.min(links, breedte - w - 8))
    const id = `poort-${p.poort}`
    return { id, keuze: { soort: 'poort', poort: p.poort }, soort: 'poort', titel: p.vraag, kort, laan: p.laan, wijziging: wijzigingBij(veranderd, id), x: bx, breedte: w, van: bx, tot: bx + w + 12 }
  })
}

/** Where the kader ends; each once per poort that leads there. */
function uitgangBlokken({ kader, breedte }: Maak, ruiten: readonly RuwRuit[]): Ruw[] {
  const titels = new Map(kader.uitgangen.map((u) => [u.uitgang, u.titel]))
  const gezien = new Set<string>()
  return kader.poorten.flatMap((p, i) => p.uitkomsten.flatMap((u) => u.naar).flatMap((doel): Ruw[] => {
    const titel = titels.get(doel)
    const ruit = ruiten[i]
    if (titel === undefined || !ruit || gezien.has(doel)) return []
    gezien.add(doel)
    const heel = breek(titel)
    const regels = heel.map((regel) => kortIn(regel, MAX_HALF))
    const w = blokBreedte(regels)
    const bx = Math.max(8, Math.min(ruit.x + ruit.breedte + 34, breedte - w - 8))
    return [{ id: `uitgang-${doel}`, keuze: null, soort: 'uitgang', titel, regels, ingekort: regels.some((regel, j) => regel !== heel[j]), laan: p.laan, dag: null, wijziging: { soort: 'gelijk', zinnen: [], wasDag: null, wasLaan: null }, bijschrift: null, wasX: null, mijlpaal: false, x: bx, breedte: w, van: bx, tot: bx + w }]
  }))
}
