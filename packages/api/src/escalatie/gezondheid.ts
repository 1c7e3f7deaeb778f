import { bewakingsmaten, gebruikerRepository, meldingRepository } from '@regietafel/db'
import { legtBewakingStil } from '@regietafel/domain/escalatie'
import type { ProcedureContext } from '../trpc.ts'
import type { Gezondheid } from '../types.ts'
import { toMaatstanden } from '../wachtrij/maten.ts'

/** The numbers of her own gemeente, by the same rules and the same judgement as the console. */
export async function leesGezondheid({ tx }: ProcedureContext): Promise<Gezondheid> {
  const melding = meldingRepository(tx)
  const [waarden, regels, pauzes, { naam }] = await Promise.all([bewakingsmaten(tx), melding.regels(), melding.pauzes(), gebruikerRepository(tx).gemeente()])
  return { maten: toMaatstanden([{ naam, waarden, regels, toelichting: {} }]), stilTot: pauzes.filter(legtBewakingStil).map(({ tot }) => tot).sort().at(-1) ?? null }
}
