import * as formulier from '@regietafel/domain/formulier'
import type { Akkoorden, Antwoorden, Formulierdefinitie } from '@regietafel/domain/formulier'

/** Plausible answers to a shipped form; empty for a form that comes without. */
export function antwoordenVoor(sleutel: string): Antwoorden {
  const { voorbeeldAntwoorden } = formulier as { voorbeeldAntwoorden?: (sleutel: string) => Antwoorden | undefined }
  return voorbeeldAntwoorden?.(sleutel) ?? {}
}

/** The first part of the form filled in, as when somebody was called away. */
export function eerste(definitie: Formulierdefinitie, antwoorden: Antwoorden, deel: number): Antwoorden {
  const volgorde = definitie.secties.flatMap((sectie) => sectie.velden.map(({ id }) => id)).filter((id) => id in antwoorden)
  return Object.fromEntries(volgorde.slice(0, Math.max(1, Math.round(volgorde.length * deel))).map((id) => [id, antwoorden[id]]))
}

/** Every akkoord the form asks for, given by this person. */
export function akkoordenVoor(definitie: Formulierdefinitie, wie: { id: string; naam: string }, op: string): Akkoorden {
  return Object.fromEntries(formulier.akkoordVelden(formulier.compileer(definitie)).map(({ veldId, rollen, registratie }) =>
    [veldId, { door: wie.id, naam: wie.naam, rol: rollen[0]!, op, ...(registratie ? { registratienummer: '910000001' } : {}) }]))
}
