import { casusRepository, gebruikerRepository, lockCasus, regieRepository } from '@regietafel/db'
import { decideOverdracht, decideToewijzing, regiesoorten, type Handeling, type RegieContext } from '@regietafel/domain/regie'
import type { Regiesoort } from '@regietafel/domain/regie'
import { z } from 'zod'
import { loadBezetting } from '../casus/bezetting.ts'
import { loadCasus } from '../casus/load.ts'
import { refuse, unwrap } from '../errors.ts'
import { GebruikerId, Id, Soort, Verplicht } from '../invoer.ts'
import { procedureFor, router, type ProcedureContext } from '../trpc.ts'
import type { Gedaan, Persoon, RegieGeschiedenisRij } from '../types.ts'

const GEDAAN: Gedaan = { ok: true }

export const regieRouter = router({
  wijsToe: procedureFor('regie.toewijzen')
    .input(z.strictObject({ casusId: Id, soort: Soort, gebruikerId: GebruikerId }))
    .mutation(async ({ ctx, input: { casusId, soort, gebruikerId } }): Promise<Gedaan> => {
      const wissel = await begin(ctx, { casusId, soort, naar: gebruikerId, handeling: 'regie.toewijzen' })
      unwrap(decideToewijzing(wissel), 'gebruikerId')
      await regieRepository(ctx.tx).assign({ casusId, soort, gebruikerId, door: ctx.gebruiker.id })
      return GEDAAN
    }),

  draagOver: procedureFor('regie.overdragen')
    .input(z.strictObject({ casusId: Id, soort: Soort, naarGebruikerId: GebruikerId, reden: Verplicht(2_000, 'Schrijf op waarom.') }))
    .mutation(async ({ ctx, input: { casusId, soort, naarGebruikerId, reden } }): Promise<Gedaan> => {
      const wissel = await begin(ctx, { casusId, soort, naar: naarGebruikerId, handeling: 'regie.overdragen' })
      const { van, naar } = unwrap(decideOverdracht(wissel, ctx.gebruiker, reden), 'naarGebruikerId')
      const stand = await regieRepository(ctx.tx).handOver({ casusId, soort, van, gebruikerId: naar, door: ctx.gebruiker.id, reden })
      if (!stand) return refuse({ code: 'REGIE_NET_GEWIJZIGD' })
      return GEDAAN
    }),

  kandidaten: procedureFor('regie.lezen')
    .input(z.strictObject({ casusId: Id, soort: Soort }))
    .query(async ({ ctx, input: { casusId, soort } }): Promise<readonly Persoon[]> => {
      await loadCasus(ctx, { casusId }, 'regie.lezen')
      return (await regieRepository(ctx.tx).candidates(soort)).map(({ id, naam, organisatie }) => ({ id, naam, organisatie }))
    }),

  geschiedenis: procedureFor('regie.lezen')
    .input(z.strictObject({ casusId: Id }))
    .query(async ({ ctx, input }): Promise<readonly RegieGeschiedenisRij[]> => {
      await loadCasus(ctx, input, 'regie.lezen')
      return (await regieRepository(ctx.tx).history(input.casusId)).map(({ soort, gebruikerId, naam, organisatie, van, tot }) =>
        ({ soort, label: regiesoorten[soort].label, gebruiker: { id: gebruikerId, naam, organisatie }, van, tot }))
    }),
})

/** Locks the casus before it looks who holds the regie: of two hand-overs at once the second sees the first. A gebruiker of elsewhere is no kandidaat. */
async function begin(ctx: ProcedureContext, { casusId, soort, naar, handeling }: { casusId: string; soort: Regiesoort; naar: string; handeling: Handeling }): Promise<RegieContext> {
  await loadCasus(ctx, { casusId }, handeling)
  await lockCasus(ctx.tx, casusId)
  const [casus, bezetting, kandidaat] = await Promise.all([casusRepository(ctx.tx).find({ casusId }), loadBezetting(ctx.tx, casusId), gebruikerRepository(ctx.tx).findById(naar)])
  return {
    open: casus?.afgeslotenOp === null,
    soort,
    houder: bezetting.regies.find((regie) => regie.soort === soort)?.id ?? null,
    kandidaat: kandidaat ?? { id: naar, rol: 'operator', actief: false },
  }
}
