import { telInWoorden, type Kaderdefinitie, type Poortdefinitie, type Stapdefinitie, type Termijndefinitie } from '@regietafel/domain/kader'
import { beginVan, klokVan } from '../bewerk/lees.ts'
import { gebeurtenisInWoorden } from '../gebeurtenis.ts'

/** "dag 10 na start 1-op-1", "3 werkdagen na besluit D1 (nee)", "18 jaar en dan 1 werkdag terug na geboren". */
export function uiterlijkInWoorden(kader: Kaderdefinitie, t: Termijndefinitie): string {
  const anker = gebeurtenisInWoorden(kader, t.anker[0]!)
  const [eerste, ...rest] = t.tel
  if (!eerste) return `op de dag van ${anker}`
  if (rest.length === 0 && eerste.eenheid === 'dagen' && eerste.aantal >= 0) return `dag ${eerste.aantal} na ${anker}`
  if (rest.length === 0 && eerste.aantal < 0) return `${telInWoorden([{ ...eerste, aantal: -eerste.aantal }])} vóór ${anker}`
  return t.anker[0]?.soort === 'geboren' ? `${telInWoorden(t.tel)} na de geboorte` : `${telInWoorden(t.tel)} na ${anker}`
}

export function stapUiterlijk(kader: Kaderdefinitie, s: Stapdefinitie): string {
  const klok = klokVan(kader, s)
  if (klok) return `${uiterlijkInWoorden(kader, klok)}${klok.herhaling ? `, elke ${telInWoorden(klok.herhaling.elke)} opnieuw` : ''}`
  return s.verloop.soort === 'duur' ? `van ${gebeurtenisInWoorden(kader, s.verloop.van[0]!)} tot ${gebeurtenisInWoorden(kader, s.verloop.tot[0]!)}` : 'zonder termijn'
}
export const poortUiterlijk = (kader: Kaderdefinitie, p: Poortdefinitie): string => `${telInWoorden(p.binnen)} na ${gebeurtenisInWoorden(kader, p.opent)}`

/** What a step waits for, to be read with its name. */
export const beginInWoorden = (kader: Kaderdefinitie, s: Stapdefinitie): string => beginVan(kader, s).map((a) => gebeurtenisInWoorden(kader, a)).join(', of ')

/** "2 Opstellen HVP". */
export const stapNaam = (s: Pick<Stapdefinitie, 'stap' | 'titel'>): string => `${s.stap} ${s.titel}`
export const dagen = (n: number): string => `${Math.abs(n)} ${Math.abs(n) === 1 ? 'dag' : 'dagen'}`
