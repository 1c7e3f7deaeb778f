import type { Taak, TaakSoort } from '@regietafel/api/client'

const woorden: Record<TaakSoort, string> = {
  termijn: 'Vul in',
  poort: 'Beslis',
  akkoord: 'Lees en beslis',
  escalatie: 'Pak op',
  'regie-ontbreekt': 'Wijs toe',
}

/** The verb on the button: what happens when you press it. */
export const knopVan = ({ soort, formulier, href, doe }: Pick<Taak, 'soort' | 'formulier' | 'href' | 'doe'>): string =>
  doe === 'zoek-beoordelaar' ? 'Naar Wachtrijen' : doe === 'betaling' ? 'Beslis over de betaling' : doe === 'betaling-wacht' ? 'Herzie het besluit' : doe === 'van-mij' ? 'Werk bij' : doe === 'omgeleid' ? 'Neem over' : doe === 'kwijt' ? 'Bekijk' : soort !== 'termijn' || formulier !== null ? woorden[soort] : href.includes('?doe=registreer') ? 'Leg vast' : 'Bekijk'

/** Where the task is done: at the dialoog itself where there is one. Without the right to it, that page just opens without. */
export function wegNaar({ soort, href, nummer, poort, escalatieId, doe }: Pick<Taak, 'soort' | 'href' | 'nummer' | 'poort' | 'escalatieId' | 'doe'>): string {
  if (soort === 'poort' && poort) return `/casussen/${nummer}/tijdlijn?doe=poort&poort=${encodeURIComponent(poort)}`
  if (soort === 'regie-ontbreekt') return `/casussen/${nummer}/regie`
  if (soort === 'escalatie' && escalatieId && doe !== 'kwijt' && doe !== 'zoek-beoordelaar') return `/mijn-werk?escalatie=${escalatieId}`
  return href
}
