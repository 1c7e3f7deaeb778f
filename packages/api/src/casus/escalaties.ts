import { escalatiedaadRepository, gebruikerRepository } from '@regietafel/db'
import { terBeoordeling } from '@regietafel/domain/escalatie'
import { omstandigheid } from '../escalatie/daad.ts'
import { beoordelaars, mensenIn } from '../escalatie/toon.ts'
import { namenVan } from '../formulier/namen.ts'
import type { ProcedureContext } from '../trpc.ts'
import type { CasusEscalatie } from '../types.ts'
import { escalatiesVan, type Escalatieblik } from './lees.ts'

/** The escalaties of one casus as the reader sees them, with what was done. */
export async function loadEscalaties(ctx: ProcedureContext, blik: Pick<Escalatieblik, 'rijen' | 'stand' | 'bezetting'>): Promise<CasusEscalatie[]> {
  const { tx, gebruiker } = ctx
  const vraagt = blik.rijen.some(terBeoordeling)
  const [om, namen, daden, isEr] = await Promise.all([omstandigheid(ctx), namenVan(tx, mensenIn(blik.rijen)), escalatiedaadRepository(tx).list(blik.rijen.map(({ id }) => id)), vraagt ? gebruikerRepository(tx).isEr(beoordelaars) : null])
  return escalatiesVan({ ...blik, daden, lezer: gebruiker, bij: { kijker: gebruiker, om, namen, ...(isEr !== null && { beoordelaarIsEr: isEr }) } })
}
