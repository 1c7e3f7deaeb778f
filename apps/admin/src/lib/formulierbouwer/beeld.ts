import { voorbeeldContext } from '@regietafel/domain/formulier'
import { toDag, toDatum, type Datum } from '@regietafel/domain/kernel'
import type { Beeld } from './bouw.ts'

export const BEGINBEELD: Beeld = { rol: 'casusregisseur', fase: null, leeftijd: 16, dag: 5, breedte: 'breed', taal: 'nl', proef: null }

/** Facts of a sample casus that is `dag` days after its plaatsing today. Everybody in it is invented. */
export function feitenVan({ leeftijd, fase, dag }: Beeld, vandaag: Datum): Readonly<Record<string, unknown>> {
  const begin = toDatum(toDag(vandaag) - dag)
  // A birthday of four months ago: the age holds for most of the days that are looked at.
  const geboortedatum = toDatum(toDag(`${Number(vandaag.slice(0, 4)) - leeftijd}${vandaag.slice(4, 8)}01` as Datum) - 120)
  return { ...voorbeeldContext.feiten, leeftijd, geboortedatum, plaatsingsdatum: begin, start1op1: begin, ...(fase === null ? {} : { fase }) }
}
