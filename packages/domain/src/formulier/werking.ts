import type { Antwoorden, Context } from './definitie.types.ts'
import type { CompileVeld, Formulier } from './compileer.ts'
import { graafVan, type Graaf } from './graaf.ts'
import { eigen } from './grenzen.ts'
import { isLeeg, type Omgeving } from './regel/index.ts'
import { isLeegAntwoord, loopCellen, werkRijenUit, type Rijwerk } from './rijwerk.ts'

export { isLeegAntwoord } from './rijwerk.ts'

const GEEN_RIJEN: readonly never[] = []
/** How a field is out of date: itself, or its rows too. */
const BOVEN = 1
const DIEP = 2

/** The answers as they count: without what is hidden, with what is computed. A moment: it never changes, and a next one may be worked out from it. */
export class Werking {
  readonly formulier: Formulier
  readonly context: Context
  readonly graaf: Graaf
  /** By number of the top-level field: as answered, as it counts, hidden or not, its rows. */
  readonly ruw: unknown[]
  readonly waarden: unknown[]
  readonly weg: boolean[]
  readonly rijen: (readonly Rijwerk[] | undefined)[]
  readonly secties: (boolean | undefined)[]
  /** Why a wanted answer is not there, by number of the field; only of fields that are asked. */
  readonly redenen: readonly (string | undefined)[]
  readonly #wortel: Omgeving
  #antwoorden: Record<string, unknown> | undefined
  #verborgen: Set<string> | undefined
  #berekend: Record<string, unknown> | undefined

  constructor(formulier: Formulier, antwoorden: Antwoorden, context: Context, vorige: Werking | undefined) {
    const graaf = graafVan(formulier)
    const { velden } = graaf
    this.formulier = formulier
    this.context = context
    this.graaf = graaf
    this.ruw = leesRuw(graaf, antwoorden)
    const waarden: unknown[] = (this.waarden = vorige ? vorige.waarden.slice() : Array<unknown>(velden.length))
    this.weg = vorige ? vorige.weg.slice() : Array<boolean>(velden.length)
    this.rijen = vorige ? vorige.rijen.slice() : Array<undefined>(velden.length)
    this.secties = vorige ? vorige.secties.slice() : Array<undefined>(formulier.secties.length)
    const veld = (id: string): unknown => {
      const b = formulier.velden.get(id)
      if (b === undefined) return undefined
      const waarde = waarden[b.nr]
      return waarde === undefined && b.soort === 'rijen' ? GEEN_RIJEN : waarde
    }
    this.#wortel = { veld, feit: (naam) => feitUit(context, naam), rij: undefined, ouder: undefined }
    if (vorige) this.#werkVerder(this.#watVeranderde(vorige))
    else for (const b of formulier.werkvolgorde) this.#werkVeld(b, false)
    this.redenen = this.#leesRedenen(antwoorden, vorige?.redenen)
  }

  get antwoorden(): Record<string, unknown> {
    if (this.#antwoorden) return this.#antwoorden
    const uit: Record<string, unknown> = {}
    for (const b of this.formulier.werkvolgorde) if (this.waarden[b.nr] !== undefined) uit[b.id] = this.waarden[b.nr]
    for (const { nr, pad } of this.graaf.gewenst) if (this.redenen[nr] !== undefined) uit[pad] = this.redenen[nr]
    return (this.#antwoorden = uit)
  }
  /** Hidden fields, cells and sections' fields, by place. */
  get verborgen(): ReadonlySet<string> {
    return (this.#verborgen ??= this.#leesVerborgen())
  }
  /** Computed values by place; a value that is unknown is absent. */
  get berekend(): Record<string, unknown> {
    return (this.#berekend ??= this.#leesBerekend())
  }
  /** To evaluate a rule at the top, or in a row. */
  omgeving(rij?: unknown, ouder?: unknown): Omgeving {
    return rij === undefined ? this.#wortel : { veld: this.#wortel.veld, feit: this.#wortel.feit, rij, ouder }
  }

  /** The same array as before when nothing became different. */
  #leesRedenen(antwoorden: Antwoorden, vorige: readonly (string | undefined)[] = GEEN_RIJEN): readonly (string | undefined)[] {
    let uit: (string | undefined)[] | undefined
    for (const { nr, pad } of this.graaf.gewenst) {
      const ruw = this.weg[nr] ? undefined : antwoorden[pad]
      const reden = typeof ruw === 'string' && ruw.trim() !== '' ? ruw : undefined
      if (reden !== vorige[nr]) (uit ??= vorige.slice())[nr] = reden
    }
    return uit ?? vorige
  }

  #watVeranderde(vorige: Werking): Uint8Array {
    const vuil = new Uint8Array(this.ruw.length)
    for (let nr = 0; nr < vuil.length; nr++) if (this.ruw[nr] !== vorige.ruw[nr]) vuil[nr] = BOVEN
    for (const naam of veranderdeFeiten(this.graaf, vorige.context, this.context)) {
      const { feitBoven, feitDiep } = this.graaf.werk
      this.#merk(vuil, feitBoven.get(naam) ?? GEEN_RIJEN, feitDiep.get(naam) ?? GEEN_RIJEN, this.graaf.feitSecties.get(naam) ?? GEEN_RIJEN)
    }
    return vuil
  }

  #merk(vuil: Uint8Array, boven: readonly number[], diep: readonly number[], secties: readonly number[]): void {
    for (const nr of boven) vuil[nr]! |= BOVEN
    for (const nr of diep) vuil[nr]! |= BOVEN | DIEP
    for (const s of secties) {
      this.secties[s] = undefined
      for (const b of this.formulier.secties[s]!.velden) vuil[b.nr]! |= BOVEN
    }
  }

  /** One pass in the order of dependence. A hidden field reads as unanswered, so what hangs on it follows in the same pass. */
  #werkVerder(vuil: Uint8Array): void {
    const { werk, secties } = this.graaf
    for (const b of this.formulier.werkvolgorde) {
      const { nr } = b
      if (vuil[nr] === 0) continue
      const oud = this.waarden[nr]
      this.#werkVeld(b, (vuil[nr]! & DIEP) === 0)
      if (this.waarden[nr] !== oud) this.#merk(vuil, werk.boven[nr]!, werk.diep[nr]!, secties[nr]!)
    }
  }

