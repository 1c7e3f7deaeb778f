import type { TeMelden } from '@regietafel/db'
import { grensInWoorden, isInstallatiemaat, legtBewakingStil, maatsoort, meldingpad, pauzetitel, waardeInWoorden } from '@regietafel/domain/escalatie'

const klok = new Intl.DateTimeFormat('nl-NL', { weekday: 'short', day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit', timeZone: 'Europe/Amsterdam' })
const toTijd = (op: string): string => klok.format(new Date(op))
const SLOT = 'In dit bericht staan geen persoonsgegevens.'

/** The mail of one step of an alarm, or of its end. Says a number and leads to what it is about; nothing of a casus. Of a pauze it says what, until when and who, never why: a reason is words of a person. */
export function meldingtekst(melding: TeMelden, publicOrigin: string): { onderwerp: string; tekst: string } {
  const { maat, gemeente, gemeenteId, stap } = melding
  const { onderwerp, regels, uitleg } = melding.pauze ? overPauze(melding, melding.pauze) : overGetal(melding)
  const tekst = [
    stap === null ? 'Deze melding is voorbij.' : 'Dit is een melding van de bewaking.', '',
    isInstallatiemaat(maat) ? 'Voor:     alle gemeenten' : `Gemeente: ${gemeente}`, ...regels, '',
    uitleg, '',
    `${publicOrigin}${meldingpad(maat, gemeenteId)}`,
    ...(stap === null ? [] : ['', 'Pak de melding op bij Wachtrijen: dan gaan er een dag geen herhalingen uit.']),
    melding.pauze ? 'In dit bericht staat niets over een casus.' : SLOT,
  ]
  return { onderwerp: isInstallatiemaat(maat) || onderwerp.includes(gemeente) ? onderwerp : `${onderwerp} (${gemeente})`, tekst: `${tekst.join('\n')}\n` }
}

interface Woorden { readonly onderwerp: string; readonly regels: readonly string[]; readonly uitleg: string }

/** An alarm counts in real time, and says so when the proefklok shows another: as on the screens. */
function overGetal({ maat, niveau, waarde, grens, begonnenOp, eindeOp, andereKlok, stap }: TeMelden): Woorden {
  const soort = maatsoort(maat)
  const echt = (op: string): string => `${toTijd(op)}${andereKlok ? ', echte tijd' : ''}`
  const wat = niveau === 'let-op' ? 'let op' : 'over de grens'
  return {
    onderwerp: `${soort.titel}: ${stap === null ? 'voorbij' : stap === 1 ? wat : `nog steeds ${wat}`}`,
    regels: [
      `Wat:      ${soort.titel}`,
      ...(stap === null ? [] : [`Nu:       ${waardeInWoorden(waarde, soort.eenheid)} (${niveau === 'let-op' ? 'let op' : 'grens:'} ${grensInWoorden(grens, soort)})`]),
      `Sinds:    ${echt(begonnenOp)}`,
      ...(stap === null && eindeOp ? [`Tot:      ${echt(eindeOp)}`] : []),
    ],
    uitleg: soort.uitleg,
  }
}

function overPauze({ gemeente, stap }: TeMelden, { soort, doel, van, tot, door }: NonNullable<TeMelden['pauze']>): Woorden {
  const wat = pauzetitel(soort, doel, gemeente)
  return {
    onderwerp: `${wat}: ${stap === null ? 'loopt weer' : stap === 1 ? 'staat stil' : 'staat nog steeds stil'}`,
    regels: [`Wat:      ${wat}`, `Sinds:    ${toTijd(van)}`, `Tot:      ${toTijd(tot)}`, `Door:     ${door ?? 'een operator van elders'}`],
    uitleg: stap === null ? 'Wat wachtte, gaat weer.' : legtBewakingStil({ soort, doel }) ? 'Tot dan gaat er van deze gemeente geen escalatie af. Daarna loopt het vanzelf weer.' : 'Tot dan wacht wat hierdoor zou gaan. Daarna loopt het vanzelf weer.',
  }
}

/** What a webhook gets. Codes and numbers; `waarde` and `grens` in ms, a count or a share. */
export const meldinginhoud = ({ sleutel, gemeenteId, gemeenteSleutel, maat, niveau, waarde, grens, begonnenOp, eindeOp, stap }: TeMelden, publicOrigin: string): Record<string, unknown> =>
  ({ soort: stap === null ? 'melding-voorbij' : 'melding', sleutel, gemeente: gemeenteSleutel, maat, niveau, eenheid: maatsoort(maat).eenheid, waarde, grens, stap, begonnenOp, eindeOp, link: `${publicOrigin}${meldingpad(maat, gemeenteId)}` })
