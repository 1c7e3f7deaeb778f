import { inhoudlezer } from '../concept/invoer.ts'

/** Bytes of JSON that a concept may be. */
export const MAX_FORMULIER = 1024 * 1024

export const { leesInhoud, leesTekst } = inhoudlezer({ woord: 'FORMULIERBEHEER', zaak: 'formulier', max: MAX_FORMULIER, maxBestand: 2 * MAX_FORMULIER })
