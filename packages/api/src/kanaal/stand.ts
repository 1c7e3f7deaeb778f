import type { KanaalFeiten } from '@regietafel/db'
import { tijdVan } from '@regietafel/domain/kernel'
import type { Gemeentekeuze, Kanaalstand } from '../wachtrijtypes.ts'

/** From here on so much goes wrong that a kanaal is over the line (share of the messages of the last hour). */
const GRENS_DEEL = 0.2

function oordeel({ kanaal, wacht, mislukt, pogingen, gelukt, code, stilTot, ontvangers, hapert }: KanaalFeiten): Pick<Kanaalstand, 'niveau' | 'woord'> {
  if (stilTot) return { niveau: 'stil', woord: `Stil tot ${tijdVan(stilTot)}` }
  if (kanaal === 'webhook' && hapert > 0) return { niveau: hapert >= ontvangers ? 'over-de-grens' : 'let-op', woord: ontvangers > 1 ? `${hapert} van ${ontvangers} hapert` : 'Hapert' }
  const fout = pogingen - gelukt
  if (pogingen > 0 && gelukt === 0) return { niveau: 'over-de-grens', woord: code?.startsWith('SMTP_') ? 'Weigert' : 'Komt niet aan' }
  if (fout > 0) return { niveau: fout / pogingen >= GRENS_DEEL ? 'over-de-grens' : 'let-op', woord: `${fout} van ${pogingen} mislukt` }
  if (mislukt > 0) return { niveau: 'let-op', woord: `${mislukt} opgegeven` }
  if (code !== null) return { niveau: 'let-op', woord: 'Probeert opnieuw' }
  if (kanaal === 'webhook' && ontvangers === 0) return { niveau: 'onbekend', woord: 'Geen ontvanger' }
  if (pogingen === 0) return { niveau: 'onbekend', woord: wacht > 0 ? `${wacht} ${wacht === 1 ? 'wacht' : 'wachten'}` : 'Niets verstuurd' }
  return { niveau: 'in-orde', woord: 'In orde' }
}

/** One kanaal of one gemeente as a badge: a niveau and a word. No message in the last hour is not known, never good. */
export function toKanaalstand(feiten: KanaalFeiten, gemeente: Gemeentekeuze): Kanaalstand {
  const { kanaal, wacht, mislukt, pogingen, gelukt, sinds, code } = feiten
  return { gemeente, kanaal, ...oordeel(feiten), wacht, mislukt, pogingen, gelukt, sinds, code }
}
