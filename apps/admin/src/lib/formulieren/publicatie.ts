import type { Formulierconceptblad } from '@regietafel/api/client'
import { wieKeurtGoed } from '#lib/concept/publicatie.ts'
import { meervoud } from '#lib/ui/datum.ts'
import { opsomming } from '@regietafel/domain/kernel'

/** "Kan zodra 3 problemen en 1 test zijn opgelost."; null when nothing stands in the way. */
export function beletVan(problemen: number, tests: number): string | null {
  const wat = [...(problemen > 0 ? [meervoud(problemen, 'probleem', 'problemen')] : []), ...(tests > 0 ? [meervoud(tests, 'test', 'tests')] : [])]
  if (wat.length === 0) return null
  return `Kan zodra ${opsomming(wat)} ${problemen + tests === 1 ? 'is' : 'zijn'} opgelost.`
}

/** What handing in leads to. `live`: the version that holds now, null for a new form. */
export function gevolgVan({ vierOgen, goedkeurders, openCasussen }: Pick<Formulierconceptblad, 'vierOgen' | 'goedkeurders' | 'openCasussen'>, live: number | null): string {
  const wanneer = vierOgen ? `Pas na akkoord${goedkeurders.length > 1 ? ` van ${wieKeurtGoed(goedkeurders)}` : ''} krijgen nieuwe casussen deze versie.` : 'Nieuwe casussen krijgen meteen deze versie.'
  if (live === null || openCasussen === 0) return wanneer
  return `${wanneer} ${openCasussen === 1 ? 'De ene open casus houdt zijn versie' : `De ${openCasussen} open casussen houden hun versie`} tot jij verhuist.`
}
