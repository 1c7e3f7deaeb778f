import { bewakingRepository, inGemeente, type Db } from '@regietafel/db'
import { maxEscalatiesPerJob } from '@regietafel/jobs'
import type { Aanbod } from './aanbod.ts'
import type { Raak } from './foutpunt.ts'

/** Escalaties of one gemeente that are offered in one beat; what is more comes at the next. */
const LIMIET = 2_000

export interface AanbiedDeps {
  readonly db: Db
  readonly bewaak: Aanbod<{ gemeenteId: string }>
  readonly bezorg: Aanbod<{ gemeenteId: string; escalatieIds: string[] }>
  readonly heraanbodMs: number
  readonly raak: Raak
}

/** One beat: for each of these gemeenten, sees what is due and what is undelivered, and offers it. */
export async function biedAan({ db, bewaak, bezorg, heraanbodMs, raak }: AanbiedDeps, gemeenten: readonly string[]): Promise<void> {
  const gezien = await Promise.all(
    gemeenten.map(async (gemeenteId) => {
      const [due, escalatieIds] = await inGemeente(db, { gemeenteId }, (tx) => {
        const bewaking = bewakingRepository(tx)
        return Promise.all([bewaking.ietsTeDoen(), bewaking.nietAangeboden({ heraanbodMs, limiet: LIMIET })])
      })
      return { gemeenteId, due, escalatieIds }
    }),
  )
  await bewaak.bied(gezien.filter(({ due }) => due).map(({ gemeenteId }) => ({ gemeenteId })))
  const jobs = gezien.flatMap(({ gemeenteId, escalatieIds }) => chunks(escalatieIds, maxEscalatiesPerJob).map((ids) => ({ gemeenteId, escalatieIds: ids })))
  const aangenomen = await bezorg.bied(jobs)
  if (aangenomen.length > 0) await raak('after-offer')
  for (const { gemeenteId, escalatieIds } of aangenomen) {
    await inGemeente(db, { gemeenteId }, (tx) => bewakingRepository(tx).markAangeboden(escalatieIds))
  }
}

const chunks = <T>(lijst: readonly T[], grootte: number): T[][] =>
  Array.from({ length: Math.ceil(lijst.length / grootte) }, (_, i) => lijst.slice(i * grootte, (i + 1) * grootte))
