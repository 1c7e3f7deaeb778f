import type { Antwoorden, Context, Pad, Probleem, Rij } from './definitie.types.ts'
import type { CompileVeld, Formulier } from './compileer.ts'
import { eigen } from './grenzen.ts'
import { geldt, isAlleenLezen, vindPlaats } from './plaats.ts'
import type { Omgeving } from './regel/index.ts'
import { antwoordVan, type Rijwerk } from './rijwerk.ts'
import { isLeegAntwoord, veranderdeFeiten, werkUit, type Werking } from './werking.ts'

export interface SectieStand {
  readonly sectieId: string
  readonly titel: string
  readonly zichtbaar: boolean
  /** Visible top-level questions, and how many of them have an answer. */
  readonly velden: number
  readonly gevuld: number
  /** What is still needed to vaststellen, cells of rows counted one by one. */
  readonly open: number
  readonly fouten: number
}

export interface Beoordeling {
  /** False for a hidden place and for a place that does not exist. */
  zichtbaar(pad: Pad): boolean
  verplicht(pad: Pad): boolean
  /** May this be left empty on vaststellen when a reason is given? False where nothing is wanted. */
  gewenst(pad: Pad): boolean
  alleenLezen(pad: Pad): boolean
  /** Computed values by place. */
  readonly berekend: Readonly<Record<Pad, unknown>>
  /** The answers as they count: without what is hidden, with what is computed. */
  readonly antwoorden: Antwoorden
  /** In the order of the form. `ontbreekt` blocks vaststellen only; `fout` too, and is shown at once; `waarschuwing` never blocks. */
  readonly problemen: readonly Probleem[]
  readonly perSectie: readonly SectieStand[]
}

/** What the form says of these answers today. Pure and total: it never throws on answers, whatever they hold. */
export const beoordeel = (formulier: Formulier, antwoorden: Antwoorden, context: Context): Beoordeling => new Oordeel(werkUit(formulier, antwoorden, context), undefined)

/**
 * The same as `beoordeel` of the form that `vorige` was about, but only what hangs on a change since then is worked out again: a keystroke costs what it touches.
 * Answers are compared by identity, so change them as data that never changes (a new object around what is new). `vorige` stays what it was.
 */
export function beoordeelVerder(vorige: Beoordeling, antwoorden: Antwoorden, context: Context): Beoordeling {
  if (!(vorige instanceof Oordeel)) throw new TypeError('beoordeelVerder needs the outcome of beoordeel')
  return new Oordeel(werkUit(vorige.werking.formulier, antwoorden, context, vorige.werking), vorige)
}

/** What `beoordeel` would say after work that was done already. */
export const beoordeelWerking = (werking: Werking): Beoordeling => new Oordeel(werking, undefined)

const GOED: readonly Probleem[] = []

class Oordeel implements Beoordeling {
  readonly werking: Werking
  /** By number of the top-level field; of a list its own problems, and apart those of each row. */
  readonly eigen: (readonly Probleem[])[]
  readonly inRijen: (readonly (readonly Probleem[])[] | undefined)[]
  #perSectie: readonly SectieStand[] | undefined
  #problemen: readonly Probleem[] | undefined
  #vers: Probleem[] = []
  #factoren: Map<string, ReadonlySet<unknown>> | undefined

  constructor(werking: Werking, vorige: Oordeel | undefined) {
    const { velden } = werking.graaf
    this.werking = werking
    this.eigen = vorige ? vorige.eigen.slice() : Array<readonly Probleem[]>(velden.length)
    this.inRijen = vorige ? vorige.inRijen.slice() : Array<undefined>(velden.length)
    if (!vorige) {
      for (const b of velden) this.#toetsVeld(b, undefined)
      return
    }
    const vuil = watOpnieuw(vorige.werking, werking)
    for (const b of velden) if (vuil[b.nr] !== 0) this.#toetsVeld(b, (vuil[b.nr]! & DIEP) === 0 ? vorige : undefined)
  }

