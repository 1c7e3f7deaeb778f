import { magLezen, schermAf, type Afdruksectie, type Antwoorden, type Formulierdefinitie, type Veld } from '@regietafel/domain/formulier'
import type { Rol } from '@regietafel/domain/regie'
import type { ApartGezet } from '../types.ts'
import { leesGeparkeerd } from './apart.ts'
import type { GeladenFormulier } from './load.ts'

export const AFGESCHERMD = 'Afgeschermd voor jouw rol'

/** A form as this role may read it. Everything that leaves the server goes through here first. */
export interface Gezien {
  readonly antwoorden: Antwoorden
  /** Ids of fields whose answers are kept from this role. */
  readonly afgeschermd: readonly string[]
  readonly apart: readonly ApartGezet[]
}

export function zieFormulier({ versie, rij, antwoorden }: Pick<GeladenFormulier, 'versie' | 'rij' | 'antwoorden'>, rol: Rol): Gezien {
  const { definitie } = versie.versie
  const zicht = schermAf(definitie, antwoorden, rol, { vastgesteld: rij?.status === 'vastgesteld' })
  const allesDicht = definitie.lezers !== undefined && zicht.afgeschermd.length > 0
  return { ...zicht, apart: leesGeparkeerd(rij?.geparkeerd ?? [], (apart) => !allesDicht && magLezen(definitie, apart.gevoelig, rol)) }
}

/** Of a map by place only what stands at a field that may be read. */
export const zonderAfgeschermd = <T>(perPad: Readonly<Record<string, T>>, afgeschermd: readonly string[]): Readonly<Record<string, T>> => {
  if (afgeschermd.length === 0) return perPad
  const weg = new Set(afgeschermd)
  return Object.fromEntries(Object.entries(perPad).filter(([pad]) => !pad.split(/[/#]/).some((deel) => weg.has(deel))))
}

/** The questions as they were shown, without the answers that are kept from this role: of a list with one such question nothing is told. */
export function zieGetoond(secties: readonly Afdruksectie[], definitie: Formulierdefinitie, afgeschermd: readonly string[]): readonly Afdruksectie[] {
  const weg = new Set(afgeschermd)
  if (weg.size === 0) return secties
  const raakt = (veld: Veld): boolean => weg.has(veld.id) || (veld.velden ?? []).some(raakt)
  const dicht = new Set(definitie.secties.flatMap(({ velden }) => velden.filter(raakt).map(({ id }) => id)))
  return secties.map((sectie) => ({
    ...sectie,
    blokken: sectie.blokken.map((blok) => (dicht.has(blok.veldId) ? { veldId: blok.veldId, vraag: blok.vraag, soort: 'antwoord' as const, tekst: AFGESCHERMD } : blok)),
  }))
}
