import type { Waardesoort } from '../veldtype.ts'

/**
 * What rules may know of the casus besides the answers. A new fact is one line here; the api fills what it knows, the rest is unknown.
 * `vandaag` comes from `context.vandaag`.
 */
export const feiten = {
  vandaag: { label: 'vandaag', soort: 'datum' },
  /** Whole years on `vandaag`. */
  leeftijd: { label: 'de leeftijd van de jongere', soort: 'getal' },
  geboortedatum: { label: 'de geboortedatum van de jongere', soort: 'datum' },
  /** `open` or `gesloten`. */
  setting: { label: 'de setting', soort: 'tekst' },
  /** Phase of the casus as the kader names it. */
  fase: { label: 'de fase van de casus', soort: 'tekst' },
  plaatsingsdatum: { label: 'de datum van de plaatsing', soort: 'datum' },
  start1op1: { label: 'de start van de 1-op-1 begeleiding', soort: 'datum' },
  /** Is there a vastgestelde verklarende analyse in this casus? */
  'va-vastgesteld': { label: 'de verklarende analyse is vastgesteld', soort: 'janee' },
  'regie-proces': { label: 'procesregie is belegd', soort: 'janee' },
  'regie-behandel': { label: 'behandelregie is belegd', soort: 'janee' },
  'regie-casus': { label: 'casusregie is belegd', soort: 'janee' },
} as const satisfies Record<string, { label: string; soort: Waardesoort }>
export type Feit = keyof typeof feiten
