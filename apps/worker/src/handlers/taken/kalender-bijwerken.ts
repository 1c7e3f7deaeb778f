import { countOpen, herberekenOpen } from '@regietafel/db'
import { BEGIN, type Taakloop } from './taakloop.ts'

/** Casussen per transaction: their locks keep people who work in them waiting that long, some tens of milliseconds. */
const BATCH = 25

/** Brings the termijnen of every open casus along with the kalender as it stands now. A second run finds nothing to change. */
export async function kalenderBijwerken({ gemeenteId, tx, meld, adem }: Taakloop): Promise<Record<string, unknown>> {
  const totaal = await tx(countOpen)
  await meld(0, totaal)
  let gedaan = 0
  for (let na: string | null = BEGIN; na !== null; ) {
    const vanaf: string = na
    const deel = await tx((t) => herberekenOpen(t, { gemeenteId, na: vanaf, limiet: BATCH }))
    gedaan += deel.casussen
    na = deel.volgende
    await meld(gedaan, Math.max(gedaan, totaal))
    await adem()
  }
  return { casussen: gedaan }
}
