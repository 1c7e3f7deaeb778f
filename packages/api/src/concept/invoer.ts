import { err, ok, type Result } from '@regietafel/domain/kernel'
import type { ConceptWeigering, Woord } from './weigering.ts'

/** A kader nests eight deep, a form some more with its rules; what is much deeper is neither, and the database cannot keep it. */
const MAX_DIEPTE = 40

type Inhoud<W extends Woord> = Result<Record<string, unknown>, ConceptWeigering<W>>
interface Grens<W extends Woord> { readonly woord: W; readonly zaak: string; /** Bytes of JSON that one may be. */ readonly max: number; /** Spaces and line ends of a file do not count for `max`, but have a limit of their own. */ readonly maxBestand: number }

/** Reads what came in as plain JSON, of a request or a file. */
export function inhoudlezer<W extends Woord>({ woord, zaak, max, maxBestand }: Grens<W>) {
  const nee = (melding: string): Inhoud<W> => err({ code: `${woord}_VORM`, fouten: [{ pad: '', melding }] })
  const teGroot = (): Inhoud<W> => err({ code: `${woord}_TE_GROOT` })

  /** An object, not too large, without texts that the database refuses (NUL, half a surrogate pair). */
  function leesInhoud(invoer: unknown): Inhoud<W> {
    let tekst: string | undefined
    try {
      tekst = JSON.stringify(invoer)
    } catch {
      return nee('Dit is geen geldige JSON.')
    }
    if (tekst !== undefined && Buffer.byteLength(tekst, 'utf8') > max) return teGroot()
    const inhoud = schoon(tekst === undefined ? null : JSON.parse(tekst), 0)
    if (inhoud === TE_DIEP) return nee(`Dit is te diep genest voor een ${zaak}.`)
    return isObject(inhoud) ? ok(inhoud) : nee(`Een ${zaak} is een object.`)
  }
  /** The same of a file. */
  function leesTekst(tekst: string): Inhoud<W> {
    if (Buffer.byteLength(tekst, 'utf8') > maxBestand) return teGroot()
    try {
      return leesInhoud(JSON.parse(tekst.replace(/^\uFEFF/, '')))
    } catch {
      return nee('Dit bestand is geen geldige JSON. Kies een bestand dat met ‘exporteer’ is gemaakt.')
    }
  }
  return { leesInhoud, leesTekst }
}

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
