import { plekken, regelInWoorden, type Expressie, type Formulierdefinitie, type Naamgever } from '@regietafel/domain/formulier'

/** Labels and options of the fields of this form, for a rule in words. */
export function naamgever(definitie: Formulierdefinitie): Naamgever {
  const alle = plekken(definitie)
  return {
    veld(id) {
      const veld = alle.get(id)?.veld
      const opties = (veld?.config as { opties?: readonly { waarde: string; label: string }[] } | undefined)?.opties
      return veld && { label: veld.label, ...(Array.isArray(opties) ? { opties } : {}) }
    },
  }
}

/** "Te zien als Is een gesprek nodig? is ja." */
export const teZienAls = (definitie: Formulierdefinitie, regel: Expressie): string => `Te zien als ${regelInWoorden(regel, naamgever(definitie))}.`
