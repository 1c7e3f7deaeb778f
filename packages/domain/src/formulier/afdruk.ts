import type { Akkoord, Antwoorden, Context, Rij } from './definitie.types.ts'
import type { CompileVeld, Formulier } from './compileer.ts'
import { eigen } from './grenzen.ts'
import { redenPad, rijenVan } from './pad.ts'
import { samenvatting, type GelezenVeld } from './samenvatting.ts'
import { toonGetal } from './tekst.ts'

/** One cell of a table: null is not filled in, undefined was not asked in this row. */
export type Afdrukcel = string | null | undefined

/** One question on paper. Every text is plain text, may hold line ends, and is never markup. */
/** `reden`: why it is not filled in, or shorter than was asked. */
export type Afdrukblok = { readonly veldId: string; readonly vraag: string; readonly reden?: string } & (
  | { readonly soort: 'antwoord'; readonly tekst: string | null }
  | { readonly soort: 'tabel'; readonly koppen: readonly string[]; readonly rijen: readonly (readonly Afdrukcel[])[] }
  /** A list that is too wide for a table, or holds more than texts: row by row. */
  | { readonly soort: 'groepen'; readonly groepen: readonly { readonly titel: string; readonly blokken: readonly Afdrukblok[] }[] }
  | { readonly soort: 'reeks'; readonly eenheid: string | null; readonly punten: readonly { readonly week: number; readonly waarde: number; readonly tekst: string }[] }
  | { readonly soort: 'akkoord'; readonly zin: string | null; readonly akkoord: Akkoord | null }
)
export interface Afdruksectie { readonly sectieId: string; readonly nummer: number; readonly titel: string; readonly blokken: readonly Afdrukblok[] }

/** A table on a portrait page: at most so many columns, and no cell longer than so many characters. */
const KOLOMMEN = 5
const CELTEKENS = 240

/** The form as it goes on paper: the questions of `samenvatting`, each in the shape it is read in. */
export function maakAfdruk(form: Formulier, antwoorden: Antwoorden, context: Context): readonly Afdruksectie[] {
  const nummers = new Map(form.secties.map(({ sectie }, i) => [sectie.id, i + 1]))
  return samenvatting(form, antwoorden, context).map(({ sectieId, titel, velden }) => ({
    sectieId, titel, nummer: nummers.get(sectieId)!,
    blokken: velden.map((gelezen) => maakBlok(gelezen, form.velden.get(gelezen.veldId)!, eigen(antwoorden, gelezen.veldId), context)),
  }))
}

function maakBlok(gelezen: GelezenVeld, veld: CompileVeld, ruw: unknown, context: Context): Afdrukblok {
  const kop = { veldId: gelezen.veldId, vraag: gelezen.label, ...(gelezen.reden === undefined ? {} : { reden: gelezen.reden }) }
  if (veld.veld.type === 'akkoord') {
    const { tekst } = veld.config as { tekst?: string }
    return { ...kop, soort: 'akkoord', zin: tekst ?? null, akkoord: (eigen(context.akkoorden, veld.id) as Akkoord | undefined) ?? null }
  }
  if (gelezen.rijen?.length) return maakLijst(kop, { gelezen: gelezen.rijen, rijen: rijenVan(ruw) }, veld, context)
  if (veld.veld.type === 'reeks' && gelezen.waarde !== null && veld.opslag.safeParse(ruw).success) {
    const { eenheid } = veld.config as { eenheid?: string }
    const punten = (ruw as { week: number; waarde: number }[]).map(({ week, waarde }) => ({ week, waarde, tekst: toonGetal(waarde) }))
    return { ...kop, soort: 'reeks', eenheid: eenheid ?? null, punten }
  }
  return { ...kop, soort: 'antwoord', tekst: gelezen.waarde }
}

