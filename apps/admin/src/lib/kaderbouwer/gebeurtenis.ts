import { aanleidingInWoorden, type Aanleiding, type Kaderdefinitie } from '@regietafel/domain/kader'

/** "HVP" stays as it is, "Kennismaking" becomes "kennismaking". */
const inZin = (titel: string): string => (/^\p{Lu}\p{Ll}/u.test(titel) ? titel.charAt(0).toLowerCase() + titel.slice(1) : titel)

/** What happened, in words. The own registratie of a clock is called as the clock is called now; its key stays what it was. */
export function gebeurtenisInWoorden(kader: Kaderdefinitie, a: Aanleiding): string {
  const eigen = a.soort === 'registratie' ? kader.termijnen.find((t) => t.termijn === a.registratie && t.sluit.soort === 'registratie' && t.sluit.registratie === a.registratie) : undefined
  return eigen?.titel ? `registratie ${inZin(eigen.titel)}` : aanleidingInWoorden(kader, a)
}
