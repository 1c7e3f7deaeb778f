import { logboekRepository } from '@regietafel/db'
import { z } from 'zod'
import { loadCasus } from '../casus/load.ts'
import { Id } from '../invoer.ts'
import { procedureFor, router } from '../trpc.ts'
import type { LogboekRij } from '../types.ts'

export const logboekRouter = router({
  /** Who looked into this casus or changed it; newest first. Looking here is recorded too. */
  casus: procedureFor('logboek.lezen')
    .input(z.strictObject({ casusId: Id }))
    .query(async ({ ctx, input }): Promise<readonly LogboekRij[]> => {
      await loadCasus(ctx, input, 'logboek.lezen')
      const rijen = await logboekRepository(ctx.tx).listByObject('casus', input.casusId)
      return rijen.map(({ op, naam, organisatie, handeling, uitkomst, reden }) => ({ op, door: naam, organisatie, handeling, uitkomst, reden }))
    }),
})
