import { inhoudlezer } from '../concept/invoer.ts'

/** Bytes of JSON that a concept may be. */
export const MAX_KADER = 512 * 1024

export const { leesInhoud, leesTekst } = inhoudlezer({ woord: 'KADER', zaak: 'kader', max: MAX_KADER, maxBestand: 2 * MAX_KADER })
