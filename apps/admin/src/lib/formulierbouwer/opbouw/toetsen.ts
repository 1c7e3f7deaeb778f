import type { Formulierbouw } from '../bouw.ts'
import { naarPublicatie } from './terug.ts'
import type { Opbouwwerk } from './werk.svelte.ts'

/** All keys of the outline, for the dialog and the tests. */
export const toetsen: readonly { readonly toets: readonly string[]; readonly doet: string }[] = [
  { toets: ['↑', '↓'], doet: 'Kies het vorige of volgende veld' },
  { toets: ['Home', 'End'], doet: 'Kies het eerste of laatste' },
  { toets: ['→', '←'], doet: 'Open of sluit een deel of lijst' },
  { toets: ['Shift ↑', 'Shift ↓'], doet: 'Kies er een veld bij' },
  { toets: ['Ctrl klik'], doet: 'Kies een los veld erbij' },
  { toets: ['Alt ↑', 'Alt ↓'], doet: 'Verplaats naar boven of beneden' },
  { toets: ['Alt →', 'Alt ←'], doet: 'In de lijst erboven, of uit de lijst' },
  { toets: ['N'], doet: 'Nieuw veld' },
  { toets: ['Enter', 'F2'], doet: 'Naar de eigenschappen' },
  { toets: ['Esc'], doet: 'Terug naar de opbouw, uit het formulier of de eigenschappen' },
  { toets: ['P', 'Ctrl Enter'], doet: 'Naar publiceren' },
  { toets: ['Delete'], doet: 'Verwijder' },
  { toets: ['Ctrl D'], doet: 'Kopieer op deze plek' },
  { toets: ['Ctrl C', 'Ctrl X', 'Ctrl V'], doet: 'Kopieer, knip en plak, ook in een ander formulier' },
  { toets: ['Ctrl Z', 'Ctrl Y'], doet: 'Ongedaan en opnieuw' },
  { toets: ['?'], doet: 'Deze lijst' },
]

/** What a key does in the outline; undefined: it is not ours. */
export function daadVan(event: KeyboardEvent, werk: Opbouwwerk, bouw: Formulierbouw, opToetsen: () => void): (() => void) | undefined {
  const { key, shiftKey, altKey } = event
  const ctrl = event.ctrlKey || event.metaKey
  if (altKey && !ctrl) return { ArrowUp: () => werk.schuif(-1), ArrowDown: () => werk.schuif(1), ArrowRight: werk.inLijst, ArrowLeft: werk.uitLijst }[key]
  if (ctrl && key === 'Enter') return naarPublicatie
  if (ctrl) return key.toLowerCase() === 'd' && !altKey ? werk.dupliceer : undefined
  const einde = werk.rijen.length
  return {
    ArrowUp: () => werk.ga(-1, shiftKey), ArrowDown: () => werk.ga(1, shiftKey), Home: () => werk.ga(-einde, shiftKey), End: () => werk.ga(einde, shiftKey),
    ArrowRight: () => werk.rechts(), ArrowLeft: () => werk.links(), Delete: werk.verwijder, Backspace: werk.verwijder,
    Enter: () => bouw.naarEigenschappen(), F2: () => bouw.naarEigenschappen(), n: () => bouw.vraagNieuw(), N: () => bouw.vraagNieuw(), p: naarPublicatie, P: naarPublicatie, '?': opToetsen,
  }[key]
}
