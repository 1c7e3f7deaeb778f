import { bereikRepository, gebruikerRepository, inGemeente, type Tx } from '@regietafel/db'
import { refuse } from '../errors.ts'
import type { ProcedureContext } from '../trpc.ts'
import type { Gemeentekeuze } from '../wachtrijtypes.ts'

/** Gemeenten that are asked at the same time, in one request. */
const TEGELIJK = 4

type Werk<T> = (tx: Tx, gemeente: Gemeentekeuze) => Promise<T>

/**
 * Ids of the gemeenten this person guards: her own first. Only an operator guards others (`operatorbereik`, read in her own gemeente).
 * Read anew in every request: who lost a gemeente is out at once.
 */
export async function leesBereik({ tx, gebruiker }: ProcedureContext): Promise<readonly string[]> {
  const anders = gebruiker.rol === 'operator' ? await bereikRepository(tx).list(gebruiker.id) : []
  return [gebruiker.gemeenteId, ...anders.filter((id) => id !== gebruiker.gemeenteId)]
}

/**
 * Runs `work` in one transaction inside this gemeente: that of the procedure for her own, one of its own for another.
 * A gemeente out of reach does not exist; `procedureFor` writes that refusal in the logboek. Who writes here, registers here.
 */
export async function inBereik<T>(ctx: ProcedureContext, gemeenteId: string, work: Werk<T>): Promise<T> {
  const bereik = await leesBereik(ctx)
  if (!bereik.includes(gemeenteId)) return refuse({ code: 'NIET_GEVONDEN' })
  return doeIn(ctx, gemeenteId, work)
}

/** The same in every gemeente in reach, or in the one that is filtered on; own first, then by name. A few at a time. */
export async function perGemeente<T>(ctx: ProcedureContext, work: Werk<T>, alleen?: string): Promise<T[]> {
  const bereik = await leesBereik(ctx)
  if (alleen !== undefined && !bereik.includes(alleen)) return refuse({ code: 'NIET_GEVONDEN' })
  const ids = alleen === undefined ? bereik : [alleen]
  const uit: { readonly naam: string; readonly eigen: boolean; readonly waarde: T }[] = []
  const wachtend = [...ids]
  const loper = async (): Promise<void> => {
    for (let id = wachtend.shift(); id !== undefined; id = wachtend.shift())
      await doeIn(ctx, id, async (tx, gemeente) => void uit.push({ naam: gemeente.naam, eigen: id === ctx.gebruiker.gemeenteId, waarde: await work(tx, gemeente) }))
  }
  await Promise.all(Array.from({ length: Math.min(TEGELIJK, ids.length) }, loper))
  return uit.sort((a, b) => Number(b.eigen) - Number(a.eigen) || a.naam.localeCompare(b.naam, 'nl')).map(({ waarde }) => waarde)
}

/** The gemeenten to choose from: own first, then by name. */
export const gemeentenInBereik = (ctx: ProcedureContext): Promise<Gemeentekeuze[]> => perGemeente(ctx, (_tx, gemeente) => Promise.resolve(gemeente))

function doeIn<T>(ctx: ProcedureContext, gemeenteId: string, work: Werk<T>): Promise<T> {
  const doe = async (tx: Tx): Promise<T> => {
    const { id, sleutel, naam } = await gebruikerRepository(tx).gemeente()
    return work(tx, { id, sleutel, naam })
  }
  return gemeenteId === ctx.gebruiker.gemeenteId ? doe(ctx.tx) : inGemeente(ctx.elders, { gemeenteId, gebruikerId: ctx.gebruiker.id }, doe)
}
