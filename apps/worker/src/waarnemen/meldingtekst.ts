import type { TeMelden } from '@regietafel/db'
import { grensInWoorden, maatsoort, waardeInWoorden } from '@regietafel/domain/escalatie'

const klok = new Intl.DateTimeFormat('nl-NL', { weekday: 'short', day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit', timeZone: 'Europe/Amsterdam' })
const toTijd = (op: string): string => klok.format(new Date(op))

/** The mail of one step of an alarm, or of its end. Says a number and where to look; nothing of a casus. */
export function meldingtekst({ maat, gemeente, waarde, grens, begonnenOp, eindeOp, stap }: TeMelden, publicOrigin: string): { onderwerp: string; tekst: string } {
  const soort = maatsoort(maat)
  const staat = stap === null ? 'voorbij' : stap === 1 ? 'over de grens' : 'nog steeds over de grens'
  const regels = [
    stap === null ? 'Deze melding is voorbij.' : 'Dit is een melding van de bewaking.',
    '',
    `Gemeente: ${gemeente}`,
    `Wat:      ${soort.titel}`,
    ...(stap === null ? [] : [`Nu:       ${waardeInWoorden(waarde, soort.eenheid)} (grens: ${grensInWoorden(grens, soort)})`]),
    `Sinds:    ${toTijd(begonnenOp)}`,
    ...(stap === null && eindeOp ? [`Tot:      ${toTijd(eindeOp)}`] : []),
    '',
    soort.uitleg,
    '',
    `${publicOrigin}/wachtrijen/meldregels`,
    ...(stap === null ? [] : ['', 'Pak de melding daar op: dan gaan er een dag geen herhalingen uit.']),
    'In dit bericht staan geen persoonsgegevens.',
  ]
  return { onderwerp: `${soort.titel}: ${staat} (${gemeente})`, tekst: `${regels.join('\n')}\n` }
}

/** What a webhook gets. Codes and numbers; `waarde` and `grens` in ms, a count or a share. */
export const meldinginhoud = ({ sleutel, gemeenteSleutel, maat, niveau, waarde, grens, begonnenOp, eindeOp, stap }: TeMelden, publicOrigin: string): Record<string, unknown> =>
  ({ soort: stap === null ? 'melding-voorbij' : 'melding', sleutel, gemeente: gemeenteSleutel, maat, niveau, eenheid: maatsoort(maat).eenheid, waarde, grens, stap, begonnenOp, eindeOp, link: `${publicOrigin}/wachtrijen/meldregels` })
