import type { Formulierdefinitie, Sectie, Veld } from './definitie.types.ts'
import { isRecord } from './grenzen.ts'
import { voegVolgorde } from './volgorde.ts'
import { gelijk, voegWaarde, type Eigenschap } from './waarden.ts'
import { botsingZin } from './botsingzin.ts'

/** Both changed the same thing, in two ways. In the merged form stands `mijn`; `neemHunne` puts the other in its place. */
export interface Conceptbotsing {
  /** Id of the field or section; null for the form as a whole. */
  readonly id: string | null
  /** The property: `label`, `config/max`, `config/opties/<waarde>`, `controles/<code>`, `vertaling/en/label`; `veld` or `sectie` for the whole of it, `plek` for where it stands, `volgorde` for the order inside. */
  readonly deel: string
  /** Absent is undefined. Of `veld` and `sectie` the thing itself, of `plek` the id of what it stands in, of `volgorde` the ids in order. */
  readonly mijn: unknown
  readonly hunne: unknown
  /** Dutch, says what both did. */
  readonly zin: string
}
export interface Samenvoeging { readonly definitie: Formulierdefinitie; readonly botsingen: readonly Conceptbotsing[] }

/** A section or field on its own: its properties, and where it stands. Sections stand in null. */
interface Knoop { readonly id: string; readonly soort: 'sectie' | 'veld'; readonly eigen: Readonly<Record<string, unknown>>; readonly in: string | null; readonly lijst: boolean }
interface Boom { readonly kop: Readonly<Record<string, unknown>>; readonly knopen: ReadonlyMap<string, Knoop>; readonly kinderen: ReadonlyMap<string | null, readonly string[]> }

/**
 * Brings together what two people made of one form, section by section, field by field, property by property; also the order and the place of what moved.
 * What one changed stays, what both changed alike too; what both changed differently is a botsing, and there `mijn` stands.
 * What one took away and the other changed is a botsing; a section or list in which the other put something stays.
 * All three must have a sound outline, and so has what comes out.
 */
export function voegSamen(basis: Formulierdefinitie, mijn: Formulierdefinitie, hunne: Formulierdefinitie): Samenvoeging {
  const [b, m, h] = [plat(basis), plat(mijn), plat(hunne)]
  const botsingen: Omit<Conceptbotsing, 'zin'>[] = []
  const meld = (id: string | null, deel: string, vanMij: unknown, vanHen: unknown): void => void botsingen.push({ id, deel, mijn: vanMij, hunne: vanHen })
  const kop = voegEigenschappen([b.kop, m.kop, h.kop], (deel, x, y) => meld(null, deel, x, y))
  const knopen = new Map<string, Knoop>()
  for (const id of new Set([...m.knopen.keys(), ...h.knopen.keys()])) {
    const knoop = voegKnoop([b, m, h], id, meld)
    if (knoop) knopen.set(id, knoop)
  }
  houdOuders(knopen, [m, h], meld)
  maakHeel(knopen, [m, h], meld)
  const definitie = bouwOp(kop, knopen, [b, m, h], meld)
  const [namen, hunNamen] = [labels(definitie), labels(hunne)]
  return { definitie, botsingen: botsingen.map((botsing) => ({ ...botsing, zin: botsingZin(botsing, (id) => namen.get(id) ?? hunNamen.get(id) ?? id) })) }
}

type Drie<T> = readonly [basis: T, mijn: T, hunne: T]
type Meld = (id: string | null, deel: string, mijn: unknown, hunne: unknown) => void

function plat({ secties, ...kop }: Formulierdefinitie): Boom {
  const knopen = new Map<string, Knoop>()
  const kinderen = new Map<string | null, string[]>([[null, secties.map(({ id }) => id)]])
  const neem = ({ id, velden, ...eigen }: Sectie | Veld, soort: Knoop['soort'], ouder: string | null): void => {
    knopen.set(id, { id, soort, eigen, in: ouder, lijst: velden !== undefined })
    if (velden === undefined) return
    kinderen.set(id, velden.map((veld) => veld.id))
    for (const veld of velden) neem(veld, 'veld', id)
  }
  for (const sectie of secties) neem(sectie, 'sectie', null)
  return { kop: kop as Record<string, unknown>, knopen, kinderen }
}

