import type { Antwoorden, Context, Gevoeligheid, Pad, Rij, Veld } from './definitie.types.ts'
import type { CompileVeld, Formulier } from './compileer.ts'
import { eigen } from './grenzen.ts'
import { omzettingVan } from './omzetting.ts'
import { rijenVan, veldVanReden, zelfde } from './pad.ts'
import { beoordeel } from './beoordeel.ts'
import { isLeegAntwoord, werkUit } from './werking.ts'

/** An answer that has no place in the version at hand. Kept beside the answers, with the question as it was asked; never thrown away. */
export interface Geparkeerd {
  /** Where it stood, in the version it comes from. */
  readonly pad: Pad
  readonly label: string
  readonly waarde: unknown
  readonly reden: 'veld-weg' | 'lijst-weg' | 'andere-plek' | 'past-niet' | 'niet-gevraagd' | 'bezet'
  /** The question with the row it stood in, and the answer in words, as the version of then read them; added when it is stored. */
  readonly vraag?: string
  readonly tekst?: string
  /** Version of the form it was an answer to. */
  readonly versie?: number
  /** Of its field: who may read it is the same as before it went apart. */
  readonly gevoelig?: Gevoeligheid
}

/** What becomes of one answer (a field, or a cell in a row). */
export type Lot = 'ongewijzigd' | 'omgezet' | 'geparkeerd'

export interface Verhuizing {
  /** To store under the new version. */
  readonly antwoorden: Antwoorden
  /** In order of the old form; what was parked before and found no place now comes first. */
  readonly geparkeerd: readonly Geparkeerd[]
  /** Answers by lot. Their sum is the number of answers before: nothing is lost. */
  readonly aantal: Readonly<Record<Lot, number>>
  /** Parked before, and back in its place. */
  readonly teruggezet: readonly Pad[]
  /** Answers that stay but that the new version finds wrong; they can be mended before vaststellen. */
  readonly ongeldig: readonly Pad[]
  /** In one word, the heaviest of the above. */
  readonly uitkomst: 'ongewijzigd' | 'omgezet' | 'geparkeerd' | 'ongeldig'
}

export interface TeVerhuizen {
  readonly van: Formulier
  readonly naar: Formulier
  readonly antwoorden: Antwoorden
  readonly context: Context
  readonly geparkeerd?: readonly Geparkeerd[]
  /** Old field id → new field id, where the beheerder says that one took the place of the other. Fields at the top only. */
  readonly toewijzing?: Readonly<Record<string, string>>
}

/**
 * Brings the answers of a concept to another version of its form. The dry run and the real act both call this; it changes nothing itself.
 * An answer is kept where its field still stands (by id, in the same list), converted where that loses nothing, and parked otherwise.
 * Computed values are no answers: the new version computes its own.
 */
