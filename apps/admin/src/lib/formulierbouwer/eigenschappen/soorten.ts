import { veldgroepen, veldtypen, type Formulierdefinitie, type Veld, type VeldType, type VeldTypeCode } from '@regietafel/domain/formulier'
import type { Gevonden } from './zoek.ts'
import { alleVelden } from './zoek.ts'

export const veldsoort = (code: string): VeldType | undefined => (Object.hasOwn(veldtypen, code) ? (veldtypen[code as VeldTypeCode] as unknown as VeldType) : undefined)

/** The types that can stand here, under their headings. A list may stand in a list, not deeper. */
export function soortopties({ veld, lijsten }: Gevonden): readonly { readonly waarde: string; readonly label: string; readonly groep: string }[] {
  const codes = Object.keys(veldtypen) as VeldTypeCode[]
  return (Object.keys(veldgroepen) as (keyof typeof veldgroepen)[]).flatMap((groep) =>
    codes
      .filter((code) => veldtypen[code].groep === groep)
      .filter((code) => code === veld.type || lijsten.length === 0 || !(code === 'akkoord' || veldsoort(code)!.rijen?.alleenBoven || (code === 'lijst' && lijsten.length > 1)))
      .map((code) => ({ waarde: code, label: veldtypen[code].label, groep: veldgroepen[groep] })),
  )
}

/** Questions with rows that somebody fills in, to choose from. */
export const lijsten = (definitie: Formulierdefinitie, behalve: string): readonly Veld[] => definitie.secties.flatMap((s) => s.velden).filter((veld) => veld.type === 'lijst' && veld.id !== behalve)

/** The fields of the row of a list, by its id. */
export const rijvelden = (definitie: Formulierdefinitie, id: unknown): readonly Veld[] => alleVelden(definitie).find((veld) => veld.id === id)?.velden ?? []
