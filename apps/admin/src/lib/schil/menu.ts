import type { Sessie } from '@regietafel/api/client'
import type { Icoonnaam } from '#lib/ui/Icoon.svelte'

export interface Menupunt {
  readonly href: string
  readonly tekst: string
  readonly icoon: Icoonnaam
  /** How many wait there. */
  readonly telling?: number
}

/** Only what the role may. An operator and a beheerder never enter a casus, so neither list is theirs. */
export function menuVoor({ gebruiker, mag, menu }: Pick<Sessie, 'gebruiker' | 'mag' | 'menu'>): Menupunt[] {
  const punten: Menupunt[] = []
  if (mag.includes('casus.lezen')) {
    punten.push({ href: '/mijn-werk', tekst: 'Mijn werk', icoon: 'lijst', telling: menu.mijnWerk }, { href: '/casussen', tekst: 'Casussen', icoon: 'map' })
  }
  if (gebruiker.rol !== 'beheerder') punten.push({ href: '/escalaties', tekst: 'Escalaties', icoon: 'bel', telling: menu.escalaties })
  if (mag.includes('beheer.lezen')) punten.push({ href: '/beheer/kaders', tekst: 'Kaders', icoon: 'baan' }, { href: '/beheer/formulieren', tekst: 'Formulieren', icoon: 'formulier' })
  if (mag.includes('kalender.lezen')) punten.push({ href: '/beheer/kalender', tekst: 'Kalender', icoon: 'kalender' })
  return punten
}

/** The first page of a role; that of a beheerder leads to everything in her menu. */
export const beginVan = (rol: Sessie['gebruiker']['rol']): string => (rol === 'operator' ? '/escalaties' : rol === 'beheerder' ? '/beheer' : '/mijn-werk')

/** Two letters for the round beside a name. */
export const initialen = (naam: string): string => naam.replaceAll(/[^\p{L} ]/gu, '').trim().slice(0, 2).toUpperCase()