export function verhuis({ van, naar, antwoorden, context, geparkeerd: eerder = [], toewijzing = {} }: TeVerhuizen): Verhuizing {
  const nieuw: Record<string, unknown> = {}
  const weg: Geparkeerd[] = []
  let apart = 0
  /** What stayed, by its new place. */
  const bleef: Bleef = new Map()
  const park = (pad: Pad, veld: Veld | undefined, waarde: unknown, reden: Geparkeerd['reden'], telt = 1) => {
    weg.push({ pad, label: veld?.label ?? pad, waarde, reden })
    apart += telt
  }

  for (const [id, waarde] of Object.entries(antwoorden)) {
    if (id.endsWith(REDEN)) {
      const basis = id.slice(0, -REDEN.length)
      const plek = eigen(toewijzing, basis) === undefined ? basis : (toewijzing[basis] as string)
      if (typeof waarde === 'string' && (naar.velden.get(plek)?.gewenst ?? null) !== null && !Object.hasOwn(nieuw, `${plek}${REDEN}`)) {
        nieuw[`${plek}${REDEN}`] = waarde
        bleef.set(`${plek}${REDEN}`, plek === basis ? 'ongewijzigd' : 'omgezet')
      } else park(id, van.velden.get(basis)?.veld, waarde, 'veld-weg')
      continue
    }
    const oud = van.velden.get(id)
    if (oud?.berekening) continue
    const doelId = eigen(toewijzing, id) === undefined ? id : (toewijzing[id] as string)
    const doel = naar.velden.get(doelId)
    if (oud?.soort === 'rijen' && doel?.soort === 'rijen' && oud.veld.type === doel.veld.type) {
      const rijen = zetRijen(oud, doel, rijenVan(waarde), { oud: id, nieuw: doelId }, park, bleef)
      if (rijen.length > 0) nieuw[doelId] = rijen
      continue
    }
    const telt = oud?.soort === 'rijen' ? telCellen(oud, waarde) : 1
    if (!doel) park(id, oud?.veld, waarde, oud?.soort === 'rijen' ? 'lijst-weg' : staatElders(naar, doelId) ? 'andere-plek' : 'veld-weg', telt)
    else if (Object.hasOwn(nieuw, doelId)) park(id, oud?.veld, waarde, 'bezet', telt)
    else if (!zetWaarde(oud, doel, waarde, doelId, (w) => { nieuw[doelId] = w }, bleef)) park(id, oud?.veld, waarde, 'past-niet', telt)
  }

  const terug = zetTerug(naar, eerder, nieuw)
  const teruggezet = terug.map(({ pad }) => pad)
  const blijft = eerder.filter((apart) => !terug.includes(apart))
  const verborgen = parkeerVerborgen(naar, nieuw, context, (pad, telt) => {
    const mee = [...bleef.keys()].filter((plek) => plek === pad || plek.startsWith(`${pad}/`))
    for (const plek of mee) bleef.delete(plek)
    apart += mee.length === 0 ? 0 : telt
  })
  const werking = werkUit(naar, nieuw, context)
  const ongeldig = beoordeel(naar, werking.antwoorden, context).problemen.flatMap(({ pad, ernst }) => (ernst === 'fout' ? [pad] : []))
  const geparkeerd = [...blijft, ...weg, ...verborgen]
  const aantal = { ongewijzigd: [...bleef.values()].filter((lot) => lot === 'ongewijzigd').length, omgezet: [...bleef.values()].filter((lot) => lot === 'omgezet').length, geparkeerd: apart }
  const uitkomst = ongeldig.length > 0 ? 'ongeldig' : aantal.geparkeerd > 0 ? 'geparkeerd' : aantal.omgezet > 0 || teruggezet.length > 0 ? 'omgezet' : 'ongewijzigd'
  return { antwoorden: werking.antwoorden, geparkeerd, aantal, teruggezet, ongeldig: [...new Set(ongeldig)], uitkomst }
}

const REDEN = '#reden'
type Bleef = Map<Pad, Exclude<Lot, 'geparkeerd'>>
type Park = (pad: Pad, veld: Veld | undefined, waarde: unknown, reden: Geparkeerd['reden'], telt?: number) => void

const staatElders = (form: Formulier, id: string): boolean => [...form.velden.values()].some((b) => b.kind.has(id) || b.kinderen.some((k) => k.kind.has(id)))

/** Answers in a list: its cells, row by row. */
function telCellen(b: CompileVeld, waarde: unknown): number {
  return rijenVan(waarde).reduce((som, rij) => som + Object.keys(rij).reduce((n, sleutel) => {
    const kind = b.kind.get(sleutel)
    return sleutel === '_id' || kind?.berekening ? n : n + (kind?.soort === 'rijen' ? telCellen(kind, rij[sleutel]) : 1)
  }, 0), 0)
}

function zetRijen(oud: CompileVeld, doel: CompileVeld, rijen: readonly Rij[], voor: { readonly oud: Pad; readonly nieuw: Pad }, park: Park, bleef: Bleef): Rij[] {
  return rijen.map((rij) => {
    const nieuw: Record<string, unknown> & { _id: string } = { _id: rij._id }
    for (const [id, waarde] of Object.entries(rij)) {
      if (id === '_id') continue
      const pad = `${voor.oud}/${rij._id}/${id}`
      const plek = `${voor.nieuw}/${rij._id}/${id}`
      const was = oud.kind.get(id)
      if (was?.berekening) continue
      const kind = doel.kind.get(id)
      if (was?.soort === 'rijen' && kind?.soort === 'rijen' && was.veld.type === kind.veld.type) {
        const binnen = zetRijen(was, kind, rijenVan(waarde), { oud: pad, nieuw: plek }, park, bleef)
        if (binnen.length > 0) nieuw[id] = binnen
        continue
      }
      const telt = was?.soort === 'rijen' ? telCellen(was, waarde) : 1
      if (!kind) park(pad, was?.veld, waarde, was?.soort === 'rijen' ? 'lijst-weg' : 'veld-weg', telt)
      else if (!zetWaarde(was, kind, waarde, plek, (w) => { nieuw[id] = w }, bleef)) park(pad, was?.veld, waarde, 'past-niet', telt)
    }
    return nieuw
  })
}

