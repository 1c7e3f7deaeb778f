import type { Opdracht } from './opdracht.ts'

/** Every command. A new one is one line here and one file. */
export const opdrachten: readonly Opdracht[] = [
  {
    naam: 'kader simuleer',
    gebruik: 'kader simuleer BESTAND',
    uitleg: 'Rekent uit waar een casus staat in een kader. BESTAND is JSON; - leest van de standaardinvoer.',
    laad: () => import('./kader/simuleer.ts'),
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
