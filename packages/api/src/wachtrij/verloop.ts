import { metingRepository, regelVan, meldingRepository, type Meetpunt } from '@regietafel/db'
import { maatsoort, type Maat } from '@regietafel/domain/escalatie'
import type { ProcedureContext } from '../trpc.ts'
import type { Verloop } from '../wachtrijtypes.ts'
import { perGemeente } from './bereik.ts'
import { leesKlok } from './klok.ts'

export const perioden = ['24u', '7d', '90d'] as const
export type Periode = (typeof perioden)[number]
/** How far back, and in steps of how many minutes: about a hundred points. */
const raster: Readonly<Record<Periode, { readonly uren: number; readonly minuten: number }>> = { '24u': { uren: 24, minuten: 15 }, '7d': { uren: 168, minuten: 105 }, '90d': { uren: 2160, minuten: 1440 } }
/** What the console shows the history of. */
const getoond = ['oudste-niet-afgegaan', 'sweep-achterstand', 'mislukt', 'niet-bevestigd', 'bezorgd-deel'] as const satisfies readonly Maat[]

/** Of each step the worst of its minutes, and over several gemeenten the worst (a count: the sum). Where nothing was measured is a gap. */
export async function leesVerloop(ctx: ProcedureContext, gemeente: string | undefined, periode: Periode): Promise<Verloop[]> {
  const [klok, delen] = await Promise.all([leesKlok(ctx.tx), perGemeente(ctx, async (tx) => {
    const [punten, regels, nu] = await Promise.all([metingRepository(tx).verloop(getoond, raster[periode]), meldingRepository(tx).regels(), meldingRepository(tx).laatsteMeting()])
    return { punten, regels, nu }
  }, gemeente)])
  return getoond.map((maat) => {
    const { titel, eenheid, richting } = maatsoort(maat)
    const voeg = (a: number, b: number): number => (eenheid === 'aantal' ? a + b : richting === 'hoger-is-erger' ? Math.max(a, b) : Math.min(a, b))
    const nu = delen.flatMap((deel) => deel.nu.filter((m) => m.maat === maat).map(({ waarde }) => waarde))
    return {
      maat, titel, eenheid, grens: Math.min(...delen.map(({ regels }) => regelVan(regels, maat).grens)), nu: nu.length === 0 ? null : nu.reduce(voeg),
      punten: voegPunten(delen.flatMap(({ punten }) => punten.filter((p) => p.maat === maat)), voeg).map(({ op, waarde }) => ({ op: klok(op), waarde })),
    }
  })
}

function voegPunten(punten: readonly Meetpunt[], voeg: (a: number, b: number) => number): Verloop['punten'] {
  const per = new Map<string, number>()
  for (const { op, laagste, hoogste, maat } of punten) {
    const waarde = maatsoort(maat as Maat).richting === 'hoger-is-erger' ? hoogste : laagste
    const er = per.get(op)
    per.set(op, er === undefined ? waarde : voeg(er, waarde))
  }
  return [...per].map(([op, waarde]) => ({ op, waarde })).sort((a, b) => (a.op < b.op ? -1 : 1))
}
