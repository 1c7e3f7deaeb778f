import { klokRepository } from '@regietafel/db'
import { Moment } from '@regietafel/domain/kernel'
import { z } from 'zod'
import { refuse } from '../errors.ts'
import { registreer } from '../logboek.ts'
import { procedureFor, router, type ProcedureContext } from '../trpc.ts'
import type { Proefklokstand } from '../types.ts'

/** Further than this from the real time nothing is worth trying, and calendars end. */
const MAX_DAGEN = 3_660

/** The one clock of demo and tests: everybody in this database sees it move. Refused wherever PROEFKLOK is off. */
export const proefklokRouter = router({
  vooruit: procedureFor('proefklok.zetten')
    .input(z.union([z.strictObject({ dagen: z.number().min(-MAX_DAGEN).max(MAX_DAGEN) }), z.strictObject({ naar: Moment })], 'Geef een aantal dagen of een tijdstip.'))
    .mutation(({ ctx, input }): Promise<Proefklokstand> => zet(ctx, (klok) => 'dagen' in input ? klok.vooruit(input.dagen) : klok.zetOp(input.naar))),

  terug: procedureFor('proefklok.zetten').mutation(({ ctx }): Promise<Proefklokstand> => zet(ctx, (klok) => klok.terug())),
})

async function zet({ tx, omgeving, gebruiker, herkomst }: ProcedureContext, beweeg: (klok: ReturnType<typeof klokRepository>) => Promise<void>): Promise<Proefklokstand> {
  if (!omgeving.proefklok) return refuse({ code: 'PROEFKLOK_UIT' })
  const klok = klokRepository(tx)
  await beweeg(klok)
  const { nu, vandaag, verschoven } = await klok.stand()
  if (Math.abs(Date.parse(nu) - Date.now()) > MAX_DAGEN * 86_400_000) return refuse({ code: 'PROEFKLOK_BEREIK' })
  await registreer(tx, { door: gebruiker.id, handeling: 'proefklok.zetten', soort: 'proefklok', id: null, uitkomst: 'gelukt', herkomst })
  return { nu, vandaag, verschoven }
}