  get antwoorden(): Antwoorden {
    return this.werking.antwoorden
  }
  get berekend(): Readonly<Record<Pad, unknown>> {
    return this.werking.berekend
  }
  get problemen(): readonly Probleem[] {
    if (this.#problemen) return this.#problemen
    const uit: Probleem[] = []
    for (let nr = 0; nr < this.eigen.length; nr++) {
      for (const probleem of this.eigen[nr]!) uit.push(probleem)
      const rijen = this.inRijen[nr]
      if (rijen) for (const rij of rijen) for (const probleem of rij) uit.push(probleem)
    }
    return (this.#problemen = uit)
  }
  get perSectie(): readonly SectieStand[] {
    return (this.#perSectie ??= this.werking.formulier.secties.map((_, s) => this.#telSectie(s)))
  }
  zichtbaar(pad: Pad): boolean {
    return vindPlaats(this.werking, pad) !== null
  }
  verplicht(pad: Pad): boolean {
    return geldt(this.werking, pad, (b) => b.verplicht)
  }
  gewenst(pad: Pad): boolean {
    return geldt(this.werking, pad, (b) => b.gewenst)
  }
  alleenLezen(pad: Pad): boolean {
    return isAlleenLezen(this.werking, pad)
  }

  #toetsVeld(b: CompileVeld, vorige: Oordeel | undefined): void {
    const { nr } = b
    const { werking } = this
    this.inRijen[nr] = undefined
    if (werking.weg[nr]) return void (this.eigen[nr] = GOED)
    this.#toets(b, werking.waarden[nr], '', werking.omgeving(), this.#vers)
    this.eigen[nr] = this.#neemVers()
    const rijen = werking.rijen[nr]
    if (rijen) this.inRijen[nr] = this.#toetsRijen(b, rijen, vorige)
  }

  /** What was found since the last time; most often nothing, and then nothing is made. */
  #neemVers(): readonly Probleem[] {
    if (this.#vers.length === 0) return GOED
    const uit = this.#vers
    this.#vers = []
    return uit
  }

  /** Per row; a row that is the same as before keeps its problems. */
  #toetsRijen(b: CompileVeld, rijen: readonly Rijwerk[], vorige: Oordeel | undefined): readonly (readonly Probleem[])[] {
    const eerder = vorige?.werking.rijen[b.nr]
    const toen = vorige?.inRijen[b.nr]
    let plek: Map<Rijwerk, number> | null = null
    return rijen.map((werk, i) => {
      if (eerder && toen) {
        if (eerder[i] === werk) return toen[i]!
        plek ??= new Map(eerder.map((w, j) => [w, j]))
        const was = plek.get(werk)
        if (was !== undefined) return toen[was]!
      }
      this.#toetsRij(b, werk, `${b.id}/`, undefined, this.#vers)
      return this.#neemVers()
    })
  }

  #toetsRij(b: CompileVeld, werk: Rijwerk, voor: string, ouder: unknown, problemen: Probleem[]): void {
    const { rij } = werk
    const hier = this.werking.omgeving(rij, ouder)
    const voorCel = `${voor}${rij._id}/`
    for (const kind of b.kinderen) {
      if (werk.verborgen?.[kind.nr]) continue
      this.#toets(kind, antwoordVan(rij, kind), voorCel, hier, problemen)
      const genest = werk.genest?.[kind.nr]
      if (genest) for (const inRij of genest) this.#toetsRij(kind, inRij, `${voorCel}${kind.id}/`, rij, problemen)
    }
  }

  #toets(b: CompileVeld, waarde: unknown, voor: string, hier: Omgeving, problemen: Probleem[]): void {
    if (b.isAkkoord) {
      const { akkoorden } = this.werking.context
      if (akkoorden !== undefined && eigen(akkoorden, b.id) === undefined && isVerplicht(b, hier)) return meld(problemen, voor, b, 'AKKOORD_ONTBREEKT', `Het akkoord ontbreekt nog: ${b.veld.label}`, 'ontbreekt')
      if (akkoorden !== undefined && eigen(akkoorden, b.id) === undefined && isGewenst(b, hier)) return this.#toetsReden(b, problemen, GEWENST)
    } else if (b.berekening === null) {
      // a question that is still open gets one message, not one per controle
      if (waarde !== undefined) this.#toetsWaarde(b, waarde, voor, problemen, hier)
      else if (isVerplicht(b, hier)) return meld(problemen, voor, b, 'VERPLICHT', vraagAan(b), 'ontbreekt')
      else if (isGewenst(b, hier)) return this.#toetsReden(b, problemen, GEWENST)
    }
    for (const controle of b.controles) {
      const klopt = controle.als(hier)
      if (klopt === true || (controle.waarschuwing && klopt !== false)) continue
      meld(problemen, voor, b, controle.code, controle.melding, controle.waarschuwing ? 'waarschuwing' : klopt === false ? 'fout' : 'ontbreekt')
    }
  }

  /** A wanted answer that is not there: it or a reason. Only at the top. */
  #toetsReden(b: CompileVeld, problemen: Probleem[], melding: string): void {
    if (this.werking.redenen[b.nr] === undefined) meld(problemen, '', b, 'GEWENST', melding, 'ontbreekt')
  }

  #toetsWaarde(b: CompileVeld, waarde: unknown, voor: string, problemen: Probleem[], hier: Omgeving): void {
    const oordeel = b.keurt(waarde)
    if (oordeel !== true) {
      const teWeinig = b.soort === 'rijen' && b.opslag.safeParse(waarde).success
      const melding = typeof oordeel === 'string' ? oordeel : (b.antwoord.safeParse(waarde).error?.issues[0]?.message ?? 'Dit antwoord klopt niet.')
      if (teWeinig && !isVerplicht(b, hier) && isGewenst(b, hier)) return this.#toetsReden(b, problemen, ofReden(melding))
      return meld(problemen, voor, b, teWeinig ? 'TE_WEINIG' : 'ANTWOORD', melding, teWeinig ? 'ontbreekt' : 'fout')
    }
    if (b.factorlijst !== null && !this.#factorenVan(b.factorlijst).has(waarde)) meld(problemen, voor, b, 'RIJ_BESTAAT_NIET', 'Deze factor is er niet meer. Kies een andere.', 'fout')
  }

  #factorenVan(lijst: string): ReadonlySet<unknown> {
    this.#factoren ??= new Map()
    let ids = this.#factoren.get(lijst)
    if (!ids) {
      const b = this.werking.formulier.velden.get(lijst)
      this.#factoren.set(lijst, (ids = new Set((b ? this.werking.rijen[b.nr] : undefined)?.map((werk) => werk.rij._id))))
    }
    return ids
  }

  #telSectie(s: number): SectieStand {
    const { sectie, velden } = this.werking.formulier.secties[s]!
    const uit = { sectieId: sectie.id, titel: sectie.titel, zichtbaar: false, velden: 0, gevuld: 0, open: 0, fouten: 0 }
    const tel = (problemen: readonly Probleem[]): void => {
      for (const { ernst } of problemen) {
        if (ernst === 'ontbreekt') uit.open++
        else if (ernst === 'fout') uit.fouten++
      }
    }
    for (const b of velden) {
      if (this.werking.weg[b.nr]) continue
      uit.zichtbaar = true
      if (b.berekening === null && (!b.zonderAntwoord || b.isAkkoord)) {
        uit.velden++
        if (isGevuld(b, this.werking.waarden[b.nr], this.werking.context)) uit.gevuld++
      }
      tel(this.eigen[b.nr]!)
      this.inRijen[b.nr]?.forEach(tel)
    }
    return uit
  }
}

