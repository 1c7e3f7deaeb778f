import { conceptWeigeringen, type ConceptWeigering, type Regels } from '../concept/weigering.ts'

/** Refusals about the forms of a gemeente, its parts and what is imported. */
export type FormulierbeheerWeigering =
  | ConceptWeigering<'FORMULIERBEHEER'>
  /** There is no newer default to take over. */
  | { readonly code: 'FORMULIERBEHEER_GEEN_NIEUWS' }
  /** Not a file that a form can be made of; `melding` says why and what to do. */
  | { readonly code: 'FORMULIERBEHEER_BESTAND'; readonly melding: string; readonly pad: 'bestand' }
  | { readonly code: 'DEEL_VORM'; readonly fouten: readonly { readonly pad: string; readonly melding: string; readonly bij?: string | null }[] }
  | { readonly code: 'DEEL_SOORT'; readonly pad: 'soort' }
  | { readonly code: 'DEEL_ONGEWIJZIGD'; readonly versie: number }
  | { readonly code: 'DEEL_TITEL_BEZET'; readonly pad: 'titel' }
  | { readonly code: 'DEEL_TE_GROOT' }

export const formulierbeheerWeigeringen: Regels<FormulierbeheerWeigering> = {
  ...conceptWeigeringen('FORMULIERBEHEER', { zaak: 'formulier', grens: '1 MB' }),
  FORMULIERBEHEER_GEEN_NIEUWS: { trpc: 'CONFLICT', melding: () => 'Er is geen nieuwere standaard om over te nemen. Ververs de pagina.' },
  FORMULIERBEHEER_BESTAND: { trpc: 'BAD_REQUEST', melding: (f) => f.melding },
  DEEL_VORM: { trpc: 'BAD_REQUEST', melding: (f) => `Dit onderdeel kan zo niet werken: ${f.fouten.length === 1 ? '1 punt' : `${f.fouten.length} punten`}. Los dat eerst op.` },
  DEEL_SOORT: { trpc: 'BAD_REQUEST', melding: () => 'Een onderdeel blijft van dezelfde soort. Maak een nieuw onderdeel.' },
  DEEL_ONGEWIJZIGD: { trpc: 'CONFLICT', melding: (f) => `Er is niets veranderd sinds versie ${f.versie} van dit onderdeel.` },
  DEEL_TITEL_BEZET: { trpc: 'CONFLICT', melding: () => 'Er is al een onderdeel dat zo heet.' },
  DEEL_TE_GROOT: { trpc: 'PAYLOAD_TOO_LARGE', melding: () => 'Dit onderdeel is te groot. Een onderdeel is hoogstens 1 MB.' },
}
