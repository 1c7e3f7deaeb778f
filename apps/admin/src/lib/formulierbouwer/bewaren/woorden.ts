import { plekken, regelInWoorden, type Conceptbotsing, type Formulierdefinitie } from '@regietafel/domain/formulier'

const MAX = 400
const kort = (tekst: string): string => (tekst.length > MAX ? `${tekst.slice(0, MAX)}…` : tekst)
const isRecord = (w: unknown): w is Record<string, unknown> => typeof w === 'object' && w !== null && !Array.isArray(w)

/** One side of a botsing, for who chooses. `definitie` is the form of that side, for the names in it. */
export function waardeInWoorden({ deel }: Pick<Conceptbotsing, 'deel'>, waarde: unknown, definitie: Formulierdefinitie): string {
  const naam = (id: unknown): string => (typeof id === 'string' ? (plekken(definitie).get(id)?.veld.label ?? definitie.secties.find((s) => s.id === id)?.titel ?? id) : '')
  if (waarde === undefined || waarde === null) return deel === 'veld' || deel === 'sectie' ? 'Weggehaald' : 'Niets ingevuld'
  if (deel === 'plek') return `In ${naam(waarde)}`
  if (deel === 'volgorde' && Array.isArray(waarde)) return kort(waarde.map(naam).join(', '))
  if (typeof waarde === 'boolean') return waarde ? 'Ja' : 'Nee'
  if (typeof waarde === 'string' || typeof waarde === 'number') return kort(String(waarde)) || 'Leeg'
  if (Array.isArray(waarde) && typeof waarde[0] === 'string') return kort(regelInWoorden(waarde, { veld: (id) => ({ label: naam(id) }) }))
  if (isRecord(waarde)) {
    for (const eigenschap of ['label', 'titel', 'naam', 'melding', 'tekst']) if (typeof waarde[eigenschap] === 'string') return kort(waarde[eigenschap])
  }
  return kort(JSON.stringify(waarde))
}