/** Puts one problem at its place: `voor` is the row it is in, with a slash behind. */
function meld(problemen: Probleem[], voor: string, b: CompileVeld, ...[code, melding, ernst]: [string, string, Probleem['ernst']]): void {
  problemen.push({ pad: voor + b.id, veldId: b.id, code, melding, ernst })
}

const BOVEN = 1
const DIEP = 2

/** Which fields must be judged again: what became different, and what reads that. */
function watOpnieuw(oud: Werking, nieuw: Werking): Uint8Array {
  const { graaf } = nieuw
  const { boven, diep, feitBoven, feitDiep } = graaf.toets
  const vuil = new Uint8Array(graaf.velden.length)
  const merk = (alleenZelf: readonly number[] | undefined, ookRijen: readonly number[] | undefined): void => {
    for (const nr of alleenZelf ?? []) vuil[nr]! |= BOVEN
    for (const nr of ookRijen ?? []) vuil[nr]! |= BOVEN | DIEP
  }
  for (let nr = 0; nr < vuil.length; nr++) {
    if (nieuw.weg[nr] !== oud.weg[nr] || nieuw.redenen[nr] !== oud.redenen[nr]) vuil[nr]! |= BOVEN
    if (nieuw.waarden[nr] === oud.waarden[nr]) continue
    vuil[nr]! |= BOVEN
    merk(boven[nr], diep[nr])
  }
  for (const naam of veranderdeFeiten(graaf, oud.context, nieuw.context)) merk(feitBoven.get(naam), feitDiep.get(naam))
  if (oud.context.akkoorden !== nieuw.context.akkoorden) merk(graaf.akkoorden, undefined)
  return vuil
}

const isVerplicht = (b: CompileVeld, hier: Omgeving): boolean => b.verplicht === true || (b.verplicht !== null && b.verplicht(hier) === true)

const isGewenst = (b: CompileVeld, hier: Omgeving): boolean => b.gewenst === true || (b.gewenst !== null && b.gewenst(hier) === true)

const GEWENST = 'Vul dit in, of schrijf op waarom dat niet kan.'
/** What a list with too few rows asks, or a reason. */
const ofReden = (melding: string): string => `${melding.replace(/\.$/, '')}, of schrijf op waarom dat niet kan.`

function vraagAan(b: CompileVeld): string {
  if (b.soort === 'rijen') return b.type.rijen ? `Voeg ten minste een ${b.type.rijen.enkelvoud} toe.` : `Voeg ten minste een toe: ${(b.config as { enkelvoud: string }).enkelvoud}.`
  const kiest = ['keuze', 'janee', 'schaal', 'meer'].includes(b.veld.type)
  return `${kiest ? 'Kies nog' : 'Vul nog in'}: ${b.veld.label}`
}

/** Rows that were only laid ready do not count as an answer. */
function isGevuld(b: CompileVeld, waarde: unknown, context: Context): boolean {
  if (b.isAkkoord) return context.akkoorden !== undefined && eigen(context.akkoorden, b.id) !== undefined
  if (waarde === undefined) return false
  if (b.soort !== 'rijen' || !(b.config as { vasteRijen?: boolean } | undefined)?.vasteRijen) return true
  return (waarde as readonly Rij[]).some((rij) => b.kinderen.some((kind) => kind.alleenLezen !== true && !isLeegAntwoord(kind, eigen(rij, kind.id))))
}
