import type { Antwoorden } from '../definitie.types.ts'
import { isRecord } from '../grenzen.ts'
import { rijenVan } from '../pad.ts'

/** A factor of the verklarende analyse, by the `_id` of its row. */
export interface Factorrij { readonly id: string; readonly naam: string; readonly soort?: string | undefined }
/** A goal of the hulpverleningsplan; `factor` is what its question about the factor holds. */
export interface Doelrij { readonly id: string; readonly naam: string; readonly factor: unknown }
/** What the analysis found and the plan does nothing with, and what the plan does without saying why. Neither blocks anything. */
export interface Spoor { readonly zonderDoel: readonly Factorrij[]; readonly zonderFactor: readonly Doelrij[] }

const vlak = (tekst: unknown): string => (typeof tekst === 'string' ? tekst.normalize('NFC').trim().replace(/\s+/g, ' ').toLowerCase() : '')
/** A goal keeps what protects as it is; nothing needs to change there. */
const BESCHERMT = 'verminderen'

/**
 * Follows each goal back to the factor it is about. A factor that was chosen counts by its row, one that was typed by its name; a name that is no factor is a need in words
 * and counts as said. A factor that protects asks for no goal.
 */
export function spoorTussen(factoren: readonly Factorrij[], doelen: readonly Doelrij[]): Spoor {
  const opNaam = new Map(factoren.map((factor) => [vlak(factor.naam), factor.id]))
  const opId = new Set(factoren.map(({ id }) => id))
  const gewezen = new Set(doelen.map(({ factor }) => {
    const { id, naam } = isRecord(factor) ? factor : { id: undefined, naam: factor }
    return typeof id === 'string' && opId.has(id) ? id : opNaam.get(vlak(naam))
  }))
  return {
    zonderDoel: factoren.filter(({ id, soort, naam }) => soort !== BESCHERMT && naam.trim() !== '' && !gewezen.has(id)),
    zonderFactor: doelen.filter(({ factor }) => vlak(isRecord(factor) ? factor['naam'] : factor) === ''),
  }
}

/** The same over the answers of both forms as they are shipped. Never throws on what is stored. */
export function spoor(va: Antwoorden, hvp: Antwoorden): Spoor {
  const tekst = (waarde: unknown): string => (typeof waarde === 'string' ? waarde : '')
  return spoorTussen(
    rijenVan(va['factoren']).map((rij) => ({ id: rij._id, naam: tekst(rij['factoren_omschrijving']), soort: tekst(rij['factoren_soort']) })),
    rijenVan(hvp['doelen']).map((rij) => ({ id: rij._id, naam: tekst(rij['doelen_doel']), factor: rij['doelen_factor'] })),
  )
}
