import { escalatieRepository, inGemeente } from '@regietafel/db'
import { refuse, Refusal, toWeigering, type Fout } from '../errors.ts'
import { codeVan, type ProcedureContext } from '../trpc.ts'
import type { Samengedaan } from '../types.ts'
import { magDaad, magErbij } from './daad.ts'
import { doeMetLagere } from './lagere.ts'
import { vanWie } from './toon.ts'

export interface Samenvraag {
  readonly rijen: readonly { readonly escalatieId: string; readonly gezien: number }[]
  readonly reden: string
  readonly metLagere: boolean
}
type Uitkomst = Samengedaan['uitkomsten'][number]

const NIET_GELUKT = 'Dit lukte nu niet. Probeer het zo weer.'
/** One of several: there is nothing to choose again here. */
const zin = (fout: Fout): string => (fout.code === 'ESCALATIE_NET_GEWIJZIGD' ? (fout.zelf ? 'Je hebt hier in een ander venster al iets mee gedaan.' : `${fout.naam ?? 'Een collega'} was je net voor.`) : toWeigering(fout).melding)

/** Picks up several with one reason. Each by itself: what somebody else took meanwhile keeps none of the others, and what went stays done. */
export async function pakSamenOp(ctx: ProcedureContext, { rijen, reden, metLagere }: Samenvraag): Promise<Samengedaan> {
  const { tx, gebruiker, herkomst, nu, log } = ctx
  const uniek = [...new Map(rijen.map((rij) => [rij.escalatieId, rij])).values()]
  const gelezen = new Map((await escalatieRepository(tx).listByIds(uniek.map(({ escalatieId }) => escalatieId))).map((rij) => [rij.id, rij]))
  const alle = uniek.map((een) => {
    const rij = gelezen.get(een.escalatieId)
    // One that is not hers makes all of it no question of hers; nothing is done.
    if (!rij || !magErbij(vanWie(rij), gebruiker)) return refuse({ code: 'NIET_GEVONDEN' })
    return magDaad(vanWie(rij), 'bevestigd', gebruiker) ? { ...een, wat: { nummer: rij.nummer, trap: rij.trap, termijnTitel: rij.termijnTitel } } : refuse({ code: 'NIET_TOEGESTAAN', casusId: rij.casusId })
  })
  const doe = async ({ escalatieId, gezien }: Samenvraag['rijen'][number]): Promise<Pick<Uitkomst, 'melding' | 'ook'>> => {
    try {
      // A transaction of its own, from the pool for a second one inside a request.
      const ook = await inGemeente(ctx.elders, { gemeenteId: gebruiker.gemeenteId, gebruikerId: gebruiker.id }, (eigen) => doeMetLagere({ tx: eigen, gebruiker, herkomst, nu }, { escalatieId, daad: 'bevestigd', reden, gezien, metLagere }))
      return { melding: null, ook: ook.map(({ trap }) => trap) }
    } catch (fout) {
      if (fout instanceof Error && fout.cause instanceof Refusal) return { melding: zin(fout.cause.fout), ook: [] }
      log.error({ code: codeVan(fout), escalatieId }, 'one of several could not be picked up')
      return { melding: NIET_GELUKT, ook: [] }
    }
  }
  const uitkomsten: Uitkomst[] = []
  for (const { wat, ...rij } of alle) uitkomsten.push({ escalatieId: rij.escalatieId, wat, ...(await doe(rij)) })
  return { uitkomsten }
}
