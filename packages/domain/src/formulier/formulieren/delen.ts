import type { Veld } from '../definitie.types.ts'
import { keuze, lang } from './bouw.ts'

/** What the jongere or the ouders think. Disagreeing never blocks; their own text is kept as they said it (bron: W 7.3.8 lid 2; O). */
export const reactie = (sleutel: string, label: string): Veld[] => [
  keuze(sleutel, label, { eens: 'Mee eens', gezien: 'Gezien, geen mening', oneens: 'Niet mee eens', 'niet-bereikt': 'Heeft niet gereageerd' }, { verplicht: true, hulp: 'Het mag dat je het er niet mee eens bent.', bron: 'O; W 7.3.8 lid 2' }),
  lang(`${sleutel}_tekst`, 'In eigen woorden', { zichtbaar: ['gevuld', ['veld', sleutel]], verplicht: ['is-een-van', ['veld', sleutel], 'oneens', 'niet-bereikt'], hulp: 'Schrijf het op zoals het gezegd is. Is er niet gereageerd? Schrijf wat je hebt geprobeerd.', bron: 'O; W 7.3.8 lid 2' }),
]