function voegEigenschappen([b, m, h]: Drie<Readonly<Record<string, unknown>>>, meld: Eigenschap): Record<string, unknown> {
  const uit: Record<string, unknown> = {}
  const zet = (naam: string, waarde: unknown): void => {
    if (waarde !== undefined) uit[naam] = waarde
  }
  // another kind of question comes with its own settings
  const samen = new Set(m['type'] !== b['type'] || h['type'] !== b['type'] ? ['type', 'config'] : [])
  if (samen.size > 0) {
    const eenheid = (bron: Readonly<Record<string, unknown>>) => ({ type: bron['type'], config: bron['config'] })
    const deel = voegWaarde([eenheid(b), eenheid(m), eenheid(h)], 'type', meld) as ReturnType<typeof eenheid>
    zet('type', deel.type)
    zet('config', deel.config)
  }
  for (const naam of new Set([...Object.keys(m), ...Object.keys(h)])) if (!samen.has(naam)) zet(naam, voegWaarde([b[naam], m[naam], h[naam]], naam, meld))
  return uit
}

function voegKnoop([b, m, h]: Drie<Boom>, id: string, meld: Meld): Knoop | null {
  const [was, mijn, hunne] = [b.knopen.get(id), m.knopen.get(id), h.knopen.get(id)]
  if (!mijn || !hunne) {
    const over = (mijn ?? hunne)!
    if (!was) return over
    const anders = !gelijk(over.eigen, was.eigen) || over.in !== was.in || over.soort !== was.soort
    if (anders) meld(id, over.soort, mijn && heel(m, id), hunne && heel(h, id))
    return anders && mijn ? mijn : null
  }
  if (mijn.soort !== hunne.soort) {
    meld(id, mijn.soort, heel(m, id), heel(h, id))
    return mijn
  }
  const eigen = voegEigenschappen([was?.soort === mijn.soort ? was.eigen : {}, mijn.eigen, hunne.eigen], (deel, x, y) => meld(id, deel, x, y))
  if (mijn.in !== was?.in && hunne.in !== was?.in && mijn.in !== hunne.in) meld(id, 'plek', mijn.in, hunne.in)
  return { id, soort: mijn.soort, eigen, in: mijn.in === was?.in ? hunne.in : mijn.in, lijst: mijn.lijst === was?.lijst ? hunne.lijst : mijn.lijst }
}

/** What one took away stays when something of the other stands in it. */
function houdOuders(knopen: Map<string, Knoop>, [m, h]: readonly [Boom, Boom], meld: Meld): void {
  for (const knoop of [...knopen.values()])
    for (let ouder = knoop.in; ouder !== null && !knopen.has(ouder);) {
      const terug: Knoop = (m.knopen.get(ouder) ?? h.knopen.get(ouder))!
      meld(ouder, terug.soort, m.knopen.has(ouder) ? heel(m, ouder) : undefined, h.knopen.has(ouder) ? heel(h, ouder) : undefined)
      knopen.set(ouder, terug)
      ouder = terug.in
    }
}

/** Two moves together can put a list in itself, or too deep. Then what I have stands where I have it, and what is still too deep comes straight into its section. */
function maakHeel(knopen: Map<string, Knoop>, [m, h]: readonly [Boom, Boom], meld: Meld): void {
  if (teDiep(knopen).length === 0) return
  for (const knoop of [...knopen.values()]) {
    const mijn = m.knopen.get(knoop.id)
    if (!mijn || mijn.in === knoop.in) continue
    meld(knoop.id, 'plek', mijn.in, knoop.in)
    knopen.set(knoop.id, { ...knoop, in: mijn.in })
  }
  houdOuders(knopen, [m, h], meld)
  for (let diep = teDiep(knopen); diep.length > 0; diep = teDiep(knopen)) {
    const kind = diep[0]!
    // a whole list rather than what is in it
    const knoop = m.knopen.has(kind.in!) ? kind : knopen.get(kind.in!)!
    const sectie = sectieVan(knopen, knoop.id)
    meld(knoop.id, 'plek', sectie, knoop.in)
    knopen.set(knoop.id, { ...knoop, in: sectie })
  }
}

