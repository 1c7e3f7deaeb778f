import { vertaalbaar, type Taal, type Veld } from '@regietafel/domain/formulier'

export type Schermtaal = Taal | 'nl'

/** In its own language, as who needs it reads it. */
export const taalnamen: Readonly<Record<Schermtaal, string>> = { nl: 'Nederlands', en: 'English' }

type Teksten = Readonly<Record<string, string | undefined>>
type Bron = { readonly vertaling?: { readonly [T in Taal]?: Teksten } | undefined }

/** The `lang` of one text: the language it was translated to, or undefined when it is still Dutch, as the page is. */
export function langVan(bron: Bron | undefined, deel: string, taal: Schermtaal): Taal | undefined {
  if (taal === 'nl') return undefined
  return (bron?.vertaling?.[taal]?.[deel] ?? '').trim() === '' ? undefined : taal
}

/** Types whose input shows texts of the form, and nothing that somebody typed. */
const TOONT_TEKST = new Set(['janee', 'keuze', 'meer', 'schaal', 'reeks'])

/** What a setting reads as when nobody set it, translated by the domain. */
const VANZELF = new Set(['Yes', 'No', 'very bad', 'very good'])

/** The `lang` of an input that shows options: only when all of them are translated, for half would be read in the wrong voice. */
export function langVanKeuzes(veld: Veld, taal: Schermtaal): Taal | undefined {
  if (taal === 'nl' || !TOONT_TEKST.has(veld.type)) return undefined
  const getoond = vertaalbaar(veld).filter(([deel]) => deel.startsWith('optie:') || deel.startsWith('config:'))
  return getoond.every(([deel, tekst]) => VANZELF.has(tekst) || langVan(veld as Bron, deel, taal)) ? taal : undefined
}

const SLEUTEL = 'regietafel.formuliertaal'

/** What was chosen on this device before; Dutch when nothing was, or the device keeps nothing. */
export function leesTaal(talen: readonly Taal[]): Schermtaal {
  try {
    return talen.find((taal) => taal === localStorage.getItem(SLEUTEL)) ?? 'nl'
  } catch {
    return 'nl'
  }
}
export function bewaarTaal(taal: Schermtaal): void {
  try {
    localStorage.setItem(SLEUTEL, taal)
  } catch {
    // Then it is asked again next time.
  }
}
