import { casusFeiten, leeftijdOp } from '@regietafel/domain/casus'
import type { Feit } from '@regietafel/domain/formulier'
import type { Datum } from '@regietafel/domain/kernel'
import type { CasusBezetting } from './repositories/bezetting.repository.ts'
import type { Casus } from './repositories/casus.repository.ts'
import { projecteer, type CasusVoortgang } from './voortgang.ts'

/** What the rules of a form may know of its casus. What is not known is left out: unknown is not the same as no. */
export function feitenVan(casus: Casus, bezetting: CasusBezetting, stand: CasusVoortgang, vandaag: Datum): Readonly<Record<string, unknown>> {
  const feiten = casusFeiten(stand.gebeurtenissen)
  const heeft = (soort: 'proces' | 'behandel' | 'casus') => bezetting.regies.some((regie) => regie.soort === soort)
  const alles: Record<Exclude<Feit, 'vandaag'>, unknown> = {
    leeftijd: leeftijdOp(casus.geboortedatum as Datum, vandaag),
    geboortedatum: casus.geboortedatum,
    setting: casus.setting === null ? undefined : /^gesloten/i.test(casus.setting) ? 'gesloten' : 'open',
    fase: projecteer(stand).casus.fase,
    plaatsingsdatum: feiten.plaatsing ?? undefined,
    start1op1: feiten.eenOpEen ?? undefined,
    'va-vastgesteld': feiten.vastgesteld.has('verklarende-analyse'),
    'regie-proces': heeft('proces'),
    'regie-behandel': heeft('behandel'),
    'regie-casus': heeft('casus'),
  }
  return Object.fromEntries(Object.entries(alles).filter(([, waarde]) => waarde !== undefined))
}
