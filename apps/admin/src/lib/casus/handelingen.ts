import type { CasusOpen } from '@regietafel/api/client'

export type Doe = 'plaatsing' | 'overplaatsing' | 'start1op1' | 'beeindig1op1' | 'poort' | 'sluit' | 'heropen'
export interface Handelingknop { readonly doe: Doe; readonly tekst: string; readonly href: string }

/** What the reader can do in this casus now: what she may, and what makes sense as things stand. */
export function handelingenNu({ casus, mag, gebeurtenissen, voortgang }: Pick<CasusOpen, 'casus' | 'mag' | 'gebeurtenissen' | 'voortgang'>): Handelingknop[] {
  const knop = (doe: Doe, tekst: string, extra = ''): Handelingknop => ({ doe, tekst, href: `/casussen/${casus.nummer}/tijdlijn?doe=${doe}${extra}` })
  if (!voortgang.open) return mag.includes('casus.heropenen') ? [knop('heropen', 'Heropen')] : []
  const knoppen: Handelingknop[] = []
  if (mag.includes('poort.beslissen')) for (const { poort, toestand } of voortgang.poorten) if (toestand === 'open') knoppen.push(knop('poort', 'Beslis de poort', `&poort=${poort}`))
  const geplaatst = gebeurtenissen.some(({ soort }) => soort === 'plaatsing' || soort === 'overplaatsing')
  // Newest first: the first of the two tells how it stands.
  const eenOpEen = gebeurtenissen.find(({ soort }) => soort === 'een-op-een-gestart' || soort === 'een-op-een-beeindigd')?.soort === 'een-op-een-gestart'
  if (mag.includes('casus.plaatsen')) knoppen.push(geplaatst ? knop('overplaatsing', 'Overplaatsing') : knop('plaatsing', 'Plaatsing'))
  if (mag.includes('casus.een-op-een')) knoppen.push(eenOpEen ? knop('beeindig1op1', 'Beëindig 1-op-1') : knop('start1op1', 'Start 1-op-1'))
  if (mag.includes('casus.sluiten')) knoppen.push(knop('sluit', 'Sluit af'))
  return knoppen
}
