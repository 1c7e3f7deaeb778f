import type { Deelrij } from '@regietafel/api/client'

/** What kind of part it is, for who looks. */
export const deelsoorten: Readonly<Record<Deelrij['soort'], string>> = { sectie: 'Deel', velden: 'Vragen', codelijst: 'Codelijst' }
