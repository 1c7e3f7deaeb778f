import type { TermijnStand, Voortgang } from '@regietafel/domain/kader'
import type { Rol } from '@regietafel/domain/regie'
import type { CasusKop, GebeurtenisRij } from './types.ts'

type Persoonlijk = 'roepnaam' | 'leeftijd' | 'geboortedatum' | 'eigenWoorden' | 'setting'

const alles: readonly Persoonlijk[] = ['roepnaam', 'leeftijd', 'geboortedatum', 'eigenWoorden', 'setting']

/** Which of the fields about the jongere a role does not get. A new role does not compile until it stands here. BSN is in no answer at all. */
const verborgen: Record<Rol, readonly Persoonlijk[]> = {
  casusregisseur: [],
  gedragswetenschapper: [],
  zorgaanbieder: [],
  procesregisseur: [],
  ret: [],
  gemeente: ['geboortedatum', 'eigenWoorden'],
  leidinggevende: alles,
  beheerder: alles,
  operator: alles,
}

export const magZien = (rol: Rol, veld: Persoonlijk): boolean => !verborgen[rol].includes(veld)

/** The head of a casus as this role may see it: what she may not see is null in the answer. */
export function projectKop(rol: Rol, kop: CasusKop): CasusKop {
  return { ...kop, ...Object.fromEntries(verborgen[rol].map((veld) => [veld, null])) }
}

/** Name and age in a row of a list. */
export function projectWie<T extends { readonly roepnaam: string | null; readonly leeftijd: number | null }>(rol: Rol, rij: T): T {
  return { ...rij, roepnaam: magZien(rol, 'roepnaam') ? rij.roepnaam : null, leeftijd: magZien(rol, 'leeftijd') ? rij.leeftijd : null }
}

/** The text of a gebeurtenis may quote a motivering or a reden: the gemeente sees that it happened, not what was written. */
export function projectGebeurtenis(rol: Rol, rij: GebeurtenisRij & { readonly vrijeTekst: boolean }): GebeurtenisRij {
  const { vrijeTekst, ...zonder } = rij
  return vrijeTekst && rol === 'gemeente' ? { ...zonder, tekst: '' } : zonder
}

/** A termijn that counts from the day of birth tells that day in its sum: a role that may not see it gets the deadline and the source only. */
export function projectTermijn(rol: Rol, termijn: TermijnStand): TermijnStand {
  if (termijn.anker !== 'geboren' || magZien(rol, 'geboortedatum')) return termijn
  const { deadline } = termijn
  return { ...termijn, ankerdatum: deadline, normdatum: deadline, uitleg: 'geteld vanaf de geboortedatum', uitlegDelen: [] }
}

export const projectVoortgang = (rol: Rol, voortgang: Voortgang): Voortgang =>
  magZien(rol, 'geboortedatum') ? voortgang : { ...voortgang, termijnen: voortgang.termijnen.map((termijn) => projectTermijn(rol, termijn)) }
