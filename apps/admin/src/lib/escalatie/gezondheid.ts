import type { Gezondheid } from '@regietafel/api/client'
import { meervoud, toonDuur } from '#lib/ui/datum.ts'
import type { StaatNaam } from '#lib/ui/staat.ts'

export interface Tegel { readonly label: string; readonly waarde: string; readonly bij: string; readonly staat: StaatNaam; readonly woord: string; readonly grens: string }

const MINUUT = 60_000

/** Health as tiles. Nothing heard is never green, and neither is anything while nobody guards (`groen` false): then it is unknown. */
export function tegels({ oudsteDieHadMoetenGaanMs: oudste, sweepAchterstandMs: sweep, workers, nietBezorgd }: Gezondheid, groen = true): Tegel[] {
  const stand = (goed: boolean): Pick<Tegel, 'staat' | 'woord'> => (!goed ? { staat: 'verstreken', woord: 'Over de grens' } : groen ? { staat: 'afgerond', woord: 'In orde' } : { staat: 'nog-niet', woord: 'Onbekend' })
  return [
    { label: 'Oudste die had moeten gaan', waarde: oudste === 0 ? 'geen' : toonDuur(oudste), bij: oudste > 0 ? 'wacht op de werker' : groen ? 'alles wat moest gaan, is gegaan' : 'niemand keek, dus we weten het niet', ...stand(oudste <= 15 * MINUUT), grens: 'grens 15 min' },
    sweep === null
      ? { label: 'Achterstand van de bewaking', waarde: 'onbekend', bij: 'nog geen werker meldde zich', staat: 'nog-niet', woord: 'Onbekend', grens: 'grens 2 min' }
      : { label: 'Achterstand van de bewaking', waarde: toonDuur(sweep), bij: 'sinds de laatste ronde', ...stand(sweep <= 2 * MINUUT), grens: 'grens 2 min' },
    { label: 'Werkers', waarde: String(workers), bij: workers === 0 ? 'er bewaakt nu niemand' : meervoud(workers, 'proces bewaakt', 'processen bewaken'), ...stand(workers > 0), grens: 'minstens 1' },
    { label: 'Niet bezorgd', waarde: String(nietBezorgd), bij: nietBezorgd > 0 ? 'onderweg, of mislukt' : groen ? 'alles kwam aan' : 'van wat is afgegaan', ...(nietBezorgd === 0 ? stand(true) : { staat: 'nadert' as const, woord: 'Let op' }), grens: 'grens 0' },
  ]
}
