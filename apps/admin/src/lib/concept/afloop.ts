import type { Persoon } from '@regietafel/api/client'
import { toonDatum, toonMoment } from '#lib/ui/datum.ts'
import type { Uitkomst } from './publicatie.ts'

/** What of a published version tells how a concept ended. */
export interface Versiekop {
  readonly versie: number
  readonly gepubliceerdOp: string
  readonly gepubliceerdDoor: Persoon | null
  readonly goedgekeurdDoor: Persoon | null
}

/** What became of a concept that is no more: the version it is now, or thrown away. */
export type Afloop = { readonly soort: 'gepubliceerd'; readonly versie: Versiekop } | { readonly soort: 'weggegooid' }

/** `vorige`: the version that was live when it was a concept, 0 for none. `versies`: newest first. Null when that cannot be known now. */
export function afloopVan(versies: Uitkomst<readonly Versiekop[]>, vorige: number): Afloop | null {
  if (!versies.ok) return versies.code === 'NIET_GEVONDEN' ? { soort: 'weggegooid' } : null
  const nieuw = versies.waarde[0]
  return nieuw && nieuw.versie > vorige ? { soort: 'gepubliceerd', versie: nieuw } : { soort: 'weggegooid' }
}

/** "Lotte keurde het goed om 14:30."; on another day with that day. */
export function afloopInWoorden(afloop: Afloop | null, vandaag: string): string {
  if (afloop === null) return 'Dit concept is er niet meer: een collega publiceerde het of gooide het weg.'
  if (afloop.soort === 'weggegooid') return 'Dit concept is er niet meer: een collega gooide het weg.'
  const { gepubliceerdOp, gepubliceerdDoor, goedgekeurdDoor } = afloop.versie
  const moment = toonMoment(gepubliceerdOp, vandaag)
  const dag = `${toonDatum(vandaag, vandaag)} `
  const wanneer = moment.startsWith(dag) ? moment.slice(dag.length) : `op ${moment}`
  return goedgekeurdDoor ? `${goedgekeurdDoor.naam} keurde het goed ${wanneer}.` : `${gepubliceerdDoor?.naam ?? 'Een collega'} publiceerde het ${wanneer}.`
}

/** On the page where somebody lands who opened a concept that is there no more. `versie`: the newest that was published. */
export const geenConcept = (versie: number | undefined): string =>
  versie === undefined ? 'Dit concept is er niet meer. Het is weggegooid.' : `Er is nu geen concept. Het is gepubliceerd of weggegooid. Versie ${versie} is de nieuwste.`
