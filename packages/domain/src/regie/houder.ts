import { err, ok, type Result } from '../kernel/index.ts'
import { regiesoorten, regiesoortSleutels, type Regiesoort, type Rol } from './rol.ts'

/** Somebody holds one regie of a casus from `van` up to, not including, `tot` (instants, UTC). `tot` null: holds it now. */
export interface Regieperiode {
  readonly soort: Regiesoort
  readonly gebruikerId: string
  readonly van: string
  readonly tot: string | null
}

export interface Kandidaat { readonly id: string; readonly rol: Rol; readonly actief: boolean }

export type RegieFout =
  | { readonly code: 'CASUS_AFGESLOTEN' }
  | { readonly code: 'REGIE_AL_TOEGEWEZEN'; readonly soort: Regiesoort }
  | { readonly code: 'REGIE_NIET_TOEGEWEZEN'; readonly soort: Regiesoort }
  | { readonly code: 'REGIE_ZELFDE_HOUDER' }
  | { readonly code: 'KANDIDAAT_ONGESCHIKT'; readonly soort: Regiesoort }
  | { readonly code: 'REGIE_VAN_EEN_ANDER' }
  | { readonly code: 'MOTIVERING_ONTBREEKT' }

/** Who holds this regie at that moment, or null. At most one: the database excludes an overlap. */
export const houderOp = (perioden: readonly Regieperiode[], soort: Regiesoort, moment: string): string | null =>
  perioden.find((p) => p.soort === soort && p.van <= moment && (p.tot === null || moment < p.tot))?.gebruikerId ?? null

/** The regies that nobody holds at that moment. An open casus without one of the three stands on top of the lists. */
export const ontbrekendeRegies = (perioden: readonly Regieperiode[], moment: string): Regiesoort[] =>
  regiesoortSleutels.filter((soort) => houderOp(perioden, soort, moment) === null)

/** Only somebody with the role that goes with the regie, who still works here. */
export const isKandidaat = (kandidaat: Kandidaat, soort: Regiesoort): boolean =>
  kandidaat.actief && kandidaat.rol === regiesoorten[soort].rol

export interface RegieContext {
  readonly open: boolean
  readonly soort: Regiesoort
  readonly houder: string | null
  readonly kandidaat: Kandidaat
}

/** Gives a regie that nobody holds. Changing the holder is a hand over: it asks for a reason. */
export function decideToewijzing({ open, soort, houder, kandidaat }: RegieContext): Result<{ naar: string }, RegieFout> {
  if (!open) return err({ code: 'CASUS_AFGESLOTEN' })
  if (houder !== null) return err({ code: 'REGIE_AL_TOEGEWEZEN', soort })
  if (!isKandidaat(kandidaat, soort)) return err({ code: 'KANDIDAAT_ONGESCHIKT', soort })
  return ok({ naar: kandidaat.id })
}

/** `door` hands over: the holder herself, or a procesregisseur for anybody (somebody may be ill). */
export function decideOverdracht(
  { open, soort, houder, kandidaat }: RegieContext,
  door: { readonly id: string; readonly rol: Rol },
  reden: string,
): Result<{ van: string; naar: string }, RegieFout> {
  if (!open) return err({ code: 'CASUS_AFGESLOTEN' })
  if (houder === null) return err({ code: 'REGIE_NIET_TOEGEWEZEN', soort })
  if (houder !== door.id && door.rol !== 'procesregisseur') return err({ code: 'REGIE_VAN_EEN_ANDER' })
  if (houder === kandidaat.id) return err({ code: 'REGIE_ZELFDE_HOUDER' })
  if (!isKandidaat(kandidaat, soort)) return err({ code: 'KANDIDAAT_ONGESCHIKT', soort })
  if (reden.trim() === '') return err({ code: 'MOTIVERING_ONTBREEKT' })
  return ok({ van: houder, naar: kandidaat.id })
}