/** A field stands in a section, in a list there, or in a list in that list. */
const DIEPST = 3
/** Fields that stand deeper, or in themselves. */
const teDiep = (knopen: ReadonlyMap<string, Knoop>): Knoop[] => [...knopen.values()].filter((knoop) => diepte(knopen, knoop) > DIEPST)

function diepte(knopen: ReadonlyMap<string, Knoop>, knoop: Knoop): number {
  let diep = 0
  for (let ouder = knoop.in; ouder !== null && diep <= DIEPST; ouder = knopen.get(ouder)!.in) diep++
  return diep
}

function sectieVan(knopen: ReadonlyMap<string, Knoop>, id: string): string | null {
  const gezien = new Set<string>()
  for (let hier = knopen.get(id); hier && !gezien.has(hier.id); hier = hier.in === null ? undefined : knopen.get(hier.in)) {
    if (hier.soort === 'sectie') return hier.id
    gezien.add(hier.id)
  }
  return null
}

function bouwOp(kop: Readonly<Record<string, unknown>>, knopen: ReadonlyMap<string, Knoop>, [b, m, h]: Drie<Boom>, meld: Meld): Formulierdefinitie {
  const per = new Map<string | null, Set<string>>()
  for (const { id, in: ouder } of knopen.values()) per.set(ouder, (per.get(ouder) ?? new Set()).add(id))
  const kinderen = (ouder: string | null): readonly string[] => {
    const over = per.get(ouder)
    if (!over) return []
    const [x, y, z] = [b, m, h].map((boom) => boom.kinderen.get(ouder) ?? []) as [readonly string[], readonly string[], readonly string[]]
    const { volgorde, botst } = voegVolgorde([x, y, z], over)
    if (botst) meld(ouder, 'volgorde', y, z)
    return volgorde
  }
  const maak = (id: string): Sectie | Veld => {
    const { eigen, lijst } = knopen.get(id)!
    return { ...eigen, id, ...(lijst || per.has(id) ? { velden: kinderen(id).map(maak) } : {}) } as unknown as Sectie | Veld
  }
  return { ...kop, secties: kinderen(null).map(maak) } as unknown as Formulierdefinitie
}

/** A section or field with everything in it. */
function heel(boom: Boom, id: string): Sectie | Veld {
  const { eigen, lijst } = boom.knopen.get(id)!
  return { ...eigen, id, ...(lijst ? { velden: (boom.kinderen.get(id) ?? []).map((kind) => heel(boom, kind)) } : {}) } as unknown as Sectie | Veld
}

function labels(definitie: Formulierdefinitie): Map<string, string> {
  return new Map([...plat(definitie).knopen.values()].map(({ id, eigen }) => [id, String(eigen['titel'] ?? eigen['label'] ?? id)]))
}

/* ── taking the other side ── */

/** The merged form with their side of one botsing instead of mine. What is no longer there is left as it is. */
export function neemHunne(definitie: Formulierdefinitie, { id, deel, hunne }: Conceptbotsing): Formulierdefinitie {
  if (deel === 'veld' || deel === 'sectie') return hunne === undefined ? haalWeg(definitie, id!) : zetTerug(definitie, hunne as Sectie | Veld)
  if (deel === 'plek') return verzet(definitie, id!, hunne as string)
  if (deel === 'volgorde') return herorden(definitie, id, hunne as readonly string[])
  const zet = (bron: object): object => (deel === 'type' ? { ...bron, ...(hunne as object) } : zetDiep(bron as Record<string, unknown>, deel.split('/'), hunne))
  return id === null ? (zet(definitie) as Formulierdefinitie) : overal(definitie, (deel) => (deel.id === id ? (zet(deel) as never) : deel))
}

const SLEUTEL: Readonly<Record<string, string>> = { opties: 'waarde', soorten: 'waarde', controles: 'code', proeven: 'naam' }

