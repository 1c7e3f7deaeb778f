import { kaderRepository } from '@regietafel/db'
import { procedureFor, router } from '../trpc.ts'
import type { Publicaties } from '../types.ts'

export const beheerRouter = router({
  /** What this gemeente has published: every version of every kader and form, and how many open casussen hold it. */
  publicaties: procedureFor('beheer.lezen').query(async ({ ctx }): Promise<Publicaties> => {
    const kaders = kaderRepository(ctx.tx)
    const [deKaders, deFormulieren] = await Promise.all([kaders.listKaders(), kaders.listFormulierversies()])
    return { kaders: deKaders, formulieren: deFormulieren }
  }),
})
