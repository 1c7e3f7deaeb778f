import type { Sessie } from '@regietafel/api/client'
import { meervoud } from '#lib/ui/datum.ts'
import type { Icoonnaam } from '#lib/ui/Icoon.svelte'

export interface Menupunt {
  readonly href: string
  readonly tekst: string
  readonly icoon: Icoonnaam
  /** How many wait there. */
  readonly telling?: number
  /** What that counts, when it is more than one thing. */
  readonly telt?: string
  /** What waits is wrong, not just work. */
  readonly rood?: boolean
  /** The head it stands under. */
  readonly groep?: string
}

/** What waits for her on *Wachtrijen*: alarms that are open, and requests that she may decide about. */
interface Wachtend { readonly meldingen: number; readonly verzoeken: number }
const NIETS: Wachtend = { meldingen: 0, verzoeken: 0 }
const teltIn = ({ meldingen, verzoeken }: Wachtend): string =>
  [...(meldingen > 0 ? [meervoud(meldingen, 'melding', 'meldingen')] : []), ...(verzoeken > 0 ? [`${meervoud(verzoeken, 'verzoek', 'verzoeken')} aan jou`] : [])].join(' en ')

/** What an operator watches, and what she looks up. */
function bewaking({ mag, menu }: Pick<Sessie, 'mag' | 'menu'>, wacht: Wachtend): Menupunt[] {
  return [
    { groep: 'Bewaken', href: '/wachtrijen', tekst: 'Wachtrijen', icoon: 'wachtrij', telling: wacht.meldingen + wacht.verzoeken, telt: teltIn(wacht), rood: wacht.meldingen > 0 },
    { groep: 'Bewaken', href: '/escalaties', tekst: 'Escalaties', icoon: 'bel', telling: menu.escalaties },
    { groep: 'Bewaken', href: '/wachtrijen/herstel', tekst: 'Vergelijken en herstellen', icoon: 'gelijk' },
    { groep: 'Bewaken', href: '/wachtrijen/kanalen', tekst: 'Kanalen', icoon: 'spraak' },
    { groep: 'Naslag', href: '/wachtrijen/meldregels', tekst: 'Meldregels', icoon: 'let-op' },
    { groep: 'Naslag', href: '/wachtrijen/logboek', tekst: 'Logboek', icoon: 'lijst' },
    { groep: 'Naslag', href: '/beheer/kalender', tekst: 'Kalender', icoon: 'kalender' },
    ...(mag.includes('wachtrij.techniek') ? [{ groep: 'Naslag', href: '/wachtrijen/techniek', tekst: 'Techniek', icoon: 'baan' } as const] : []),
  ]
}

/** Only what the role may. An operator and a beheerder never enter a casus, so neither list is theirs. */
export function menuVoor({ gebruiker, mag, menu }: Pick<Sessie, 'gebruiker' | 'mag' | 'menu'>, wacht = NIETS): Menupunt[] {
  if (mag.includes('wachtrij.lezen')) return bewaking({ mag, menu }, wacht)
  const punten: Menupunt[] = []
  if (mag.includes('casus.lezen')) {
    punten.push({ href: '/mijn-werk', tekst: 'Mijn werk', icoon: 'lijst', telling: menu.mijnWerk }, { href: '/casussen', tekst: 'Casussen', icoon: 'map' })
  }
  if (gebruiker.rol !== 'beheerder') punten.push({ href: '/escalaties', tekst: 'Escalaties', icoon: 'bel', telling: menu.escalaties })
  if (mag.includes('beheer.lezen')) punten.push({ href: '/beheer/kaders', tekst: 'Kaders', icoon: 'baan' }, { href: '/beheer/formulieren', tekst: 'Formulieren', icoon: 'formulier' })
  if (mag.includes('kalender.lezen')) punten.push({ href: '/beheer/kalender', tekst: 'Kalender', icoon: 'kalender' })
  if (mag.includes('bericht.zetten')) punten.push({ href: '/beheer/berichten', tekst: 'Berichten', icoon: 'post' })
  if (mag.includes('kanaal.lezen')) punten.push({ href: '/wachtrijen/kanalen', tekst: 'Kanalen', icoon: 'spraak' })
  return punten
}

/** The one that is open: the longest address that the page begins with. */
export const hier = (punten: readonly Menupunt[], pad: string): string | undefined =>
  punten.map(({ href }) => href).filter((href) => pad === href || pad.startsWith(`${href}/`)).sort((a, b) => b.length - a.length)[0]

/** The first page of a role; that of a beheerder leads to everything in her menu. */
export const beginVan = (rol: Sessie['gebruiker']['rol']): string => (rol === 'operator' ? '/wachtrijen' : rol === 'beheerder' ? '/beheer' : '/mijn-werk')

/** Two letters for the round beside a name. */
export const initialen = (naam: string): string => naam.replaceAll(/[^\p{L} ]/gu, '').trim().slice(0, 2).toUpperCase()