function maakLijst(kop: { veldId: string; vraag: string; reden?: string }, { gelezen, rijen }: { gelezen: NonNullable<GelezenVeld['rijen']>; rijen: readonly Rij[] }, veld: CompileVeld, context: Context): Afdrukblok {
  const kolommen = veld.kinderen.filter((kind) => !kind.type.zonderAntwoord)
  const cellen = gelezen.map((rij) => kolommen.map((kolom): Afdrukcel => rij.velden.find((v) => v.veldId === kolom.id)?.waarde))
  const past = kolommen.length <= KOLOMMEN && kolommen.every((k) => k.soort !== 'rijen' && k.soort !== 'reeks') && cellen.every((rij) => rij.every((cel) => (cel?.length ?? 0) <= CELTEKENS))
  if (past) return { ...kop, soort: 'tabel', koppen: kolommen.map((k) => k.veld.label), rijen: cellen }
  return {
    ...kop, soort: 'groepen',
    groepen: gelezen.map((rij, i) => ({
      titel: rij.titel === `${i + 1}` ? rij.titel : `${i + 1}. ${rij.titel}`,
      blokken: rij.velden.flatMap((v) => {
        const kind = veld.kind.get(v.veldId)!
        return kind.type.zonderAntwoord ? [] : [maakBlok(v, kind, eigen(rijen.find((r) => r._id === rij.rijId), v.veldId), context)]
      }),
    })),
  }
}

/** One line of the answers as a table. */
export interface Antwoordregel {
  readonly sectie: string
  readonly vraag: string
  /** Number and title of the row of a list, `Week 3` of a reeks; empty elsewhere. Nested rows are joined by ` / `. */
  readonly regel: string
  /** As it is shown; empty when it is not filled in. */
  readonly antwoord: string
  /** As it is stored, where that says more than the words: the waarde of an option, a number, `YYYY-MM-DD`. Never of a BSN. */
  readonly code: string | number
  readonly sleutel: string
}

/** The answers one by one, in the order of the form: every question that was in view. */
export function antwoordregels(form: Formulier, antwoorden: Antwoorden, context: Context): readonly Antwoordregel[] {
  return samenvatting(form, antwoorden, context).flatMap(({ titel, velden }) =>
    velden.flatMap((gelezen) => {
      const veld = form.velden.get(gelezen.veldId)!
      const reden: Antwoordregel[] = gelezen.reden === undefined ? [] : [{ sectie: titel, vraag: `${gelezen.label}: waarom niet`, regel: '', antwoord: gelezen.reden, code: '', sleutel: redenPad(veld.veld.sleutel) }]
      return [...regelsVan(gelezen, veld, { sectie: titel, regel: '', ruw: eigen(antwoorden, gelezen.veldId) }), ...reden]
    }))
}

function regelsVan(gelezen: GelezenVeld, veld: CompileVeld, { sectie, regel, ruw }: { sectie: string; regel: string; ruw: unknown }): Antwoordregel[] {
  const basis = { sectie, vraag: gelezen.label, regel, sleutel: veld.veld.sleutel }
  const onder = (wat: string) => (regel ? `${regel} / ${wat}` : wat)
  if (gelezen.rijen?.length) {
    const rijen = rijenVan(ruw)
    return gelezen.rijen.flatMap((rij, i) => {
      const naam = onder(rij.titel === `${i + 1}` ? rij.titel : `${i + 1}. ${rij.titel}`)
      const cellen = rijen.find((r) => r._id === rij.rijId)
      return rij.velden.flatMap((v) => {
        const kind = veld.kind.get(v.veldId)!
        const vraag = `${gelezen.label}: ${v.label}`
        return kind.type.zonderAntwoord ? [] : regelsVan({ ...v, label: vraag }, kind, { sectie, regel: naam, ruw: eigen(cellen, v.veldId) })
      })
    })
  }
  if (veld.veld.type === 'reeks' && gelezen.waarde !== null && veld.opslag.safeParse(ruw).success) {
    return (ruw as { week: number; waarde: number }[]).map(({ week, waarde }) => ({ ...basis, regel: onder(`Week ${week}`), antwoord: toonGetal(waarde), code: waarde }))
  }
  return [{ ...basis, antwoord: gelezen.waarde ?? '', code: gelezen.waarde === null ? '' : codeVan(veld, ruw) }]
}

/** Types of which the stored value says more than the words, or is what a spreadsheet can count with. */
const metCode = new Set(['keuze', 'meer', 'getal', 'bedrag', 'percentage', 'schaal', 'datum', 'datumtijd'])

function codeVan(veld: CompileVeld, waarde: unknown): string | number {
  if (veld.veld.type === 'janee') return waarde === true ? 'ja' : waarde === false ? 'nee' : ''
  if (!metCode.has(veld.veld.type)) return ''
  if (typeof waarde === 'number' || typeof waarde === 'string') return waarde
  return Array.isArray(waarde) ? waarde.filter((w) => typeof w === 'string').join(', ') : ''
}
