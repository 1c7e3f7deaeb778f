import type { Formulierdefinitie } from '@regietafel/api/client'
import { canoniek } from '@regietafel/domain/formulier'
import type { Conceptklad } from '#lib/conceptbewaren/bewaarder.ts'

/** What is on this device only of a form. */
export type Formulierklad = Conceptklad<Formulierdefinitie>

/** Refusals after which the version of the server must be looked at first. */
export const ANDERS_GEWORDEN: ReadonlySet<string> = new Set(['FORMULIERBEHEER_GEWIJZIGD', 'FORMULIERBEHEER_INGEDIEND', 'NIET_GEVONDEN'])

/** A short mark of the content: three forms of a megabyte do not fit on a device. Knows our own work again, decides nothing else. */
export function merk(definitie: Formulierdefinitie): string {
  const tekst = canoniek(definitie)
  let a = 0xdeadbeef
  let b = 0x41c6ce57
  for (let i = 0; i < tekst.length; i += 1) {
    const teken = tekst.charCodeAt(i)
    a = Math.imul(a ^ teken, 2_654_435_761)
    b = Math.imul(b ^ teken, 1_597_334_677)
  }
  return `${tekst.length}:${(a >>> 0).toString(36)}:${(b >>> 0).toString(36)}`
}

export const gelijk = (a: Formulierdefinitie, b: Formulierdefinitie): boolean => a === b || canoniek(a) === canoniek(b)
