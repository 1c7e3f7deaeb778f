import { toonTijd } from '#lib/ui/datum.ts'

/** How the stream stands. `begin`: not asked yet (or no script). */
export type Verbinding = 'begin' | 'live' | 'weg' | 'uit'

/** Without a word for this long the stream is down: the server says something every four seconds. */
export const STIL_NA_MS = 12_000
/** Down for this long, and the banner stands on every page: nobody can tell whether the bewaking runs. */
export const BANNER_NA_MS = 20_000

export interface Stroomstand {
  readonly verbinding: Verbinding
  /** Time of the clock here, in ms. */
  readonly laatsteMs: number
  /** What the server said the time was, then. */
  readonly op: string
}

/** Silence is not good news: a connection that says nothing is down, whatever the browser thinks. */
export const isLive = ({ verbinding, laatsteMs }: Stroomstand, nuMs: number): boolean => verbinding === 'live' && nuMs - laatsteMs < STIL_NA_MS

export interface Livezin { readonly kop: string; readonly bij: string; readonly soort: 'live' | 'begin' | 'weg' }

/** What stands at the head of the console: is this now, or of when is it? */
export function livezin(stand: Stroomstand, nuMs: number): Livezin {
  if (stand.verbinding === 'begin') return { soort: 'begin', kop: `Stand van ${toonTijd(stand.op)}`, bij: '' }
  if (isLive(stand, nuMs)) return { soort: 'live', kop: 'Live', bij: `laatste bericht ${seconden(nuMs - stand.laatsteMs)} geleden` }
  const kop = `Niet live sinds ${toonTijd(stand.op)}`
  if (stand.verbinding === 'uit') return { soort: 'weg', kop, bij: 'je bent uitgelogd, dit is de stand van toen' }
  return { soort: 'weg', kop, bij: 'dit is de stand van toen' }
}

const seconden = (ms: number): string => `${Math.max(0, Math.round(ms / 1000))} s`

export interface Bewakingszin { readonly titel: string; readonly tekst: string }

/** The banner on every screen of an operator; null when a worker looked and we know it. */
export function bewakingszin(stand: Stroomstand & { readonly bewakingStil: boolean | null }, nuMs: number): Bewakingszin | null {
  const sinds = toonTijd(stand.op)
  if (stand.verbinding === 'uit') return { titel: `Je bent uitgelogd sinds ${sinds}.`, tekst: 'Deze pagina weet niet of de bewaking loopt. Log opnieuw in.' }
  if (stand.bewakingStil === null) return { titel: 'We weten niet of de bewaking loopt.', tekst: 'De database geeft geen antwoord. Controleer de database en de werkers.' }
  if (stand.verbinding !== 'begin' && !isLive(stand, nuMs) && nuMs - stand.laatsteMs >= BANNER_NA_MS) return { titel: `Geen verbinding sinds ${sinds}.`, tekst: 'We weten niet of de bewaking loopt. Deze pagina probeert het vanzelf weer.' }
  if (stand.bewakingStil) return { titel: 'De bewaking staat stil.', tekst: 'Al 3 minuten keek geen werker naar de termijnen. Er gaat geen escalatie uit. Start een werker. Draait er een, kijk dan of zijn klok goed staat. Wat gemist is, gaat daarna alsnog.' }
  return null
}
