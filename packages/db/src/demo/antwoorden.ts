import { akkoordVelden, compileer, formulierSleutels, voorbeeldAntwoorden, voorbeeldContext, type Akkoorden, type Antwoorden, type Formulierdefinitie, type FormulierSleutel } from '@regietafel/domain/formulier'
import type { Datum } from '@regietafel/domain/kernel'

export interface Jongere {
  readonly roepnaam: string
  readonly leeftijd: number
  readonly geboortedatum: string
  readonly setting: string
  readonly plaatsing: Datum | null
}

const isSleutel = (sleutel: string): sleutel is FormulierSleutel => (formulierSleutels as readonly string[]).includes(sleutel)

/** Plausible answers to a shipped form, about this jongere as of this day. The examples are about one Noa; here she gets another name. */
export function antwoordenVoor(sleutel: string, { roepnaam, leeftijd, geboortedatum, plaatsing }: Jongere, vandaag: Datum): Antwoorden {
  if (!isSleutel(sleutel)) return {}
  const feiten = { ...voorbeeldContext.feiten, leeftijd, geboortedatum, plaatsingsdatum: plaatsing ?? undefined, start1op1: plaatsing ?? undefined }
  const antwoorden = voorbeeldAntwoorden(sleutel, { vandaag, feiten })
  const opZijn = 'plaatsingsdatum' in antwoorden && plaatsing !== null ? { ...antwoorden, plaatsingsdatum: plaatsing } : antwoorden
  return JSON.parse(JSON.stringify(opZijn).replaceAll('Noa', roepnaam)) as Antwoorden
}

/** The first part of the form filled in, as when somebody was called away. */
export function eerste(definitie: Formulierdefinitie, antwoorden: Antwoorden, deel: number): Antwoorden {
  const volgorde = definitie.secties.flatMap((sectie) => sectie.velden.map(({ id }) => id)).filter((id) => id in antwoorden)
  return Object.fromEntries(volgorde.slice(0, Math.max(1, Math.round(volgorde.length * deel))).map((id) => [id, antwoorden[id]]))
}

/** Every akkoord the form asks for, given by this person. */
export function akkoordenVoor(definitie: Formulierdefinitie, wie: { id: string; naam: string }, op: string): Akkoorden {
  return Object.fromEntries(akkoordVelden(compileer(definitie)).map(({ veldId, rollen, registratie }) =>
    [veldId, { door: wie.id, naam: wie.naam, rol: rollen[0]!, op, ...(registratie ? { registratienummer: '910000001' } : {}) }]))
}
