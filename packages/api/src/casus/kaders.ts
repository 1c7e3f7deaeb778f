import type { CasusVoortgang, Kaderversie } from '@regietafel/db'
import type { Kaderdefinitie, Voortgang } from '@regietafel/domain/kader'

/** One kader of a casus with where the casus stands in it. */
export interface Casuskader {
  readonly kader: Kaderdefinitie
  readonly versie: number
  readonly voortgang: Voortgang
  /** When it began to run beside the main one; null for the main one. */
  readonly sinds: string | null
}

/** The main kader first, then those beside it. */
export const kadersVan = (stand: CasusVoortgang): readonly Casuskader[] => [
  { ...versieVan(stand.kaderversie), voortgang: stand.voortgang, sinds: null },
  ...naastVan(stand).map(({ kaderversie, voortgang, sinds }) => ({ ...versieVan(kaderversie), voortgang, sinds })),
]

/** Absent until the fold of several kaders is there. */
const naastVan = (stand: CasusVoortgang & { readonly naast?: readonly { readonly kaderversie: Kaderversie; readonly voortgang: Voortgang; readonly sinds: string }[] }) => stand.naast ?? []

const versieVan = ({ kader, versie }: Kaderversie) => ({ kader, versie })

/** The titles that the kaders of a casus give their forms. */
export const formuliertitels = (stand: CasusVoortgang): ReadonlyMap<string, string> =>
  new Map(kadersVan(stand).toReversed().flatMap(({ kader }) => kader.formulieren.map(({ formulier, titel }) => [formulier, titel] as const)))
