import { grenzen } from '@regietafel/domain/formulier'

/**
 * Above this many characters a text is not even taken in: it could never be saved, and a page that has to draw it stands still.
 * Between what can be saved and this, the text stays on the screen, so that it can be made shorter.
 */
export const MAX_INVOER = 5 * grenzen.tekens

const getal = new Intl.NumberFormat('nl-NL')
export const TE_LANG = `Deze tekst is veel te lang en is niet overgenomen. Hier passen hoogstens ${getal.format(grenzen.tekens)} tekens. Wat er stond, staat er nog.`

/** Is a value, or a text in it, too long to take in? Looks one level deep: rows come in cell by cell. */
export function teLang(waarde: unknown): boolean {
  if (typeof waarde === 'string') return waarde.length > MAX_INVOER
  return typeof waarde === 'object' && waarde !== null && Object.values(waarde).some((deel) => typeof deel === 'string' && deel.length > MAX_INVOER)
}

/** The plain text that a paste or a drop brings; empty for anything else. */
export const meegebracht = (bron: DataTransfer | null): string => bron?.getData('text/plain') ?? ''
