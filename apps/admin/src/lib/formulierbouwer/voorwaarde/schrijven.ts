import { vanJsonLogic, type Expressie, type Formulierdefinitie, type Veld, type Waardesoort } from '@regietafel/domain/formulier'
import { keurRegel } from './uitkomst.ts'
import type { Zicht } from './velden.ts'

export type Gelezen = { readonly ok: true; readonly regel: Expressie; readonly jsonLogic: boolean } | { readonly ok: false; readonly melding: string }
const MAX_TEKENS = 50_000

/** A rule as an expert writes or pastes it: a list in our own language, or an object in JsonLogic. Questions may be named by id or by sleutel. */
export function leesGeschreven(tekst: string, zicht: Zicht, definitie: Formulierdefinitie, hoort: Waardesoort | null): Gelezen {
  if (tekst.trim() === '') return { ok: false, melding: 'Hier staat nog niets.' }
  if (tekst.length > MAX_TEKENS) return { ok: false, melding: 'Deze tekst is te lang voor een regel.' }
  let invoer: unknown
  try {
    invoer = JSON.parse(tekst)
  } catch {
    return { ok: false, melding: 'Dit is geen JSON. Let op haken, aanhalingstekens en komma’s.' }
  }
  const jsonLogic = typeof invoer === 'object' && invoer !== null && !Array.isArray(invoer)
  let regel: Expressie = invoer
  if (jsonLogic) {
    const gelezen = vanJsonLogic(invoer)
    if (!gelezen.ok) return { ok: false, melding: `Dit deel kan niet mee (${gelezen.error.plaats}): ${gelezen.error.melding}` }
    regel = metIds(gelezen.value, definitie)
  }
  const fout = keurRegel(zicht, regel, hoort)
  return fout === null ? { ok: true, regel, jsonLogic } : { ok: false, melding: fout }
}

/** A foreign rule names questions as people do: by sleutel. Only of a tree whose depth was checked. */
function metIds(regel: Expressie, definitie: Formulierdefinitie): Expressie {
  const ids = new Set<string>()
  const sleutels = new Map<string, string>()
  const loop = (velden: readonly Veld[]): void => velden.forEach((veld) => { ids.add(veld.id); if (!sleutels.has(veld.sleutel)) sleutels.set(veld.sleutel, veld.id); loop(veld.velden ?? []) })
  definitie.secties.forEach((sectie) => loop(sectie.velden))
  const vertaal = (knoop: unknown): unknown => {
    if (!Array.isArray(knoop)) return knoop
    const [op, naam] = knoop as unknown[]
    if ((op === 'veld' || op === 'rij') && typeof naam === 'string') return [op, ids.has(naam) ? naam : (sleutels.get(naam) ?? naam)]
    return knoop.map(vertaal)
  }
  return vertaal(regel)
}
