import type { Veld } from './definitie.types.ts'
import { isRecord } from './grenzen.ts'
import { optiesVan } from './opties.ts'

/** Gives the answer in its new kind, or undefined when this value has no counterpart there. */
export type Omzetting = (waarde: unknown) => unknown

const alsTekst: Omzetting = (waarde) => (typeof waarde === 'string' ? waarde : undefined)
const alsGetal: Omzetting = (waarde) => (typeof waarde === 'number' ? waarde : undefined)

const isFactor = ({ config }: Veld): boolean => isRecord(config) && config['soort'] === 'factor'

/**
 * How an answer of one kind becomes one of another without losing anything; null when that cannot be done for every answer alike.
 * The same kind is itself, except that a value that is no option any more has no counterpart.
 */
export function omzettingVan(van: Veld, naar: Veld): Omzetting | null {
  const opties = (optiesVan(naar) ?? []).map(({ waarde }) => waarde)
  const alsOptie: Omzetting = (waarde) => (typeof waarde === 'string' && opties.includes(waarde) ? waarde : undefined)
  if (van.type === naar.type) {
    if (van.type === 'keuze') return alsOptie
    if (van.type === 'meer') return (waarde) => (Array.isArray(waarde) && waarde.every((w) => opties.includes(w as string)) ? waarde : undefined)
    return (waarde) => waarde
  }
  switch (`${van.type} ${naar.type}`) {
    case 'tekst lang':
    case 'email tekst':
    case 'telefoon tekst':
    case 'email lang':
    case 'telefoon lang':
      return alsTekst
    case 'getal bedrag':
    case 'getal percentage':
    case 'percentage getal':
    case 'schaal getal':
      return alsGetal
    case 'keuze meer':
      return (waarde) => (alsOptie(waarde) === undefined ? undefined : [waarde])
    case 'keuze tekst':
    case 'keuze lang': {
      const labels = new Map((optiesVan(van) ?? []).map(({ waarde, label }) => [waarde, label]))
      return (waarde) => (typeof waarde === 'string' ? (labels.get(waarde) ?? waarde) : undefined)
    }
    case 'tekst ref':
      // a name somebody typed is a name that was not chosen from the list
      return isFactor(naar) ? null : (waarde) => (typeof waarde === 'string' && waarde.trim() !== '' && waarde.length <= 300 ? { naam: waarde } : undefined)
    case 'janee keuze':
      return opties.includes('ja') && opties.includes('nee') ? (waarde) => (waarde === true ? 'ja' : waarde === false ? 'nee' : undefined) : null
    default:
      return null
  }
}
