import { getContext, setContext } from 'svelte'

/** Something a question of type `ref` can point at. */
export interface Verwijzing {
  readonly soort: 'persoon' | 'organisatie' | 'formulierversie' | 'formulierrij'
  /** Stored with the answer; `tekst` is stored as it read then. */
  readonly id: string
  readonly tekst: string
  /** A second line that tells two of the same name apart: a role, a date. */
  readonly onder?: string
  /** Of a formulierversie or a row: the sleutel of its form; of a row also its list. */
  readonly formulier?: string
  readonly lijst?: string
}

const sleutel = Symbol('verwijzingen')
const geen = (): readonly Verwijzing[] => []

/** Hands down what can be pointed at in this form. A function, because it may arrive later than the form. */
export const zetVerwijzingen = (lees: () => readonly Verwijzing[]): void => void setContext(sleutel, lees)
export const gebruikVerwijzingen = (): (() => readonly Verwijzing[]) => getContext<(() => readonly Verwijzing[]) | undefined>(sleutel) ?? geen

const vlak = (tekst: string): string => tekst.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim()

/** At most `max` that hold every word that was typed, in either line; those that begin with it first. Nothing typed: the first ones. */
export function zoekVerwijzingen(alle: readonly Verwijzing[], getypt: string, max = 8): readonly Verwijzing[] {
  const woorden = vlak(getypt).split(/\s+/).filter(Boolean)
  const gevonden = alle.filter((v) => {
    const tekst = vlak(`${v.tekst} ${v.onder ?? ''}`)
    return woorden.every((woord) => tekst.includes(woord))
  })
  const vooraan = (v: Verwijzing) => (vlak(v.tekst).startsWith(vlak(getypt)) ? 0 : 1)
  return gevonden.toSorted((a, b) => vooraan(a) - vooraan(b)).slice(0, max)
}
