import { bezorgingRepository, inGemeente, verzamelmailRepository, type Db, type Tx } from '@regietafel/db'
import { bezorgEscalaties, maxEscalatiesPerJob, verzendVerzamelmail } from '@regietafel/jobs'
import type { Aanbod } from './aanbod.ts'
import type { Raak } from './foutpunt.ts'

/** Escalaties of one gemeente that are under way at once. What is more waits in Postgres, where it holds up nobody else. */
const ONDERWEG = 400
/** A verzamelmail waits so long, real time, for traps that are due and do not go off. */
const GEDULD_MS = 120_000

export interface AanbiedDeps {
  readonly db: Db
  readonly bezorg: Aanbod<{ gemeenteId: string; escalatieIds: string[] }>
  readonly verzamel: Aanbod<{ gemeenteId: string; toch: boolean }>
  readonly heraanbodMs: number
  readonly raak: Raak
}

interface Gezien {
  readonly gemeenteId: string
  readonly escalatieIds: readonly string[]
  readonly verzamel: { readonly iets: boolean; readonly compleet: boolean }
}

/** One beat: for each of these gemeenten, sees what is undelivered and who has a verzamelmail coming, and offers it. */
export function createBiedAan({ db, bezorg, verzamel, heraanbodMs, raak }: AanbiedDeps, klok: () => number = () => performance.now()): (gemeenten: readonly string[]) => Promise<void> {
  const geduld = createGeduld(klok)

  async function zie(tx: Tx, gemeenteId: string): Promise<Gezien> {
    const [escalatieIds, werk] = await Promise.all([
      bezorgingRepository(tx).nietAangeboden({ heraanbodMs, limiet: ONDERWEG, job: bezorgEscalaties.name }),
      verzamelmailRepository(tx).werk(verzendVerzamelmail.name),
    ])
    return { gemeenteId, escalatieIds, verzamel: werk }
  }

  return async (gemeenten) => {
    const gezien = await Promise.all(gemeenten.map((gemeenteId) => inGemeente(db, { gemeenteId }, (tx) => zie(tx, gemeenteId))))
    const aangenomen = await bezorg.bied(omEnOm(gezien.map(toJobs)))
    if (aangenomen.length > 0) await raak('after-offer')
    for (const { gemeenteId, escalatieIds } of aangenomen) await inGemeente(db, { gemeenteId }, (tx) => bezorgingRepository(tx).markAangeboden(escalatieIds))
    await verzamel.bied(geduld(gezien))
  }
}

const toJobs = ({ gemeenteId, escalatieIds }: Gezien): { gemeenteId: string; escalatieIds: string[] }[] =>
  chunks(escalatieIds, maxEscalatiesPerJob).map((ids) => ({ gemeenteId, escalatieIds: ids }))

const chunks = <T>(lijst: readonly T[], grootte: number): T[][] =>
  Array.from({ length: Math.ceil(lijst.length / grootte) }, (_, i) => lijst.slice(i * grootte, (i + 1) * grootte))

/** The first of each, then the second of each: whoever has much stands not in front of whoever has little. */
export const omEnOm = <T>(lijsten: readonly (readonly T[])[]): T[] =>
  Array.from({ length: Math.max(0, ...lijsten.map(({ length }) => length)) }, (_, i) => lijsten.flatMap((lijst) => lijst.slice(i, i + 1))).flat()

/** Which verzamelmails go: complete ones, and those that waited for something that is due for too long. Real time, of this process. */
export function createGeduld(klok: () => number): (gezien: readonly Pick<Gezien, 'gemeenteId' | 'verzamel'>[]) => { gemeenteId: string; toch: boolean }[] {
  let sinds = new Map<string, number>()
  return (gezien) => {
    const nu = klok()
    const wacht = gezien.filter(({ verzamel: { iets, compleet } }) => iets && !compleet)
    sinds = new Map(wacht.map(({ gemeenteId }) => [gemeenteId, sinds.get(gemeenteId) ?? nu]))
    return gezien.flatMap(({ gemeenteId, verzamel: { iets, compleet } }) => {
      const toch = nu - (sinds.get(gemeenteId) ?? nu) >= GEDULD_MS
      return iets && (compleet || toch) ? [{ gemeenteId, toch }] : []
    })
  }
}
