import type { Formulierconceptblad } from '@regietafel/api/client'
import { wieKeurtGoed } from '#lib/concept/publicatie.ts'
import { meervoud } from '#lib/ui/datum.ts'
import { opsomming } from '@regietafel/domain/kernel'

/** "Kan zodra 3 problemen en 1 regeltest zijn opgelost."; null when nothing stands in the way. */
export function beletVan(problemen: number, tests: number): string | null {
  const wat = [...(problemen > 0 ? [meervoud(problemen, 'probleem', 'problemen')] : []), ...(tests > 0 ? [meervoud(tests, 'regeltest', 'regeltests')] : [])]
  if (wat.length === 0) return null
  return `Kan zodra ${opsomming(wat)} ${problemen + tests === 1 ? 'is' : 'zijn'} opgelost.`
}

/** Who gets a new version: a new casus when a kader asks for the form, else who begins it by hand; nobody when it can be begun nowhere. */
export type Bereik = 'nieuwe-casussen' | 'wie-begint' | 'niemand'
export const bereikVan = (kaderVraagt: boolean, los: boolean): Bereik => (kaderVraagt ? 'nieuwe-casussen' : los ? 'wie-begint' : 'niemand')
export const NIEMAND = 'Geen kader vraagt om dit formulier en het staat niet los: zet het los bij een casus of laat een kader erop wachten.'
const krijgt: Readonly<Record<Exclude<Bereik, 'niemand'>, string>> = { 'nieuwe-casussen': 'krijgen nieuwe casussen deze versie', 'wie-begint': 'krijgt wie dit formulier begint deze versie' }

/** Who gets the version that was published just now. */
export const wieKrijgt = (bereik: Bereik): string =>
  bereik === 'niemand' ? NIEMAND : bereik === 'nieuwe-casussen' ? 'Nieuwe casussen krijgen deze versie.' : 'Wie dit formulier begint, krijgt deze versie.'

export const naAkkoordVan = (bereik: Bereik): string => (bereik === 'niemand' ? `Na jouw akkoord is het gepubliceerd. ${NIEMAND}` : `Na jouw akkoord ${krijgt[bereik]}.`)

/** What handing in leads to. `live`: the version that holds now, null for a new form. */
export function gevolgVan({ vierOgen, goedkeurders, openCasussen }: Pick<Formulierconceptblad, 'vierOgen' | 'goedkeurders' | 'openCasussen'>, live: number | null, bereik: Bereik): string {
  const pas = `Pas na akkoord${goedkeurders.length > 1 ? ` van ${wieKeurtGoed(goedkeurders)}` : ''}`
  const wanneer = bereik === 'niemand' ? `${vierOgen ? `${pas} is het gepubliceerd. ` : ''}${NIEMAND}` : vierOgen ? `${pas} ${krijgt[bereik]}.` : `Meteen na het publiceren ${krijgt[bereik]}.`
  if (live === null || openCasussen === 0) return wanneer
  return `${wanneer} ${openCasussen === 1 ? 'De ene open casus houdt zijn versie' : `De ${openCasussen} open casussen houden hun versie`} tot jij verhuist.`
}

/** Why there is nothing to publish; null when there is. */
export const ongewijzigd = (live: number | null, gelijk: boolean): string | null => (live !== null && gelijk ? `Er is nog niets veranderd sinds versie ${live}. Er valt niets te publiceren.` : null)
