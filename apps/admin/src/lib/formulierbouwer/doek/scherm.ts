import { schermAf, type Antwoorden, type Formulierdefinitie } from '@regietafel/domain/formulier'
import type { Rol } from '@regietafel/domain/regie'

/** The answers as this role gets them from the server, and the ids of the fields that are kept from it. */
export function voorRol(definitie: Formulierdefinitie, antwoorden: Antwoorden, rol: Rol): { readonly antwoorden: Antwoorden; readonly dicht: ReadonlySet<string> } {
  const { antwoorden: over, afgeschermd } = schermAf(definitie, antwoorden, rol)
  return { antwoorden: over, dicht: new Set(afgeschermd) }
}
