import { langDatum, toDatum, toDag, type Datum } from '../kernel/index.ts'
import { rollen, type Rol } from '../regie/index.ts'
import type { Berichtgegevens, Invulling } from './sjabloon.ts'

/** What a message is about, as the worker has it: enough to say that something waits, nothing about the jeugdige. */
export interface Berichtfeiten {
  readonly nummer: string
  /** Title of the termijn as the kader names it. */
  readonly termijnTitel: string
  /** Last day on which it is in time. */
  readonly deadline: string
  readonly trap: string
  readonly herinnering: boolean
  readonly betaalvlag: boolean
  readonly rol: Rol
  /** The role that was meant, when nobody holds it or its holder is absent. */
  readonly omgeleidVan: Rol | null
}

export interface Berichtplek {
  /** Without a slash behind it. */
  readonly publicOrigin: string
  /** Name of the gemeente. */
  readonly gemeente: string
}

const rolnaam = (rol: Rol): string => rollen[rol].label.toLowerCase()

/** Why it comes to this person. A betaalvlag that nobody of the gemeente can judge reaches an operator, who may not judge it either: she can see to it that somebody may. */
function omleidingVan({ omgeleidVan }: Berichtfeiten, oordeelt: boolean): string {
  if (omgeleidVan === null) return ''
  if (!oordeelt) return 'Niemand van de gemeente kan dit nu beoordelen. Zorg dat iemand die rol krijgt.'
  return `Het is naar jou gegaan omdat ${omgeleidVan === 'ret' ? 'het' : 'de'} ${rolnaam(omgeleidVan)} er niet is, of niemand die rol nu heeft.`
}

/** The words of one taak. An operator opens no casus: her link goes to its row on Wachtrijen. */
export function berichtgegevens(feiten: Berichtfeiten, { publicOrigin, gemeente }: Berichtplek): Invulling {
  const operator = feiten.rol === 'operator'
  const oordeelt = !(operator && feiten.betaalvlag)
  return {
    nummer: feiten.nummer,
    taak: feiten.termijnTitel,
    soort: feiten.herinnering ? 'Herinnering' : 'Escalatie',
    trap: feiten.trap,
    uiterlijk: langDatum(feiten.deadline as Datum),
    rol: rolnaam(feiten.rol),
    omleiding: omleidingVan(feiten, oordeelt),
    betaling: !feiten.betaalvlag ? '' : oordeelt ? 'Beoordeel of de betaling wacht. Het systeem besluit daar niet over.' : 'Dit gaat over een betaling (betaalvlag). De gemeente besluit of die wacht. Tot iemand besluit loopt de betaling door.',
    link: operator ? `${publicOrigin}/wachtrijen?${new URLSearchParams({ status: 'alle', casus: feiten.nummer })}#escalaties` : `${publicOrigin}/casussen/${encodeURIComponent(feiten.nummer)}`,
    gemeente,
  }
}

/** The words of a verzamelmail of `dag` (Amsterdam). */
export function verzamelgegevens(taken: readonly Berichtfeiten[], dag: Datum, plek: Berichtplek): Berichtgegevens {
  return {
    aantal: taken.length === 1 ? '1 taak' : `${taken.length} taken`,
    dag: langDatum(toDatum(toDag(dag))),
    link: `${plek.publicOrigin}/mijn-werk`,
    gemeente: plek.gemeente,
    taken: taken.map((taak) => berichtgegevens(taak, plek)),
  }
}

const verzonnen: Berichtfeiten = { nummer: '2026-0000', termijnTitel: 'Verklarende analyse', deadline: '2026-10-07', trap: 'E2', herinnering: false, betaalvlag: false, rol: 'casusregisseur', omgeleidVan: null }

/** The same escalatie when nobody of the gemeente can judge it: the words an operator gets. */
export const voorbeeldOperator = (plek: Berichtplek): Invulling => berichtgegevens({ ...verzonnen, trap: 'E4', betaalvlag: true, rol: 'operator', omgeleidVan: 'gemeente' }, plek)

/** An invented casus, for the preview. */
export function voorbeeldgegevens(soort: 'herinnering' | 'escalatie' | 'verzameld', plek: Berichtplek): Berichtgegevens {
  const herinnering: Berichtfeiten = { ...verzonnen, trap: 'H1', herinnering: true }
  if (soort === 'herinnering') return berichtgegevens(herinnering, plek)
  if (soort === 'escalatie') return berichtgegevens({ ...verzonnen, trap: 'E4', betaalvlag: true, rol: 'gemeente' }, plek)
  return verzamelgegevens([herinnering, { ...verzonnen, nummer: '2026-0001', termijnTitel: 'Hulpverleningsplan', trap: 'E1', deadline: '2026-10-05' }, { ...verzonnen, nummer: '2026-0002', termijnTitel: 'Evaluatie dag 21', rol: 'procesregisseur', omgeleidVan: 'casusregisseur' }], '2026-10-06' as Datum, plek)
}
