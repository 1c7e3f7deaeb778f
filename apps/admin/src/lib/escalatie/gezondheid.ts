import type { Gezondheid } from '@regietafel/api/client'
import { kortMoment, LIJSTTEGELS, tegelsVan, type Tegel } from '#lib/wachtrijen/woorden.ts'

/** Health of one gemeente as tiles: the same numbers, limits and judgement as on Wachtrijen. Nothing heard is never green, and neither is anything while nobody guards (`groen` false): then it is unknown. */
export const tegels = ({ maten, stilTot }: Gezondheid, nu: string, groen = true): Tegel[] =>
  tegelsVan(maten, true, groen, { welke: LIJSTTEGELS, stil: stilTot && `staat stil tot ${kortMoment(stilTot, nu)}` })
