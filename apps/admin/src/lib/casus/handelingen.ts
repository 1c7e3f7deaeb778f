import type { CasusOpen } from '@regietafel/api/client'

/** Acts that a dialoog of their own asks for; the rest share one. */
export const klokhandelingen = ['opschort', 'hervat', 'verleng', 'corrigeerPlaatsing', 'corrigeerStart', 'trekFormulierIn', 'registreer', 'kaderErbij'] as const
export type Klokdoe = (typeof klokhandelingen)[number]
export const isKlokdoe = (doe: Doe): doe is Klokdoe => (klokhandelingen as readonly string[]).includes(doe)

export type Doe = 'plaatsing' | 'overplaatsing' | 'start1op1' | 'beeindig1op1' | 'poort' | 'sluit' | 'heropen' | Klokdoe
export interface Handelingknop {
  readonly doe: Doe
  readonly tekst: string
  readonly href: string
  /** Done seldom: it stands under "Meer". */
  readonly meer: boolean
}

type Stand = Pick<CasusOpen, 'casus' | 'mag' | 'gebeurtenissen' | 'voortgang' | 'klok' | 'registraties' | 'teVerbeteren' | 'kaderErbij'>

/** What the reader can do in this casus now: what she may, and what makes sense as things stand. */
export function handelingenNu(open: Stand): Handelingknop[] {
  const { casus, mag, gebeurtenissen, voortgang } = open
  const knop = (doe: Doe, tekst: string, extra = ''): Handelingknop => ({ doe, tekst, href: `/casussen/${casus.nummer}/tijdlijn?doe=${doe}${extra}`, meer: isKlokdoe(doe) })
  if (!voortgang.open) return mag.includes('casus.heropenen') ? [knop('heropen', 'Heropen')] : []
  const knoppen: Handelingknop[] = []
  if (mag.includes('poort.beslissen')) for (const { poort, toestand } of voortgang.poorten) if (toestand === 'open') knoppen.push(knop('poort', 'Beslis de poort', `&poort=${poort}`))
  const geplaatst = gebeurtenissen.some(({ soort }) => soort === 'plaatsing' || soort === 'overplaatsing')
  // Newest first: the first of the two tells how it stands.
  const eenOpEen = gebeurtenissen.find(({ soort }) => soort === 'een-op-een-gestart' || soort === 'een-op-een-beeindigd')?.soort === 'een-op-een-gestart'
  if (mag.includes('casus.plaatsen')) knoppen.push(geplaatst ? knop('overplaatsing', 'Overplaatsing') : knop('plaatsing', 'Plaatsing'))
  if (mag.includes('casus.een-op-een')) knoppen.push(eenOpEen ? knop('beeindig1op1', 'Beëindig 1-op-1') : knop('start1op1', 'Start 1-op-1'))
  if (mag.includes('casus.sluiten')) knoppen.push(knop('sluit', 'Sluit af'))
  return [...knoppen, ...klokknoppen(open, knop)]
}

function klokknoppen({ mag, klok, registraties, teVerbeteren, kaderErbij }: Stand, knop: (doe: Doe, tekst: string) => Handelingknop): Handelingknop[] {
  const kan: readonly [boolean, CasusOpen['mag'][number], Doe, string][] = [
    [klok.loopt !== null, 'casus.klok', 'hervat', 'Klok weer laten lopen'],
    [klok.loopt === null && klok.gronden.length > 0, 'casus.klok', 'opschort', 'Klok stilzetten'],
    [klok.verlengbaar.length > 0, 'casus.klok', 'verleng', 'Termijn verlengen'],
    [registraties.length > 0, 'casus.registreren', 'registreer', 'Iets vastleggen'],
    [teVerbeteren.plaatsingen.length > 0, 'casus.corrigeren', 'corrigeerPlaatsing', 'Plaatsingsdatum verbeteren'],
    [teVerbeteren.eenOpEen !== null, 'casus.corrigeren', 'corrigeerStart', 'Startdatum verbeteren'],
    [teVerbeteren.formulieren.length > 0, 'casus.corrigeren', 'trekFormulierIn', 'Formulier intrekken'],
    [kaderErbij.length > 0, 'casus.kader', 'kaderErbij', 'Kader erbij'],
  ]
  return kan.filter(([zin, recht]) => zin && mag.includes(recht)).map(([, , doe, tekst]) => knop(doe, tekst))
}
