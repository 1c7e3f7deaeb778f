import { leesPad, type Pad, type Rij } from '@regietafel/domain/formulier'
import { nieuwRijId, rijenVan } from '../antwoorden.ts'
import type { Formulierstand } from '../formulierstand.svelte.ts'

/** What was deleted, and what is needed to put it back where it stood. */
export interface Verwijderd {
  readonly rij: Rij
  readonly volgorde: readonly string[]
}

const ids = (stand: Formulierstand, lijst: Pad): string[] => rijenVan(stand.lees(lijst)).map((rij) => rij._id)

/** Adds a row, after `na` or at the end, opens it and answers its id. */
export function voegRijToe(stand: Formulierstand, lijst: Pad, na?: string, inhoud: Readonly<Record<string, unknown>> = {}): string {
  const id = nieuwRijId()
  const oud = ids(stand, lijst)
  stand.zet(`${lijst}/${id}`, { ...inhoud, _id: id })
  const plek = na === undefined ? -1 : oud.indexOf(na)
  if (plek >= 0 && plek < oud.length - 1) stand.zet(`${lijst}#volgorde`, oud.toSpliced(plek + 1, 0, id))
  stand.openRijen.add(`${lijst}/${id}`)
  return id
}

export function kopieerRij(stand: Formulierstand, lijst: Pad, rijId: string): string {
  const { _id, ...inhoud } = leesPad(stand.antwoorden, `${lijst}/${rijId}`) as Rij
  return voegRijToe(stand, lijst, _id, inhoud)
}

export function verwijderRij(stand: Formulierstand, lijst: Pad, rijId: string): Verwijderd {
  const verwijderd = { rij: leesPad(stand.antwoorden, `${lijst}/${rijId}`) as Rij, volgorde: ids(stand, lijst) }
  stand.zet(`${lijst}/${rijId}`, null)
  stand.openRijen.delete(`${lijst}/${rijId}`)
  return verwijderd
}

export function zetRijTerug(stand: Formulierstand, lijst: Pad, { rij, volgorde }: Verwijderd): void {
  stand.zet(`${lijst}/${rij._id}`, rij)
  if (volgorde.at(-1) !== rij._id) stand.zet(`${lijst}#volgorde`, volgorde)
}

/** Answers the new place from 1, or null when it cannot go further. */
export function verplaatsRij(stand: Formulierstand, lijst: Pad, rijId: string, stap: -1 | 1): number | null {
  const volgorde = ids(stand, lijst)
  const van = volgorde.indexOf(rijId)
  const naar = van + stap
  if (van < 0 || naar < 0 || naar >= volgorde.length) return null
  stand.zet(`${lijst}#volgorde`, volgorde.toSpliced(van, 1).toSpliced(naar, 0, rijId))
  return naar + 1
}
