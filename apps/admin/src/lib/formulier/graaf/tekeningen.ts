import type { CompileVeld, Optie, Rij } from '@regietafel/domain/formulier'
import type { Formulierstand } from '../formulierstand.svelte.ts'
import { leesWaarde } from '../lees.ts'

/** What the drawings show, read from the rows of their question. */
const tekst = (waarde: unknown): string => (typeof waarde === 'string' ? waarde : '')
const label = (opties: readonly Optie[], waarde: unknown): string => opties.find((o) => o.waarde === waarde)?.label ?? ''

export interface Verbandregel {
  readonly id: string
  readonly van: string
  readonly naar: string
  readonly tekst: string
  readonly uitleg: string
}
const alsVerband = (rij: Rij, van: unknown, soorten: readonly Optie[]): Verbandregel => {
  const uitleg = tekst(rij['uitleg'])
  return { id: rij._id, van: tekst(van), naar: tekst(rij['naar']), uitleg, tekst: label(soorten, rij['soort']).toLowerCase() || uitleg }
}

/** Relations of a `verbanden`, one row each; of a `factorengraaf`, in the row of the factor they start from. */
export function verbandenVan(veld: CompileVeld, rijen: readonly Rij[]): readonly Verbandregel[] {
  if (veld.veld.type === 'verbanden') return rijen.map((rij) => alsVerband(rij, rij['van'], (veld.config as { soorten?: readonly Optie[] }).soorten ?? []))
  const { verbanden } = veld.config as { verbanden: readonly Optie[] }
  return rijen.flatMap((rij) => (Array.isArray(rij['verbanden']) ? (rij['verbanden'] as Rij[]).map((verband) => ({ ...alsVerband(verband, rij._id, verbanden), id: `${rij._id}-${verband._id}` })) : []))
}

export const tijdregels = (veld: CompileVeld, rijen: readonly Rij[]) => {
  const { soorten, overgangen, momenten } = veld.config as { soorten: readonly Optie[]; overgangen: readonly string[]; momenten: readonly string[] }
  return rijen.map((rij) => ({
    id: rij._id, tekst: tekst(rij['omschrijving']) || '(nog leeg)', van: tekst(rij['van']), tot: tekst(rij['tot']) || null, soort: label(soorten, rij['soort']), plek: tekst(rij['plek']), reden: tekst(rij['reden_einde']),
    moment: momenten.includes(tekst(rij['soort'])), overgang: overgangen.includes(tekst(rij['soort'])),
  }))
}

export const kringpersonen = (stand: Formulierstand, veld: CompileVeld, rijen: readonly Rij[]) => {
  const { afstanden } = veld.config as { afstanden: readonly Optie[] }
  return rijen.map((rij) => {
    const kring = afstanden.findIndex((o) => o.waarde === rij['afstand'])
    const bij = ['relatie', 'contact', 'steun'].flatMap((id) => leesWaarde(stand, veld.kind.get(id)!, rij[id])?.toLowerCase() ?? [])
    return { id: rij._id, tekst: tekst(rij['naam']) || '(nog leeg)', kring: kring < 0 ? null : kring, bij: bij.join(', ') }
  })
}
