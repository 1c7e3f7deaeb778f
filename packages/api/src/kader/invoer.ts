import { err, ok, type Result } from '@regietafel/domain/kernel'
import type { KaderWeigering } from './weigering.ts'

/** Bytes of JSON that a concept may be. */
export const MAX_KADER = 512 * 1024
/** A kader nests eight deep; what is much deeper is no kader, and the database cannot keep it. */
const MAX_DIEPTE = 40

const geenKader = (melding: string): Result<never, KaderWeigering> => err({ code: 'KADER_VORM', fouten: [{ pad: '', melding }] })

/** What came in as plain JSON: an object, not too large, without texts that the database refuses (NUL, half a surrogate pair). */
export function leesInhoud(invoer: unknown): Result<Record<string, unknown>, KaderWeigering> {
  let tekst: string | undefined
  try {
    tekst = JSON.stringify(invoer)
  } catch {
    return geenKader('Dit is geen geldige JSON.')
  }
  if (tekst !== undefined && Buffer.byteLength(tekst, 'utf8') > MAX_KADER) return err({ code: 'KADER_TE_GROOT' })
  const inhoud = schoon(tekst === undefined ? null : JSON.parse(tekst), 0)
  if (inhoud === TE_DIEP) return geenKader('Dit is te diep genest voor een kader.')
  return isObject(inhoud) ? ok(inhoud) : geenKader('Een kader is een object.')
}

/** The same of a file. */
export function leesTekst(tekst: string): Result<Record<string, unknown>, KaderWeigering> {
  if (Buffer.byteLength(tekst, 'utf8') > MAX_BESTAND) return err({ code: 'KADER_TE_GROOT' })
  try {
    return leesInhoud(JSON.parse(tekst.replace(/^\uFEFF/, '')))
  } catch {
    return geenKader('Dit bestand is geen geldige JSON. Kies een bestand dat met ‘exporteer’ is gemaakt.')
  }
}

/** Spaces and line ends of a file do not count for the limit, but have one of their own. */
const MAX_BESTAND = 2 * MAX_KADER

const isObject = (waarde: unknown): waarde is Record<string, unknown> => typeof waarde === 'object' && waarde !== null && !Array.isArray(waarde)

const TE_DIEP = Symbol('te diep')
const tekstSchoon = (tekst: string) => tekst.toWellFormed().replaceAll('\0', '')

function schoon(waarde: unknown, diepte: number): unknown {
  if (typeof waarde === 'string') return tekstSchoon(waarde)
  if (typeof waarde !== 'object' || waarde === null) return waarde
  if (diepte >= MAX_DIEPTE) return TE_DIEP
  if (Array.isArray(waarde)) {
    const lijst = waarde.map((deel) => schoon(deel, diepte + 1))
    return lijst.includes(TE_DIEP) ? TE_DIEP : lijst
  }
  const paren = Object.entries(waarde).map(([sleutel, deel]) => [tekstSchoon(sleutel), schoon(deel, diepte + 1)] as const)
  return paren.some(([, deel]) => deel === TE_DIEP) ? TE_DIEP : Object.fromEntries(paren)
}
