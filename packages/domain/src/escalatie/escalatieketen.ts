import type { Datum } from '../kernel/index.ts'

/** What somebody did to escalaties outside the product. */
export type Escalatiebreuksoort = 'gewijzigd' | 'verwijderd' | 'ingevoegd'

/** Escalaties that are not what the proofs say of them. */
export interface Escalatiebreuk {
  readonly soort: Escalatiebreuksoort
  /** Amsterdam day of the proof that holds them; of what was put in: the day it gives itself. */
  readonly dag: Datum
  /** The proof; null for what was put in and stands in none. */
  readonly volgnr: number | null
  /** How many; null when one of the escalaties of that proof was changed and nothing says which. */
  readonly aantal: number | null
  /** At most 20. */
  readonly ids: readonly string[]
}

/** The escalaties of one proof, as they were and as they are. */
export interface Nagerekend {
  readonly volgnr: number
  readonly dag: Datum
  readonly hash: string
  /** Over those of them that are there now. */
  readonly hashNu: string
  /** Of the ids that the proof holds, those that are not there any more. */
  readonly weg: readonly string[]
}

/** An escalatie that stands in no proof and should, or whose own date and moment of writing contradict each other. */
export interface Vreemd {
  readonly id: string
  readonly dag: Datum
}

const MEEST = 20

/** Every breach, oldest day first. What was taken out hides whether the others of that proof were changed: that is said once it is back. */
export function escalatiebreuken(nagerekend: readonly Nagerekend[], vreemd: readonly Vreemd[]): Escalatiebreuk[] {
  const uit: Escalatiebreuk[] = []
  for (const { volgnr, dag, hash, hashNu, weg } of nagerekend) {
    if (weg.length > 0) uit.push({ soort: 'verwijderd', dag, volgnr, aantal: weg.length, ids: weg.slice(0, MEEST) })
    else if (hash !== hashNu) uit.push({ soort: 'gewijzigd', dag, volgnr, aantal: null, ids: [] })
  }
  for (const [dag, rijen] of Map.groupBy(vreemd, (rij) => rij.dag)) uit.push({ soort: 'ingevoegd', dag, volgnr: null, aantal: rijen.length, ids: rijen.map(({ id }) => id).slice(0, MEEST) })
  return uit.sort((a, b) => (a.dag < b.dag ? -1 : a.dag > b.dag ? 1 : 0))
}

/** One breach in a sentence, for whoever keeps the database. */
export function escalatiebreukzin({ soort, dag, volgnr, aantal, ids }: Escalatiebreuk): string {
  const welke = ids.length > 0 ? ` (${ids.slice(0, 3).join(', ')}${(aantal ?? 0) > 3 ? ', …' : ''})` : ''
  const telling = `${aantal} ${aantal === 1 ? 'escalatie' : 'escalaties'}`
  if (soort === 'gewijzigd') return `${dag}: een escalatie van bewijs ${volgnr} is gewijzigd of verwisseld`
  if (soort === 'verwijderd') return `${dag}: ${telling} van bewijs ${volgnr} ${aantal === 1 ? 'is' : 'zijn'} weg${welke}`
  return `${dag}: ${telling} later ingevoegd${welke}`
}
