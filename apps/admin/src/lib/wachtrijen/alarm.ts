import type { Meldingstand, Oorzaak, Wachtrijen } from '@regietafel/api/client'
import { maatsoort } from '@regietafel/domain/escalatie'
import { kanaalnaam } from './woorden.ts'

/** What stands on top of the console: what is wrong, since when, what helps. */
export interface Alarm {
  readonly sleutel: string
  readonly niveau: Meldingstand['niveau']
  readonly titel: string
  readonly tekst: string
  readonly sinds: string | null
  readonly gemeente: Wachtrijen['gemeenten'][number]
  /** The rule that raised it; null when we see it before the rule does. */
  readonly melding: Meldingstand | null
  /** The failures behind it: what to look at, and what to pause. */
  readonly oorzaak: Oorzaak | null
}

/** Measures that a cause of failures explains. */
const BEZORGEN: readonly string[] = ['mislukt', 'mislukt-oudste', 'bezorgd-deel', 'onbezorgd-oudste']
/** So many of one cause is an alarm, also before its rule was looked at. */
const VEEL = maatsoort('mislukt').grens

const grootste = (oorzaken: readonly Oorzaak[]): Oorzaak | null => oorzaken.reduce<Oorzaak | null>((a, b) => (a && a.aantal >= b.aantal ? a : b), null)

/**
 * Alarms, worst and oldest first. One cause is one alarm: the three measures that one dead mailserver trips say one thing.
 */
export function alarmenVan({ meldingen, oorzaken }: Pick<Wachtrijen, 'meldingen' | 'oorzaken'>): Alarm[] {
  const uit = new Map<string, Alarm>()
  for (const melding of [...meldingen].sort((a, b) => Number(a.niveau === 'let-op') - Number(b.niveau === 'let-op') || a.begonnenOp.localeCompare(b.begonnenOp))) {
    const oorzaak = BEZORGEN.includes(melding.maat) ? grootste(oorzaken.filter(({ gemeente }) => gemeente.id === melding.gemeente.id)) : null
    const sleutel = oorzaak?.sleutel ?? melding.id
    if (!uit.has(sleutel)) uit.set(sleutel, { sleutel, niveau: melding.niveau, gemeente: melding.gemeente, melding, oorzaak, sinds: oorzaak?.eerst ?? melding.begonnenOp, titel: oorzaak ? kop(oorzaak) : melding.titel, tekst: oorzaak ? `${oorzaak.titel}. ${oorzaak.raad}` : melding.tekst })
  }
  for (const oorzaak of oorzaken) {
    if (oorzaak.aantal < VEEL || uit.has(oorzaak.sleutel)) continue
    uit.set(oorzaak.sleutel, { sleutel: oorzaak.sleutel, niveau: 'over-de-grens', gemeente: oorzaak.gemeente, melding: null, oorzaak, sinds: oorzaak.eerst, titel: kop(oorzaak), tekst: `${oorzaak.titel}. ${oorzaak.raad}` })
  }
  return [...uit.values()].sort((a, b) => Number(a.niveau === 'let-op') - Number(b.niveau === 'let-op'))
}

const kop = ({ kanaal, gemeente }: Oorzaak): string => `${kanaalnaam[kanaal]} van gemeente ${gemeente.naam} komt niet aan`
