import { akkoordVelden, beoordeel, compileer, formulierSleutels, voorbeeldAntwoorden, voorbeeldContext, type Akkoorden, type Antwoorden, type Context, type Formulierdefinitie, type FormulierSleutel } from '@regietafel/domain/formulier'
import type { Datum } from '@regietafel/domain/kernel'
import type { Rol } from '@regietafel/domain/regie'

export interface Jongere {
  readonly roepnaam: string
  readonly leeftijd: number
  readonly geboortedatum: string
  readonly setting: string
  readonly plaatsing: Datum | null
}

const isSleutel = (sleutel: string): sleutel is FormulierSleutel => (formulierSleutels as readonly string[]).includes(sleutel)

const contextVan = ({ leeftijd, geboortedatum, plaatsing }: Jongere, vandaag: Datum): Context =>
  ({ vandaag, feiten: { ...voorbeeldContext.feiten, leeftijd, geboortedatum, plaatsingsdatum: plaatsing ?? undefined, start1op1: plaatsing ?? undefined } })

/** Plausible answers to a shipped form, about this jongere as of this day. The examples are about one Noa; here she gets another name. */
export function antwoordenVoor(sleutel: string, jongere: Jongere, vandaag: Datum): Antwoorden {
  if (!isSleutel(sleutel)) return {}
  const { roepnaam, plaatsing } = jongere
  const antwoorden = voorbeeldAntwoorden(sleutel, contextVan(jongere, vandaag))
  const opZijn = 'plaatsingsdatum' in antwoorden && plaatsing !== null ? { ...antwoorden, plaatsingsdatum: plaatsing } : antwoorden
  return JSON.parse(JSON.stringify(opZijn).replaceAll('Noa', roepnaam)) as Antwoorden
}

/** The first part of the form filled in, as when somebody was called away. */
export function eerste(definitie: Formulierdefinitie, antwoorden: Antwoorden, deel: number): Antwoorden {
  const volgorde = definitie.secties.flatMap((sectie) => sectie.velden.map(({ id }) => id)).filter((id) => id in antwoorden)
  return Object.fromEntries(volgorde.slice(0, Math.max(1, Math.round(volgorde.length * deel))).map((id) => [id, antwoorden[id]]))
}

export interface Ondertekening {
  readonly antwoorden: Antwoorden
  readonly jongere: Jongere
  readonly op: string
  readonly vandaag: Datum
  /** Who signs in this role; nobody: the akkoord is left out. */
  readonly wie: (rol: Rol) => { id: string; naam: string } | null
}

/** Every akkoord the form asks for with these answers, given by somebody in the role that may. */
export function akkoordenVoor(definitie: Formulierdefinitie, { antwoorden, jongere, op, vandaag, wie }: Ondertekening): Akkoorden {
  const form = compileer(definitie)
  const oordeel = beoordeel(form, antwoorden, contextVan(jongere, vandaag))
  return Object.fromEntries(akkoordVelden(form).flatMap(({ veldId, rollen, registratie }) => {
    const persoon = oordeel.zichtbaar(veldId) ? wie(rollen[0]!) : null
    return persoon ? [[veldId, { door: persoon.id, naam: persoon.naam, rol: rollen[0]!, op, ...(registratie ? { registratienummer: '910000001' } : {}) }]] : []
  }))
}
