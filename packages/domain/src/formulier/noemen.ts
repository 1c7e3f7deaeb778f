import type { Formulierdefinitie } from './definitie.types.ts'
import { optiesVan } from './opties.ts'
import { plekken } from './vergelijk.ts'

/** What is named in a problem is found back here: in the form itself, and for what is gone in what it was before. */
export interface Namen {
  /** Label of a field of the form as it is now. */
  readonly nu: (id: string) => string | undefined
  /** Label of a field that was in an earlier version. */
  readonly eerder: (id: string) => string | undefined
  /** Label of an option that was in an earlier version, when it had one label everywhere. */
  readonly optie: (waarde: string) => string | undefined
}

export function namenUit(nu: Formulierdefinitie, eerder: readonly Formulierdefinitie[]): Namen {
  const labels = (definities: readonly Formulierdefinitie[]) => new Map(definities.toReversed().flatMap((definitie) => [...plekken(definitie).values()].map(({ veld }) => [veld.id, veld.label] as const)))
  const [hier, toen] = [labels([nu]), labels(eerder)]
  const opties = Map.groupBy(eerder.flatMap((definitie) => [...plekken(definitie).values()].flatMap(({ veld }) => optiesVan(veld) ?? [])), ({ waarde }) => waarde)
  return {
    nu: (id) => hier.get(id),
    eerder: (id) => toen.get(id),
    optie: (waarde) => {
      const woorden = new Set(opties.get(waarde)?.map(({ label }) => label))
      return woorden.size === 1 ? [...woorden][0] : undefined
    },
  }
}

/** Codes of problems that name a field by its id. */
const MET_VELD = new Set(['REGEL_ONBEKEND_VELD', 'CONFIG_LIJST', 'VAST_WEG'])

/** The same problem with the words that are on the screen in place of an id between quotes, as far as they are known. */
export function inWoorden<P extends { readonly code: string; readonly melding: string }>(probleem: P, namen: Namen): P {
  const { code, melding } = probleem
  const naam = /'([^']+)'/.exec(melding)?.[1]
  if (naam === undefined || (code !== 'REGEL_OPTIE' && !MET_VELD.has(code))) return probleem
  const elders = code === 'REGEL_ONBEKEND_VELD' ? namen.nu(naam) : undefined
  if (elders !== undefined) return { ...probleem, melding: `Het veld "${elders}" staat op een plek waar deze regel het niet kan lezen.` }
  const label = code === 'REGEL_OPTIE' ? namen.optie(naam) : (namen.nu(naam) ?? namen.eerder(naam))
  if (label === undefined) return probleem
  return { ...probleem, melding: code === 'REGEL_ONBEKEND_VELD' ? `Het veld "${label}" is er niet meer.` : melding.replace(`'${naam}'`, `"${label}"`) }
}
