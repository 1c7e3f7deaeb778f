/** The acts that change the dates of a casus, and what each would change. Part of the router of the casus. */
import { loadVoortgang } from '@regietafel/db'
import { decideDaad } from '../casus/klok.ts'
import { invoer, recht, Voorbeeldvraag, type Daad } from '../casus/daad.ts'
import { besluitContext, handel, loadCasus } from '../casus/load.ts'
import { vindErbij, voegKaderToe } from '../casus/kadererbij.ts'
import { voorbeeldVan, voorbeeldVanKader } from '../casus/voorbeeld.ts'
import { refuse, toWeigering } from '../errors.ts'
import { procedureFor, type ProcedureContext } from '../trpc.ts'
import type { Gedaan, Klokvoorbeeld } from '../types.ts'

const GEDAAN: Gedaan = { ok: true }

async function voer(ctx: ProcedureContext, casusId: string, daad: Daad): Promise<Gedaan> {
  await handel(ctx, casusId, recht[daad.doe], { besluit: (context, stand) => decideDaad(context, stand, daad), pad: 'datum' })
  return GEDAAN
}

export const klokProcedures = {
  opschort: procedureFor(recht.opschort).input(invoer.opschort).mutation(async ({ ctx, input: { casusId, ...daad } }) => {
    // Who may stop the clock but not past a breach: her reason does not make it allowed.
    if (daad.bevoegd && !(await loadCasus(ctx, { casusId }, recht.opschort)).mag.includes('casus.klok-terugwerkend')) return refuse({ code: 'NIET_TOEGESTAAN', casusId })
    return voer(ctx, casusId, { doe: 'opschort', ...daad })
  }),
  hervat: procedureFor(recht.hervat).input(invoer.hervat).mutation(({ ctx, input: { casusId, ...daad } }) => voer(ctx, casusId, { doe: 'hervat', ...daad })),
  verleng: procedureFor(recht.verleng).input(invoer.verleng).mutation(({ ctx, input: { casusId, ...daad } }) => voer(ctx, casusId, { doe: 'verleng', ...daad })),
  corrigeerPlaatsing: procedureFor(recht.corrigeerPlaatsing).input(invoer.corrigeerPlaatsing).mutation(({ ctx, input: { casusId, ...daad } }) => voer(ctx, casusId, { doe: 'corrigeerPlaatsing', ...daad })),
  corrigeerStart: procedureFor(recht.corrigeerStart).input(invoer.corrigeerStart).mutation(({ ctx, input: { casusId, ...daad } }) => voer(ctx, casusId, { doe: 'corrigeerStart', ...daad })),
  trekFormulierIn: procedureFor(recht.trekFormulierIn).input(invoer.trekFormulierIn).mutation(({ ctx, input: { casusId, ...daad } }) => voer(ctx, casusId, { doe: 'trekFormulierIn', ...daad })),
  registreer: procedureFor(recht.registreer).input(invoer.registreer).mutation(({ ctx, input: { casusId, ...daad } }) => voer(ctx, casusId, { doe: 'registreer', ...daad })),
  kaderErbij: procedureFor(recht.kaderErbij).input(invoer.kaderErbij).mutation(async ({ ctx, input: { casusId, sleutel } }) => {
    await voegKaderToe(ctx, casusId, sleutel)
    return GEDAAN
  }),

  voorbeeldKlok: procedureFor('casus.lezen').input(Voorbeeldvraag).query(async ({ ctx, input: { casusId, ...vraag } }): Promise<Klokvoorbeeld> => {
    const { casus, mag } = await loadCasus(ctx, { casusId }, 'casus.lezen')
    if (!mag.includes(recht[vraag.doe])) return refuse({ code: 'NIET_TOEGESTAAN', casusId })
    const stand = await loadVoortgang(ctx.tx, casus.id)
    if (vraag.doe === 'kaderErbij') return voorbeeldVanKader(stand, (await vindErbij(ctx.tx, stand, vraag.sleutel)).kader)
    const context = besluitContext(ctx, casus, stand.gebeurtenissen)
    const besluit = decideDaad(context, stand, vraag.doe === 'opschort' ? { ...vraag, bevoegd: undefined } : vraag)
    if (besluit.ok) return voorbeeldVan(stand, besluit.value)
    if (vraag.doe === 'opschort' && besluit.error.code === 'AL_VERSTREKEN' && mag.includes('casus.klok-terugwerkend')) {
      // Who may go back past a breach sees what it would do, also before she wrote why.
      const terug = decideDaad(context, stand, { ...vraag, bevoegd: vraag.bevoegd ?? '-' })
      if (terug.ok) return { ...voorbeeldVan(stand, terug.value), terugwerkend: true }
    }
    return { weigering: toWeigering(besluit.error), regels: [], onterecht: 0, meteen: [], terugwerkend: false, uiterlijk: null }
  }),
}
