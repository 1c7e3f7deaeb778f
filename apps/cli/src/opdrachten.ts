import type { Opdracht } from './opdracht.ts'

/** Every command. A new one is one line here and one file. */
export const opdrachten: readonly Opdracht[] = [
  {
    naam: 'kader simuleer',
    gebruik: 'kader simuleer BESTAND [--kader BESTAND]',
    uitleg: 'Rekent uit waar een casus staat in een kader. BESTAND is JSON; - leest van de standaardinvoer. --kader is een eigen kader.',
    laad: () => import('./kader/simuleer.ts'),
  },
  {
    naam: 'kader controleer',
    gebruik: 'kader controleer BESTAND',
    uitleg: 'Zegt of een kader kan worden gepubliceerd, en anders wat er mis is en waar.',
    laad: () => import('./kader/controleer.ts'),
  },
  {
    naam: 'kader vergelijk',
    gebruik: 'kader vergelijk A B',
    uitleg: 'Zegt in woorden wat er anders is in B. A en B zijn een naam of een bestand. Uitkomst 1 als er verschil is.',
    laad: () => import('./kader/vergelijk.ts'),
  },
  {
    naam: 'kader toon',
    gebruik: 'kader toon NAAM',
    uitleg: 'Schrijft een kader dat met het product meekomt als JSON.',
    laad: () => import('./kader/toon.ts'),
  },
  {
    naam: 'kader lijst',
    gebruik: 'kader lijst',
    uitleg: 'Noemt de kaders die met het product meekomen.',
    laad: () => import('./kader/lijst.ts'),
  },
  {
    naam: 'termijnen herbereken',
    gebruik: 'termijnen herbereken [--controleer]',
    uitleg: 'Bouwt de termijnen van elke casus opnieuw op uit de gebeurtenissen. Met --controleer wordt alleen vergeleken.',
    laad: () => import('./termijnen/herbereken.ts'),
  },
]
