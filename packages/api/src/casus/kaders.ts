import type { CasusVoortgang, Kaderversie } from '@regietafel/db'
import type { Kaderdefinitie, Termijndefinitie, Voortgang } from '@regietafel/domain/kader'
import type { Sluiting } from '../types.ts'

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
  ...stand.naast.map(({ kaderversie, voortgang, sinds }) => ({ ...versieVan(kaderversie), voortgang, sinds })),
]

const versieVan = ({ kader, versie }: Kaderversie) => ({ kader, versie })

/** The titles that the kaders of a casus give their forms. */
export const formuliertitels = (stand: CasusVoortgang): ReadonlyMap<string, string> =>
  new Map(kadersVan(stand).toReversed().flatMap(({ kader }) => kader.formulieren.map(({ formulier, titel }) => [formulier, titel] as const)))

/** What the act that notes this is asked for; null when no such act closes it. */
export const vastleggenVan = ({ sluit }: Pick<Termijndefinitie, 'sluit'>): string | null =>
  sluit.soort === 'registratie' ? sluit.registratie : sluit.soort === 'familiegroepsplan-afgezien' || sluit.soort === 'schriftelijk-plan-gevraagd' ? sluit.soort : null

/** `bekend`: keys of the forms the gemeente has. */
export const sluitingenVan = (stand: CasusVoortgang, bekend: ReadonlySet<string>): Sluiting[] =>
  kadersVan(stand).flatMap(({ kader }) => kader.termijnen.map((t) => ({
    kader: kader.sleutel, termijn: t.termijn, vastleggen: vastleggenVan(t),
    formulier: t.sluit.soort === 'formulier-vastgesteld' && bekend.has(t.sluit.formulier) ? t.sluit.formulier : null,
  })))
