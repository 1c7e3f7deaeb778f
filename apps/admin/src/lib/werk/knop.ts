import type { Taak, TaakSoort } from '@regietafel/api/client'

const woorden: Record<TaakSoort, string> = {
  termijn: 'Vul in',
  poort: 'Beslis',
  akkoord: 'Lees en beslis',
  escalatie: 'Pak op',
  'regie-ontbreekt': 'Wijs toe',
}

/** The verb on the button: what happens when you press it. */
export const knopVan = ({ soort }: Pick<Taak, 'soort'>): string => woorden[soort]
