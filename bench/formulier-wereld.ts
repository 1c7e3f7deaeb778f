import type { Expressie, Formulierdefinitie, Veld } from '@regietafel/domain/formulier'

/** One question, told once; every contestant gets its own form made from it. */
export interface Vraag {
  readonly id: string
  readonly soort: 'tekst' | 'getal' | 'keuze' | 'meer' | 'datum' | 'janee' | 'schaal' | 'lijst'
  readonly verplicht?: boolean
  /** Characters of a text, highest number, choices that may be taken. */
  readonly max?: number
  /** Asked only when this holds; what is not answered makes a condition not hold. */
  readonly als?: Expressie
  readonly velden?: readonly Vraag[]
}
export type Inzending = Readonly<Record<string, unknown>>

export const OPTIES = ['a', 'b', 'c', 'd', 'e']
export const RIJEN = 10

/** mulberry32, so that every process measures the same forms and submissions. */
export function maakKans(zaad: number): () => number {
  let a = zaad >>> 0
  return () => {
    a = (a + 0x6d2b79f5) >>> 0
    let t = Math.imul(a ^ (a >>> 15), a | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}

const SOORTEN = ['tekst', 'janee', 'keuze', 'getal', 'datum', 'tekst', 'meer', 'schaal', 'keuze', 'tekst'] as const

/** Conditions read only questions that are always asked, as most forms have it, so that each contestant may look in one pass. */
function voorwaarde(nr: number, bronnen: readonly Vraag[]): Expressie {
  const van = (soort: Vraag['soort'], i = nr) => bronnen.filter((b) => b.soort === soort).at(i % bronnen.filter((b) => b.soort === soort).length)!.id
  const vormen: (() => Expressie)[] = [
    () => ['=', ['veld', van('janee')], true],
    () => ['=', ['veld', van('keuze')], 'b'],
    () => ['>', ['veld', van('getal')], 50],
    () => ['en', ['=', ['veld', van('janee')], true], ['≥', ['veld', van('datum')], '2026-03-01']],
    () => ['of', ['=', ['veld', van('keuze')], 'c'], ['<', ['veld', van('getal')], 20]],
    () => ['bevat', ['veld', van('meer')], 'd'],
    () => ['en', ['≠', ['veld', van('keuze')], 'a'], ['of', ['=', ['veld', van('janee')], false], ['>', ['veld', van('schaal')], 5]]],
  ]
  return vormen[nr % vormen.length]!()
}

/** `aantal` questions with `voorwaarden` of them asked on a condition, and a list whose rows have one too. */
export function maakVragen(aantal: number, voorwaarden: number): readonly Vraag[] {
  const kaal = Array.from({ length: aantal - 1 }, (_, i): Vraag => {
    const soort = SOORTEN[i % SOORTEN.length]!
    return { id: `v${i}`, soort, ...(soort === 'tekst' ? { max: i % 20 === 0 ? 400 : 100 } : soort === 'getal' ? { max: 100 } : soort === 'meer' ? { max: 3 } : {}), ...(i % 5 < 2 ? { verplicht: true } : {}) }
  })
  const bronnen = kaal.slice(0, kaal.length - voorwaarden)
  const vragen = kaal.map((vraag, i) => (i < bronnen.length ? vraag : { ...vraag, als: voorwaarde(i - bronnen.length, bronnen), ...(i % 2 === 0 ? { verplicht: true } : {}) }))
  const lijst: Vraag = { id: 'rijen', soort: 'lijst', velden: [
    { id: 'naam', soort: 'tekst', max: 60, verplicht: true },
    { id: 'soort', soort: 'keuze', verplicht: true },
    { id: 'bedrag', soort: 'getal', max: 1_000 },
    { id: 'waarom', soort: 'tekst', max: 60, verplicht: true, als: ['=', ['rij', 'soort'], 'e'] },
  ] }
  return [...vragen, lijst]
}

// ---- the product's form

const opties = { opties: OPTIES.map((waarde) => ({ waarde, label: `Optie ${waarde}` })) }
const CONFIG: Record<Vraag['soort'], (vraag: Vraag) => unknown> = {
  tekst: ({ max }) => ({ maxTekens: max }), getal: ({ max }) => ({ min: 0, max }), keuze: () => opties, meer: ({ max }) => ({ ...opties, max }), datum: () => undefined, janee: () => undefined, schaal: () => undefined, lijst: () => ({ max: RIJEN }),
}
const alsVeld = (vraag: Vraag): Veld => {
  const config = CONFIG[vraag.soort](vraag)
  return {
    id: vraag.id, sleutel: vraag.id, label: `Vraag ${vraag.id}`, type: vraag.soort,
    ...(config === undefined ? {} : { config }), ...(vraag.verplicht ? { verplicht: true } : {}), ...(vraag.als === undefined ? {} : { zichtbaar: vraag.als }), ...(vraag.velden ? { velden: vraag.velden.map(alsVeld) } : {}),
  }
}
/** Parts of twenty questions, as people get them. */
export function alsDefinitie(vragen: readonly Vraag[], sleutel = 'bench'): Formulierdefinitie {
  const secties = Array.from({ length: Math.ceil(vragen.length / 20) }, (_, s) => ({ id: `deel${s}`, sleutel: `deel${s}`, titel: `Deel ${s + 1}`, velden: vragen.slice(20 * s, 20 * s + 20).map(alsVeld) }))
  return { formaat: 1, sleutel, titel: 'Bench', secties }
}

// ---- the oracle: slow, plain, and written apart from the engine

const isIets = (w: unknown): boolean => !(w === undefined || w === null || w === '' || (Array.isArray(w) && w.length === 0))
/** True, false, or undefined for unknown. */
export function geldt(regel: Expressie, velden: Inzending, rij: Inzending = {}): boolean | undefined {
  const [op, ...args] = regel as [string, ...unknown[]]
  const lees = (arg: unknown): unknown => {
    if (!Array.isArray(arg)) return arg
    const w = (arg[0] === 'rij' ? rij : velden)[arg[1] as string]
    return isIets(w) ? w : undefined
  }
  if (op === 'en' || op === 'of') {
    const delen = args.map((arg) => geldt(arg, velden, rij))
    if (delen.includes(op === 'of')) return op === 'of'
    return delen.includes(undefined) ? undefined : op === 'en'
  }
  const [a, b] = [lees(args[0]), lees(args[1])]
  if (a === undefined) return undefined
  switch (op) {
    case '=': return a === b
    case '≠': return a !== b
    case '>': return (a as number) > (b as number)
    case '<': return (a as number) < (b as number)
    case '≥': return (a as string) >= (b as string)
    case 'bevat': return (a as unknown[]).includes(b)
    default: throw new Error(`no operator ${op}`)
  }
}

const dagBestaat = (w: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(w) && new Date(`${w}T00:00:00Z`).toISOString().startsWith(w)
export const isDatum = (w: unknown): boolean => {
  try {
    return typeof w === 'string' && dagBestaat(w)
  } catch {
    return false
  }
}
export function past({ soort, max = 0 }: Vraag, w: unknown): boolean {
  switch (soort) {
    case 'tekst': return typeof w === 'string' && w.length >= 1 && w.length <= max
    case 'getal': return Number.isInteger(w) && (w as number) >= 0 && (w as number) <= max
    case 'schaal': return Number.isInteger(w) && (w as number) >= 0 && (w as number) <= 10
    case 'keuze': return OPTIES.includes(w as string)
    case 'meer': return Array.isArray(w) && w.length >= 1 && w.length <= max && w.every((x) => OPTIES.includes(x as string))
    case 'datum': return isDatum(w)
    case 'janee': return typeof w === 'boolean'
    case 'lijst': return Array.isArray(w) && w.length <= RIJEN
  }
}

/** Places of everything that is wrong or missing. */
export function orakel(vragen: readonly Vraag[], inzending: Inzending): string[] {
  const uit: string[] = []
  const loop = (lijst: readonly Vraag[], hier: Inzending, voor: string): void => {
    for (const vraag of lijst) {
      if (vraag.als !== undefined && geldt(vraag.als, inzending, hier) !== true) continue
      const w = hier[vraag.id]
      if (!isIets(w)) {
        if (vraag.verplicht) uit.push(voor + vraag.id)
      } else if (!past(vraag, w)) uit.push(voor + vraag.id)
      else if (vraag.velden) for (const rij of w as Inzending[]) loop(vraag.velden, rij, `${voor}${vraag.id}/${String(rij['_id'])}/`)
    }
  }
  loop(vragen, inzending, '')
  return uit.sort()
}

// ---- submissions

function waarde(vraag: Vraag, kans: () => number): unknown {
  const kies = <T>(uit: readonly T[]): T => uit[Math.floor(kans() * uit.length)]!
  switch (vraag.soort) {
    case 'tekst': return 'Noa is vaak verhuisd en verwacht dat iedereen weer weggaat. '.repeat(8).slice(0, 5 + Math.floor(kans() * (vraag.max! * 0.5)))
    case 'getal': return Math.floor(kans() * (vraag.max! + 1))
    case 'schaal': return Math.floor(kans() * 11)
    case 'keuze': return kies(OPTIES)
    case 'meer': return OPTIES.filter(() => kans() < 0.4).slice(0, vraag.max)
    case 'datum': return `2026-0${1 + Math.floor(kans() * 9)}-1${Math.floor(kans() * 10)}`
    case 'janee': return kans() < 0.5
    case 'lijst': return Array.from({ length: RIJEN }, (_, i) => vul(vraag.velden!, kans, { _id: `r${i}` }))
  }
}
/** Only what is asked is answered; what may be left open sometimes is. */
function vul(vragen: readonly Vraag[], kans: () => number, begin: Inzending = {}, wortel?: Inzending): Inzending {
  const uit: Record<string, unknown> = { ...begin }
  for (const vraag of vragen) {
    if (vraag.als !== undefined && geldt(vraag.als, wortel ?? uit, uit) !== true) continue
    if (!vraag.verplicht && kans() < 0.1) continue
    const w = waarde(vraag, kans)
    if (isIets(w)) uit[vraag.id] = w
    else if (vraag.verplicht) uit[vraag.id] = ['a']
  }
  return uit
}
function breek(vragen: readonly Vraag[], goed: Inzending, kans: () => number): Inzending {
  const kies = <T>(uit: readonly T[]): T => uit[Math.floor(kans() * uit.length)]!
  for (;;) {
    const uit = structuredClone(goed) as Record<string, unknown>
    if (kans() < 0.25 && uit['rijen'] !== undefined) {
      const rij = kies(uit['rijen'] as Record<string, unknown>[])
      kies([() => delete rij['naam'], () => (rij['soort'] = 'z'), () => (rij['bedrag'] = 1_001), () => delete rij['waarom'], () => (rij['naam'] = 5)])()
    } else {
      const vraag = kies(vragen.filter((v) => uit[v.id] !== undefined && v.soort !== 'lijst'))
      const fout: Record<string, unknown[]> = { tekst: ['x'.repeat(401), 5], getal: [-1, 101, 'tien', 1.5], keuze: ['z', 3], meer: [['z'], OPTIES, 'a'], datum: ['2026-02-30', 'morgen', 20260101], janee: ['ja', 1], schaal: [11, -1] }
      if (vraag.verplicht && kans() < 0.4) delete uit[vraag.id]
      else uit[vraag.id] = kies(fout[vraag.soort]!)
    }
    if (orakel(vragen, uit).length > 0) return uit
  }
}

export interface Proefstuk {
  readonly body: string
  readonly inzending: Inzending
  /** What the oracle says is wrong; empty for a good one. */
  readonly fouten: readonly string[]
}
/** 50 good and 50 broken ones, in turns. */
export function maakProefstukken(vragen: readonly Vraag[]): readonly Proefstuk[] {
  const kans = maakKans(6)
  return Array.from({ length: 100 }, (_, i) => {
    const goed = vul(vragen, kans)
    const inzending = i % 2 === 0 ? goed : breek(vragen, goed, kans)
    const fouten = orakel(vragen, inzending)
    if ((fouten.length === 0) !== (i % 2 === 0)) throw new Error(`submission ${i} is not what it should be: ${fouten.join()}`)
    return { body: JSON.stringify(inzending), inzending, fouten }
  })
}