function zetDiep(bron: Record<string, unknown>, [naam, ...rest]: readonly string[], waarde: unknown): Record<string, unknown> {
  const { [naam!]: oud, ...over } = bron
  if (rest.length === 0) return waarde === undefined ? over : { ...over, [naam!]: waarde }
  const sleutel = SLEUTEL[naam!]
  if (sleutel === undefined) return { ...over, [naam!]: zetDiep(isRecord(oud) ? oud : {}, rest, waarde) }
  const lijst = Array.isArray(oud) ? (oud as unknown[]) : []
  const plek = lijst.findIndex((w) => isRecord(w) && w[sleutel] === rest.join('/'))
  if (waarde === undefined) return { ...over, [naam!]: lijst.filter((_, i) => i !== plek) }
  return { ...over, [naam!]: plek < 0 ? [...lijst, waarde] : lijst.with(plek, waarde) }
}

/** Every section and field passed by `maak`, the innermost first. */
function overal(definitie: Formulierdefinitie, maak: <T extends Sectie | Veld>(deel: T) => T): Formulierdefinitie {
  const loop = (veld: Veld): Veld => maak(veld.velden ? { ...veld, velden: veld.velden.map(loop) } : veld)
  return { ...definitie, secties: definitie.secties.map((sectie) => maak({ ...sectie, velden: sectie.velden.map(loop) })) }
}

function haalWeg(definitie: Formulierdefinitie, id: string): Formulierdefinitie {
  const zonder = overal(definitie, (deel) => (deel.velden?.some((veld) => veld.id === id) ? { ...deel, velden: deel.velden.filter((veld) => veld.id !== id) } : deel))
  return { ...zonder, secties: zonder.secties.filter((sectie) => sectie.id !== id) }
}

/** Back at the end of the form; without what has its own place by now. */
function zetTerug(definitie: Formulierdefinitie, ding: Sectie | Veld): Formulierdefinitie {
  const { knopen } = plat(definitie)
  if (knopen.has(ding.id)) return overal(definitie, (deel) => (deel.id === ding.id ? ({ ...ding, ...(deel.velden ? { velden: deel.velden } : {}) } as never) : deel))
  const vrij = (velden: readonly Veld[]): Veld[] => velden.filter((veld) => !knopen.has(veld.id)).map((veld) => (veld.velden ? { ...veld, velden: vrij(veld.velden) } : veld))
  const nieuw = ding.velden ? { ...ding, velden: vrij(ding.velden) } : ding
  if ('titel' in nieuw) return { ...definitie, secties: [...definitie.secties, nieuw as Sectie] }
  return { ...definitie, secties: definitie.secties.map((sectie, i) => (i === definitie.secties.length - 1 ? { ...sectie, velden: [...sectie.velden, nieuw as Veld] } : sectie)) }
}

function verzet(definitie: Formulierdefinitie, id: string, naar: string): Formulierdefinitie {
  const { knopen } = plat(definitie)
  if (!knopen.has(id) || !knopen.has(naar)) return definitie
  const na = new Map(knopen).set(id, { ...knopen.get(id)!, in: naar })
  if (teDiep(na).length > 0) return definitie
  let ding: Veld | undefined
  overal(definitie, (deel) => {
    if (deel.id === id) ding = deel as Veld
    return deel
  })
  return overal(haalWeg(definitie, id), (deel) => (deel.id === naar ? { ...deel, velden: [...(deel.velden ?? []), ding!] } : deel))
}

function herorden(definitie: Formulierdefinitie, id: string | null, volgorde: readonly string[]): Formulierdefinitie {
  const orden = <T extends { readonly id: string }>(delen: readonly T[]): T[] => {
    const genoemd = volgorde.flatMap((naam) => delen.find((deel) => deel.id === naam) ?? [])
    return [...genoemd, ...delen.filter((deel) => !volgorde.includes(deel.id))]
  }
  return id === null ? { ...definitie, secties: orden(definitie.secties) } : overal(definitie, (deel) => (deel.id === id && deel.velden ? { ...deel, velden: orden(deel.velden) } : deel))
}
