import type { CompileVeld, Formulier } from './compileer.ts'
import type { Expressie } from './definitie.types.ts'
import { redenPad } from './pad.ts'
import { leesAfhankelijk } from './regel/index.ts'

/**
 * What must be worked out again when something changes, by number of the top-level field. Found once per form, without running a rule.
 * `boven`: the field itself; its rows may stay as they are. `diep`: every row of it too.
 */
export interface Graaf {
  readonly werk: Afhankelijken
  readonly toets: Afhankelijken
  /** Sections whose visibility reads this field, or this fact. */
  readonly secties: readonly (readonly number[])[]
  readonly feitSecties: ReadonlyMap<string, readonly number[]>
  /** Facts that some rule reads. */
  readonly feiten: readonly string[]
  /** Top-level fields that wait for an akkoord. */
  readonly akkoorden: readonly number[]
  /** Top-level fields that may be left empty with a reason, and where it stands. */
  readonly gewenst: readonly { readonly nr: number; readonly pad: string }[]
  readonly velden: readonly CompileVeld[]
  /** Number of a top-level field by its id. */
  readonly nummers: ReadonlyMap<string, number>
  readonly sectieVan: readonly number[]
}
export interface Afhankelijken {
  readonly boven: readonly (readonly number[])[]
  readonly diep: readonly (readonly number[])[]
  readonly feitBoven: ReadonlyMap<string, readonly number[]>
  readonly feitDiep: ReadonlyMap<string, readonly number[]>
}

const perFormulier = new WeakMap<Formulier, Graaf>()

export function graafVan(formulier: Formulier): Graaf {
  let graaf = perFormulier.get(formulier)
  if (!graaf) perFormulier.set(formulier, (graaf = maakGraaf(formulier)))
  return graaf
}

/** Readers by what they read. */
class Lezers {
  readonly #nummers: ReadonlyMap<string, number>
  readonly veld: Set<number>[]
  readonly feit = new Map<string, Set<number>>()
  constructor(nummers: ReadonlyMap<string, number>) {
    this.#nummers = nummers
    this.veld = Array.from({ length: nummers.size }, () => new Set())
  }
  leest(lezer: number, regel: Expressie): void {
    if (regel === undefined) return
    const { velden, feiten } = leesAfhankelijk(regel)
    for (const id of velden) this.leestVeld(lezer, id)
    for (const naam of feiten) {
      if (!this.feit.has(naam)) this.feit.set(naam, new Set())
      this.feit.get(naam)!.add(lezer)
    }
  }
  leestVeld(lezer: number, id: string): void {
    const nr = this.#nummers.get(id)
    if (nr !== undefined) this.veld[nr]!.add(lezer)
  }
  get velden(): number[][] {
    return this.veld.map((lezers) => [...lezers])
  }
  get feiten(): Map<string, number[]> {
    return new Map([...this.feit].map(([naam, lezers]) => [naam, [...lezers]]))
  }
}

function maakGraaf(formulier: Formulier): Graaf {
  const velden = [...formulier.velden.values()]
  const nummers = new Map(velden.map((b) => [b.id, b.nr]))
  const maak = () => new Lezers(nummers)
  const [werkBoven, werkDiep, toetsBoven, toetsDiep, secties] = [maak(), maak(), maak(), maak(), maak()]
  for (const [nr, { sectie }] of formulier.secties.entries()) secties.leest(nr, sectie.zichtbaar)
  for (const b of velden) leesVeld(b, b.nr, { werk: werkBoven, toets: toetsBoven }, { werk: werkDiep, toets: toetsDiep })
  const sectieNr = new Map(formulier.secties.map(({ sectie }, nr) => [sectie.id, nr]))
  return {
    werk: afhankelijken(werkBoven, werkDiep),
    toets: afhankelijken(toetsBoven, toetsDiep),
    secties: secties.velden,
    feitSecties: secties.feiten,
    feiten: [...new Set([werkBoven, werkDiep, toetsBoven, toetsDiep, secties].flatMap((lezers) => [...lezers.feit.keys()]))],
    akkoorden: velden.filter((b) => b.isAkkoord).map((b) => b.nr),
    gewenst: velden.filter((b) => b.gewenst !== null).map((b) => ({ nr: b.nr, pad: redenPad(b.id) })),
    velden,
    nummers,
    sectieVan: velden.map((b) => sectieNr.get(b.sectieId)!),
  }
}

const afhankelijken = (boven: Lezers, diep: Lezers): Afhankelijken => ({ boven: boven.velden, diep: diep.velden, feitBoven: boven.feiten, feitDiep: diep.feiten })

interface Naar { readonly werk: Lezers; readonly toets: Lezers }

/** All rules of one top-level field; those of its rows, and of rows in rows, count as its own. */
function leesVeld(b: CompileVeld, nr: number, hier: Naar, inRij: Naar): void {
  hier.werk.leest(nr, b.veld.zichtbaar)
  hier.werk.leest(nr, b.veld.berekening)
  hier.toets.leest(nr, b.veld.verplicht)
  hier.toets.leest(nr, b.veld.gewenst)
  for (const controle of b.veld.controles ?? []) hier.toets.leest(nr, controle.als)
  if (b.factorlijst !== null) hier.toets.leestVeld(nr, b.factorlijst)
  for (const kind of b.kinderen) leesVeld(kind, nr, inRij, inRij)
}
