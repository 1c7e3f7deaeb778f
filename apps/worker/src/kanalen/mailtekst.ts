import { rollen } from '@regietafel/domain/regie'
import type { Bericht } from './kanaal.port.ts'

export interface Mailtekst {
  readonly subject: string
  readonly text: string
}

const dag = new Intl.DateTimeFormat('nl-NL', { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' })

/** Says that something waits, since when and for whom by role. Who it is about stays behind the login: no name, no date of birth, no text of a form. */
export function mailtekst(bericht: Bericht, publicOrigin: string): Mailtekst {
  const { nummer, termijnTitel, deadline, trap, herinnering, betaalvlag, rol, omgeleidVan } = bericht
  const uiterlijk = dag.format(new Date(`${deadline}T00:00:00Z`))
  const regels = [
    herinnering ? `Dit is een herinnering (${trap}).` : `Dit is een escalatie (${trap}): de termijn is voorbij.`,
    '',
    `Casus:     ${nummer}`,
    `Taak:      ${termijnTitel}`,
    `Uiterlijk: ${uiterlijk}`,
    ...(betaalvlag ? ['', 'Beoordeel of de betaling wacht. Het systeem besluit daar niet over.'] : []),
    '',
    'Open de casus om te zien wat er nodig is:',
    `${publicOrigin}/casussen/${encodeURIComponent(nummer)}`,
    '',
    `Je krijgt dit bericht als ${rollen[rol].label.toLowerCase()}.`,
    ...(omgeleidVan ? [`Het is naar jou gegaan omdat niemand nu ${rollen[omgeleidVan].label.toLowerCase()} is in deze casus.`] : []),
    'In dit bericht staan geen persoonsgegevens.',
    'Die zie je pas als je bent ingelogd.',
  ]
  return { subject: herinnering ? `Herinnering: er wacht een taak in casus ${nummer}` : `Er wacht een taak in casus ${nummer} (escalatie ${trap})`, text: `${regels.join('\n')}\n` }
}
