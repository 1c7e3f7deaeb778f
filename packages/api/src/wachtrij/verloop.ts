import { metingRepository, regelVan, meldingRepository } from '@regietafel/db'
import { maatsoort, type Maat } from '@regietafel/domain/escalatie'
import type { ProcedureContext } from '../trpc.ts'
import type { Verloop } from '../wachtrijtypes.ts'
import { gemeentenInBereik, perGemeente } from './bereik.ts'
import { leesKlok } from './klok.ts'
import { samenInVakken } from './reeks.ts'

export const perioden = ['24u', '7d', '90d'] as const
export type Periode = (typeof perioden)[number]
/** How far back, and in steps of how many minutes: about a hundred points. */
const raster: Readonly<Record<Periode, { readonly uren: number; readonly minuten: number }>> = { '24u': { uren: 24, minuten: 15 }, '7d': { uren: 168, minuten: 105 }, '90d': { uren: 2160, minuten: 1440 } }
/** What the console shows the history of. */
const getoond = ['oudste-niet-afgegaan', 'sweep-achterstand', 'mislukt', 'niet-bevestigd', 'bezorgd-deel'] as const satisfies readonly Maat[]

/** Of each step the lowest and the highest, and which of the two is the worse. Of several gemeenten the worst at each moment (a count: the sum). Where nothing was measured is a gap. */
export async function leesVerloop(ctx: ProcedureContext, gemeente: string | undefined, periode: Periode): Promise<Verloop[]> {
  const { uren, minuten } = raster[periode]
  const meer = gemeente === undefined && (await gemeentenInBereik(ctx)).length > 1
  const [klok, delen] = await Promise.all([leesKlok(ctx.tx), perGemeente(ctx, async (tx) => {
    const meting = metingRepository(tx)
    const [vakken, reeksen, regels, nu] = await Promise.all([
      meer ? [] : meting.verloop(getoond, { uren, minuten }), meer ? meting.reeksen(getoond, uren) : [], meldingRepository(tx).regels(), meldingRepository(tx).laatsteMeting(),
    ])
    return { vakken, reeksen, regels, nu }
  }, gemeente)])
  return getoond.map((maat) => {
    const { titel, eenheid, richting } = maatsoort(maat)
    const hoger = richting === 'hoger-is-erger'
    const voeg = (a: number, b: number): number => (eenheid === 'aantal' ? a + b : hoger ? Math.max(a, b) : Math.min(a, b))
    const nu = delen.flatMap((deel) => deel.nu.filter((m) => m.maat === maat).map(({ waarde }) => waarde))
    const vakken = meer
      ? samenInVakken(delen.map(({ reeksen }) => reeksen.find((reeks) => reeks.maat === maat)?.punten ?? []), { voeg, heel: eenheid === 'aantal', stapMs: minuten * 60_000, nuMs: Date.now() }).map((vak) => ({ ...vak, op: new Date(vak.op).toISOString() }))
      : delen.flatMap((deel) => deel.vakken.filter((vak) => vak.maat === maat).map(({ op, laagste, hoogste }) => ({ op, laagst: laagste, hoogst: hoogste })))
    return {
      maat, titel, eenheid, grens: Math.min(...delen.map(({ regels }) => regelVan(regels, maat).grens)), nu: nu.length === 0 ? null : nu.reduce(voeg),
      punten: vakken.map(({ op, laagst, hoogst }) => ({ op: klok(op), waarde: hoger ? hoogst : laagst, laagst, hoogst })),
    }
  })
}