/** False when the value has no counterpart in the new field. */
function zetWaarde(oud: CompileVeld | undefined, doel: CompileVeld, waarde: unknown, plek: Pad, zet: (waarde: unknown) => void, bleef: Bleef): boolean {
  const omzetting = doel.berekening || doel.type.zonderAntwoord ? null : omzettingVan(oud?.veld ?? doel.veld, doel.veld)
  const uit = omzetting?.(waarde)
  if (uit === undefined || !doel.opslag.safeParse(uit).success || isLeegAntwoord(doel, uit)) return false
  zet(uit)
  bleef.set(plek, zelfde(uit, waarde) && (oud === undefined || (oud.veld.type === doel.veld.type && oud.id === doel.id)) ? 'ongewijzigd' : 'omgezet')
  return true
}

/** What was parked in an earlier move comes back when its field is there again and still empty. */
function zetTerug(naar: Formulier, eerder: readonly Geparkeerd[], nieuw: Record<string, unknown>): Geparkeerd[] {
  return eerder.filter(({ pad, waarde }) => {
    const bijReden = naar.velden.get(veldVanReden(pad) ?? '')
    if (bijReden && bijReden.gewenst !== null && !Object.hasOwn(nieuw, pad) && typeof waarde === 'string') {
      nieuw[pad] = waarde
      return true
    }
    const doel = naar.velden.get(pad)
    if (!doel || doel.berekening || doel.type.zonderAntwoord || Object.hasOwn(nieuw, pad) || !doel.opslag.safeParse(waarde).success) return false
    nieuw[pad] = waarde
    return true
  })
}

/** Answers the new version does not ask for in this state: out of `nieuw`, into the list. Hiding one can hide the next, so until nothing is hidden any more. */
function parkeerVerborgen(naar: Formulier, nieuw: Record<string, unknown>, context: Context, meld: (pad: Pad, telt: number) => void): Geparkeerd[] {
  const uit: Geparkeerd[] = []
  for (let gevonden = true; gevonden;) {
    gevonden = false
    const { verborgen, weg, redenen } = werkUit(naar, nieuw, context)
    for (const [pad, waarde] of Object.entries(nieuw)) {
      const veld = naar.velden.get(veldVanReden(pad) ?? '')
      if (!veld || (!weg[veld.nr] && redenen[veld.nr] !== undefined)) continue
      delete nieuw[pad]
      uit.push({ pad, label: veld.veld.label, waarde, reden: 'niet-gevraagd' })
      meld(pad, 1)
    }
    for (const pad of verborgen) {
      const neem = neemWeg(naar, nieuw, pad)
      if (!neem) continue
      uit.push({ pad, label: neem.veld.veld.label, waarde: neem.waarde, reden: 'niet-gevraagd' })
      meld(pad, neem.veld.soort === 'rijen' ? telCellen(neem.veld, neem.waarde) : 1)
      gevonden = true
    }
  }
  return uit
}

function neemWeg(naar: Formulier, nieuw: Record<string, unknown>, pad: Pad): { veld: CompileVeld; waarde: unknown } | null {
  const delen = pad.split('/')
  let veld = naar.velden.get(delen[0]!)
  let bron: Record<string, unknown> = nieuw
  for (let i = 1; i + 1 < delen.length && veld; i += 2) {
    const rijen = rijenVan(bron[veld.id])
    const nr = rijen.findIndex(({ _id }) => _id === delen[i])
    if (nr < 0) return null
    const kopie = { ...rijen[nr]! }
    bron[veld.id] = rijen.with(nr, kopie)
    bron = kopie
    veld = veld.kind.get(delen[i + 1]!)
  }
  if (!veld || !Object.hasOwn(bron, veld.id)) return null
  const waarde = bron[veld.id]
  delete bron[veld.id]
  return { veld, waarde }
}
