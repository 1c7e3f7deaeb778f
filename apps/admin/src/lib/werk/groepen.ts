import type { Taak } from '@regietafel/api/client'
import { meervoud, toonDatum, toonLang, vak, type Vak } from '#lib/ui/datum.ts'

export interface Groep {
  readonly vak: Vak
  readonly kop: string
  readonly taken: readonly Taak[]
}

const VOLGORDE: readonly Vak[] = ['zonder-datum', 'te-laat', 'vandaag', 'deze-week', 'volgende-week', 'later', 'ver']

/** Tasks under their heads, in the order in which they ask for attention. Empty heads are left out. */
export function groepeer(taken: readonly Taak[], vandaag: string): Groep[] {
  const koppen: Record<Vak, string> = {
    'zonder-datum': 'Nu eerst', 'te-laat': 'Te laat', vandaag: `Vandaag, ${toonDatum(vandaag, vandaag)}`,
    'deze-week': 'Deze week', 'volgende-week': 'Volgende week', later: 'Later', ver: 'Later dan drie maanden',
  }
  return VOLGORDE.map((naam) => ({ vak: naam, kop: koppen[naam], taken: taken.filter(({ deadline }) => vak(deadline, vandaag) === naam) })).filter(({ taken: lijst }) => lijst.length > 0)
}

/** An escalatie is about a step that is late: it is counted apart. "2 dingen zijn te laat" and "2 moeten vandaag, 3 volgende week": what the page says first. */
export function samenvatting(taken: readonly Taak[], vandaag: string): { readonly dag: string; readonly teLaat: string | null; readonly rest: string } {
  const tel = (naam: Vak) => taken.filter(({ deadline }) => vak(deadline, vandaag) === naam).length
  const escalaties = taken.filter((taak) => taak.soort === 'escalatie' && vak(taak.deadline, vandaag) === 'te-laat').length
  const te = tel('te-laat') - escalaties
  const eerst = tel('zonder-datum')
  const delen = ([['vandaag', 'vandaag'], ['deze-week', 'deze week'], ['volgende-week', 'volgende week']] as const)
    .map(([naam, woorden]) => ({ aantal: tel(naam), woorden }))
    .filter(({ aantal }) => aantal > 0)
    .map(({ aantal, woorden }, i) => `${aantal} ${i > 0 ? '' : aantal === 1 ? 'moet ' : 'moeten '}${woorden}`)
  return {
    dag: toonLang(vandaag),
    teLaat: te === 0 ? null : te === 1 ? '1 ding is te laat' : `${te} dingen zijn te laat`,
    rest: [...(eerst > 0 ? [meervoud(eerst, 'ding moet als eerste', 'dingen moeten als eerste')] : []), ...delen, ...(escalaties > 0 ? [meervoud(escalaties, 'escalatie wacht op jou', 'escalaties wachten op jou')] : [])].join(', '),
  }
}
