import type { Gezondheid } from '@regietafel/api/client'
import { meervoud, toonDuur } from '#lib/ui/datum.ts'
import type { StaatNaam } from '#lib/ui/staat.ts'

export interface Tegel { readonly label: string; readonly waarde: string; readonly bij: string; readonly staat: StaatNaam; readonly woord: string; readonly grens: string }

const MINUUT = 60_000
const stand = (goed: boolean): Pick<Tegel, 'staat' | 'woord'> => (goed ? { staat: 'afgerond', woord: 'In orde' } : { staat: 'verstreken', woord: 'Over de grens' })

/** Health as tiles. Nothing heard is never green: then it is unknown. */
export function tegels({ oudsteDieHadMoetenGaanMs: oudste, sweepAchterstandMs: sweep, workers, nietBezorgd }: Gezondheid): Tegel[] {
  return [
    { label: 'Oudste die had moeten gaan', waarde: oudste === 0 ? 'geen' : toonDuur(oudste), bij: oudste === 0 ? 'alles wat moest gaan, is gegaan' : 'wacht op de worker', ...stand(oudste <= 15 * MINUUT), grens: 'grens 15 min' },
    sweep === null
      ? { label: 'Achterstand van de bewaking', waarde: 'onbekend', bij: 'nog geen worker meldde zich', staat: 'nog-niet', woord: 'Onbekend', grens: 'grens 2 min' }
      : { label: 'Achterstand van de bewaking', waarde: toonDuur(sweep), bij: 'sinds de laatste ronde', ...stand(sweep <= 2 * MINUUT), grens: 'grens 2 min' },
    { label: 'Workers', waarde: String(workers), bij: workers === 0 ? 'er bewaakt nu niemand' : meervoud(workers, 'proces bewaakt', 'processen bewaken'), ...stand(workers > 0), grens: 'minstens 1' },
    { label: 'Niet bezorgd', waarde: String(nietBezorgd), bij: nietBezorgd === 0 ? 'alles kwam aan' : 'de worker probeert het opnieuw', ...(nietBezorgd === 0 ? stand(true) : { staat: 'nadert' as const, woord: 'Let op' }), grens: 'grens 0' },
  ]
}
