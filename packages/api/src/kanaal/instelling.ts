import type { Instelling } from '@regietafel/db'

const lijst = (trappen: readonly string[]): string => (trappen.length === 0 ? 'geen' : [...trappen].sort().join(', '))
const janee = (waarde: boolean): string => (waarde ? 'ja' : 'nee')

/** One entry per setting, so that a new one is told too. */
const woorden: { readonly [K in keyof Instelling]: readonly [titel: string, toon: (waarde: Instelling[K]) => string] } = {
  verzameltijd: ['Verzamelmail om', String], stilVan: ['Stil vanaf', String], stilTot: ['Stil tot', String], spoed: ['Spoed', lijst],
  spoedDoorStilte: ['Spoed gaat door stille uren heen', janee], uitstelWerkdagen: ['Uitstel in werkdagen', String], uitstelKeer: ['Uitstel in keren', String],
}

/** "Verzamelmail om: 09:00 wordt 08:30"; empty when nothing changed. */
export function verschilInInstelling(van: Instelling, naar: Instelling): string[] {
  return (Object.keys(woorden) as (keyof Instelling)[]).flatMap((veld) => {
    const [titel, toon] = woorden[veld] as readonly [string, (waarde: unknown) => string]
    const [oud, nieuw] = [toon(van[veld]), toon(naar[veld])]
    return oud === nieuw ? [] : [`${titel}: ${oud} wordt ${nieuw}`]
  })
}