  #werkVeld(b: CompileVeld, rijenBlijven: boolean): void {
    const { nr } = b
    const oudeRijen = this.rijen[nr]
    const toont = this.#toont(b)
    this.weg[nr] = !toont
    if (b.soort === 'rijen') {
      const rijen = toont ? werkRijenUit(b, this.ruw[nr], this.#wortel, rijenBlijven ? oudeRijen : undefined) : undefined
      if (rijen === oudeRijen && rijen !== undefined) return
      this.rijen[nr] = rijen
      this.waarden[nr] = rijen?.map((werk) => werk.rij)
    } else if (!toont) this.waarden[nr] = undefined
    else if (b.berekening !== null) this.waarden[nr] = b.berekening(this.#wortel)
    else this.waarden[nr] = b.zonderAntwoord || isLeegAntwoord(b, this.ruw[nr]) ? undefined : this.ruw[nr]
  }

  #toont(b: CompileVeld): boolean {
    const s = this.graaf.sectieVan[b.nr]!
    let sectie = this.secties[s]
    if (sectie === undefined) {
      const regel = this.formulier.secties[s]!.zichtbaar
      sectie = this.secties[s] = regel === null || regel(this.#wortel) === true
    }
    return sectie && (b.zichtbaar === null || b.zichtbaar(this.#wortel) === true)
  }

  #leesVerborgen(): Set<string> {
    const uit = new Set<string>()
    for (const b of this.formulier.werkvolgorde) {
      if (this.weg[b.nr]) uit.add(b.id)
      const rijen = this.rijen[b.nr]
      if (rijen) loopCellen(b, rijen, b.id, (pad, kind, werk) => void (werk.verborgen?.[kind.nr] && uit.add(pad)))
    }
    return uit
  }

  #leesBerekend(): Record<string, unknown> {
    const uit: Record<string, unknown> = {}
    for (const b of this.formulier.werkvolgorde) {
      if (b.berekening !== null && this.waarden[b.nr] !== undefined) uit[b.id] = this.waarden[b.nr]
      const rijen = this.rijen[b.nr]
      if (rijen) loopCellen(b, rijen, b.id, (pad, kind, werk) => void (kind.berekening !== null && werk.rij[kind.id] !== undefined && (uit[pad] = werk.rij[kind.id])))
    }
    return uit
  }
}

/** Answers by number of the field. Over what was answered, which costs less than asking for each field by its name. */
function leesRuw({ velden, nummers }: Graaf, antwoorden: Antwoorden): unknown[] {
  const uit = Array<unknown>(velden.length).fill(undefined)
  for (const id in antwoorden) {
    const nr = nummers.get(id)
    if (nr !== undefined) uit[nr] = antwoorden[id]
  }
  return uit
}

function feitUit(context: Context, naam: string): unknown {
  const waarde = naam === 'vandaag' ? context.vandaag : eigen(context.feiten, naam)
  return isLeeg(waarde) ? undefined : waarde
}

/** Facts that the rules of this form read and that are no longer the same. */
export const veranderdeFeiten = (graaf: Graaf, oud: Context, nieuw: Context): readonly string[] =>
  oud === nieuw || graaf.feiten.length === 0 ? GEEN_RIJEN : graaf.feiten.filter((naam) => feitUit(oud, naam) !== feitUit(nieuw, naam))

/**
 * Works the answers out. With an earlier moment of the same form only what hangs on a change since is done again;
 * the outcome is the same as from nothing, and does not change when it is worked out again from its own answers.
 */
export const werkUit = (formulier: Formulier, antwoorden: Antwoorden, context: Context, vorige?: Werking): Werking =>
  new Werking(formulier, antwoorden, context, vorige?.formulier === formulier ? vorige : undefined)
