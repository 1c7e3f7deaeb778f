import type { Formulierveld } from '@regietafel/api/client'
import type { Poortdefinitie } from '@regietafel/domain/kader'
import { opPlaats, verplaats, zetPoortveld, zonderPlaats, type Bewerk } from './zetters/index.ts'

export type Adviesregel = NonNullable<Poortdefinitie['advies']>[number]

export const tekens = ['=', '≠', '<', '≤', '>', '≥'] as const
export type Teken = (typeof tekens)[number]
export const tekenInZin: Record<Teken, string> = { '=': 'is', '≠': 'is niet', '<': 'is minder dan', '≤': 'is hoogstens', '>': 'is meer dan', '≥': 'is ten minste' }

/** A rule that can be changed in a sentence: one field against one value. Everything else is told, and changed in the file. */
export interface Eenvoudig { readonly veld: string; readonly teken: Teken; readonly waarde: string | number | boolean }

export function leesEenvoudig(als: unknown): Eenvoudig | null {
  if (!Array.isArray(als) || als.length !== 3) return null
  const [teken, links, waarde] = als as readonly unknown[]
  const veld = Array.isArray(links) && links.length === 2 && links[0] === 'veld' ? (links[1] as unknown) : null
  const kan = typeof waarde === 'string' || typeof waarde === 'boolean' || (typeof waarde === 'number' && Number.isFinite(waarde))
  return typeof veld === 'string' && kan && tekens.includes(teken as Teken) ? { veld, teken: teken as Teken, waarde } : null
}
export const schrijfEenvoudig = ({ veld, teken, waarde }: Eenvoudig): unknown => [teken, ['veld', veld], waarde]

/** Only numbers have more and less. */
export const tekensVoor = (soort: string | undefined): readonly Teken[] => (soort === 'getal' ? tekens : ['=', '≠'])

/** What a field is compared with when it is chosen: something that fits it. */
export function beginVoor(veld: Formulierveld): Eenvoudig {
  if (veld.soort === 'janee') return { veld: veld.veld, teken: '=', waarde: true }
  if (veld.soort === 'getal') return { veld: veld.veld, teken: '≥', waarde: 1 }
  return { veld: veld.veld, teken: '=', waarde: veld.opties?.[0]?.waarde ?? '' }
}

/** Decimals are written with a comma; null when it is no number. */
export const leesGetal = (tekst: string): number | null => (/^\s*-?\d{1,9}([.,]\d{1,4})?\s*$/.test(tekst) ? Number(tekst.trim().replace(',', '.')) : null)

/** A new rule about the first field of the first form that can be asked; undefined when there is none. */
export function nieuweRegel(formulieren: readonly { readonly sleutel: string; readonly velden: readonly Formulierveld[] }[], eerst: string | null): Adviesregel | undefined {
  const formulier = formulieren.find((f) => f.sleutel === eerst && f.velden.length > 0) ?? formulieren.find((f) => f.velden.length > 0)
  return formulier && { formulier: formulier.sleutel, als: schrijfEenvoudig(beginVoor(formulier.velden[0]!)), uitkomst: 'ja', uitleg: 'Dit staat in het formulier.' }
}

const MAX_REGELS = 20
const zet = (p: Poortdefinitie, advies: readonly Adviesregel[]): Bewerk => zetPoortveld(p.poort, 'advies', advies.length === 0 ? undefined : [...advies])
export const zetRegelOp = (p: Poortdefinitie, i: number, regel: Adviesregel): Bewerk => zet(p, opPlaats(p.advies ?? [], i, regel))
export const regelErbij = (p: Poortdefinitie, regel: Adviesregel): Bewerk => ((p.advies ?? []).length >= MAX_REGELS ? (kader) => kader : zet(p, [...(p.advies ?? []), regel]))
export const regelWeg = (p: Poortdefinitie, i: number): Bewerk => zet(p, zonderPlaats(p.advies ?? [], i))
/** The first rule that holds advises, so their order counts. */
export const regelEerder = (p: Poortdefinitie, i: number): Bewerk => (i > 0 && p.advies?.[i] ? zet(p, verplaats(p.advies, i, i - 1)) : (kader) => kader)
