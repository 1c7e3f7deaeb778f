import { conceptWeigeringen, type ConceptWeigering, type Regels } from '../concept/weigering.ts'

/** Refusals about the kaders of a gemeente. */
export type KaderWeigering =
  | ConceptWeigering<'KADER'>
  | { readonly code: 'KADER_NIET_GEPUBLICEERD' }
  | { readonly code: 'KADER_STANDAARD' }
  | { readonly code: 'KADER_STANDAARD_HOOFD' }
  | { readonly code: 'KADER_ZONDER_STAPPEN' }

export const kaderWeigeringen: Regels<KaderWeigering> = {
  ...conceptWeigeringen('KADER', { zaak: 'kader', grens: '512 kB' }),
  KADER_NIET_GEPUBLICEERD: { trpc: 'CONFLICT', melding: () => 'Van dit kader is nog geen versie gepubliceerd. Publiceer het eerst.' },
  KADER_STANDAARD: { trpc: 'CONFLICT', melding: () => 'Dit kader is de standaard voor nieuwe casussen. Maak eerst een ander kader de standaard.' },
  KADER_STANDAARD_HOOFD: { trpc: 'BAD_REQUEST', melding: () => 'Alleen een hoofdkader kan de standaard zijn.' },
  KADER_ZONDER_STAPPEN: { trpc: 'CONFLICT', melding: () => 'Een hoofdkader heeft ten minste één stap. Dit kader kan wel naast een ander lopen.' },
}
