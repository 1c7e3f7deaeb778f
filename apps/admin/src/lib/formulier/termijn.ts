import type { TermijnStand } from '@regietafel/api/client'
import { afstand } from '#lib/ui/datum.ts'
import { staten } from '#lib/ui/staat.ts'

/** The state of a termijn in words: "Nadert: over 4 dagen". Lateness is told in days, never as a bare date. */
export function termijnWoord({ toestand, deadline, teLaat }: Pick<TermijnStand, 'toestand' | 'deadline' | 'teLaat'>, vandaag: string): string {
  if (toestand === 'afgerond') return teLaat ? 'Afgerond, te laat' : staten.afgerond
  if (toestand === 'vervallen') return staten.vervallen
  return toestand === 'verstreken' ? afstand(deadline, vandaag) : `${staten[toestand]}: ${afstand(deadline, vandaag)}`
}
