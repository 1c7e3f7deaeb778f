import type { Bezorgfeiten } from '@regietafel/db'
import { berichtgegevens, standaardSjablonen, verzamelgegevens, vulIn, type Berichtsoort } from '@regietafel/domain/bericht'
import type { Datum } from '@regietafel/domain/kernel'
import type { Bericht, Mailhuis, Woorden } from './kanaal.port.ts'

const sjabloon = (huis: Mailhuis, soort: Berichtsoort) => ({ soort, ...(huis.sjablonen[soort] ?? standaardSjablonen[soort]) })

/** Says that something waits, since when and for whom by role. Who it is about stays behind the login: no name, no date of birth, no text of a form. */
export const mailtekst = (bericht: Omit<Bericht, 'sleutel' | 'email' | 'webhook' | 'gemeente' | 'spoor'>, publicOrigin: string): Woorden =>
  vulIn(sjabloon(bericht.huis, bericht.herinnering ? 'herinnering' : 'escalatie'), berichtgegevens(bericht, { publicOrigin, gemeente: bericht.huis.gemeente }))

/** Everything of one day for one person. */
export const verzameltekst = ({ taken, dag, huis }: { taken: readonly Bezorgfeiten[]; dag: string; huis: Mailhuis }, publicOrigin: string): Woorden =>
  vulIn(sjabloon(huis, 'verzameld'), verzamelgegevens(taken, dag as Datum, { publicOrigin, gemeente: huis.gemeente }))
