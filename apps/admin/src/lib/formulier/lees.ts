import type { CompileVeld, Optie } from '@regietafel/domain/formulier'
import type { Formulierstand } from './formulierstand.svelte.ts'

/** An answer as it reads, or null when there is none. A factor reads as its number and name. */
export function leesWaarde(stand: Formulierstand, veld: CompileVeld, waarde: unknown, diep = 0): string | null {
  if (waarde === null || waarde === undefined || waarde === '') return null
  if (Array.isArray(waarde) && waarde.length === 0) return null
  if (veld.veld.type === 'ref' && typeof waarde === 'string') {
    // rows that are named by rows may go round in a circle
    const factor = diep > 3 ? undefined : factorenVan(stand, (veld.config as { lijst: string }).lijst, diep + 1).find((f) => f.id === waarde)
    return factor ? `${factor.nummer} ${factor.tekst}` : 'een factor die er niet meer is'
  }
  return veld.type.summarize(waarde, veld.config) || null
}

export interface Factor {
  readonly id: string
  /** Place in the list, from 1. */
  readonly nummer: number
  readonly tekst: string
  readonly soort: string | null
  /** The niveau, of a factorengraaf. */
  readonly bij?: string
}

/** The field of a list that names its rows: what the list says, else its first text. */
export function titelVeld(lijst: CompileVeld): CompileVeld | undefined {
  const gekozen = (lijst.config as { rijtitel?: string } | undefined)?.rijtitel
  return lijst.kind.get(gekozen ?? lijst.type.rijen?.titel ?? '') ?? lijst.kinderen.find((k) => k.soort === 'tekst') ?? lijst.kinderen[0]
}

/** The field of a list by which its rows are shaped in a drawing, when a question about verbanden names one. */
export function vormVeld(stand: Formulierstand, lijstId: string): { readonly veld: CompileVeld; readonly opties: readonly Optie[] } | null {
  const zelf = stand.form.velden.get(lijstId)
  if (zelf?.veld.type === 'factorengraaf') return metOpties(zelf.kind.get('soort'))
  for (const veld of stand.form.velden.values()) {
    const config = veld.config as { lijst?: string; vorm?: string } | undefined
    if (veld.veld.type !== 'verbanden' || config?.lijst !== lijstId || config.vorm === undefined) continue
    const vorm = metOpties(zelf?.kind.get(config.vorm))
    if (vorm) return vorm
  }
  return null
}
function metOpties(veld: CompileVeld | undefined): { readonly veld: CompileVeld; readonly opties: readonly Optie[] } | null {
  const opties = (veld?.config as { opties?: readonly Optie[] } | undefined)?.opties
  return veld && opties ? { veld, opties } : null
}

/** The rows of a list as factors, numbered as they stand. */
export function factorenVan(stand: Formulierstand, lijstId: string, diep = 0): readonly Factor[] {
  const lijst = stand.form.velden.get(lijstId)
  if (lijst === undefined) return []
  const titel = titelVeld(lijst)
  const vorm = vormVeld(stand, lijstId)
  const niveau = lijst.veld.type === 'factorengraaf' ? lijst.kind.get('niveau') : undefined
  return stand.rijen(lijstId).map((rij, i) => {
    const tekst = titel === undefined ? null : leesWaarde(stand, titel, rij[titel.id], diep)
    const soort = vorm === null ? null : rij[vorm.veld.id]
    const bij = niveau === undefined ? null : leesWaarde(stand, niveau, rij[niveau.id])
    return { id: rij._id, nummer: i + 1, tekst: tekst ?? '(nog leeg)', soort: typeof soort === 'string' ? soort : null, ...(bij === null ? {} : { bij }) }
  })
}

