import { voorbeeldContext, type Formulierdefinitie } from '@regietafel/domain/formulier'
import { toDag, toDatum, type Datum } from '@regietafel/domain/kernel'
import { rolSleutels } from '@regietafel/domain/regie'
import type { Beeld } from './bouw.ts'

/** As somebody who fills it in; a concept may name a role that does not exist. */
export const beginbeeld = (definitie: Formulierdefinitie): Beeld => ({ rol: rolSleutels.find((rol) => Array.isArray(definitie.schrijft) && definitie.schrijft[0] === rol) ?? 'casusregisseur', fase: null, leeftijd: 16, dag: 5, breedte: 'breed', taal: 'nl', proef: null })

/** Facts of a sample casus that is `dag` days after its plaatsing today. Everybody in it is invented. */
export function feitenVan({ leeftijd, fase, dag }: Beeld, vandaag: Datum): Readonly<Record<string, unknown>> {
  const begin = toDatum(toDag(vandaag) - dag)
  // A birthday of four months ago: the age holds for most of the days that are looked at.
  const geboortedatum = toDatum(toDag(`${Number(vandaag.slice(0, 4)) - leeftijd}${vandaag.slice(4, 8)}01` as Datum) - 120)
  return { ...voorbeeldContext.feiten, leeftijd, geboortedatum, plaatsingsdatum: begin, start1op1: begin, ...(fase === null ? {} : { fase }) }
}
