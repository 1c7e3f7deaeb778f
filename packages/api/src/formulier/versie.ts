import { kaderRepository, type Formulierversie, type Tx } from '@regietafel/db'
import { compileer, schrijvers, type Formulier } from '@regietafel/domain/formulier'
import type { Rol } from '@regietafel/domain/regie'
import type { CasusOpen } from '../types.ts'

export interface Versie { readonly versie: Formulierversie; readonly form: Formulier }

/** Published versions never change: each is read once per process. Only reached with an id the tenant check let through. */
const bekend = new Map<string, Versie>()
const BEWAARD = 200

function onthoud(versie: Formulierversie): Versie {
  const al = bekend.get(versie.id)
  if (al) return al
  const nieuw = { versie, form: compileer(versie.definitie) }
  if (bekend.size >= BEWAARD) bekend.delete(bekend.keys().next().value!)
  bekend.set(versie.id, nieuw)
  return nieuw
}

/** The version a form was begun with; it keeps that one. */
export async function loadVersie(tx: Tx, id: string): Promise<Versie> {
  const al = bekend.get(id)
  if (al) return al
  const versie = await kaderRepository(tx).findFormulierById(id)
  if (!versie) throw new Error('formulierversie not found')
  return onthoud(versie)
}

/** One version of a form by its number; null when it was never there. */
export async function loadVersieMet(tx: Tx, sleutel: string, nummer: number): Promise<Versie | null> {
  const versie = await kaderRepository(tx).findFormulierversie(sleutel, nummer)
  return versie ? onthoud(versie) : null
}

/** The version a new form begins with; null when the gemeente has no such form. */
export async function loadNieuwsteVersie(tx: Tx, sleutel: string): Promise<Versie | null> {
  const versie = await kaderRepository(tx).findLatestFormulier(sleutel)
  return versie ? onthoud(versie) : null
}

/** Every form of the gemeente in its newest version, by key. What this process knows already is not read again. */
export async function loadLive(tx: Tx): Promise<readonly Versie[]> {
  const koppen = await kaderRepository(tx).listFormulieren()
  return Promise.all(koppen.map(({ id }) => loadVersie(tx, id)))
}

/** Forms outside every kader that somebody with this role may add to a casus. */
export const losseVoor = (live: readonly Versie[], rol: Rol): CasusOpen['losse'][number][] =>
  live.flatMap(({ versie: { definitie } }) =>
    definitie.los && schrijvers(definitie).includes(rol) ? [{ sleutel: definitie.sleutel, titel: definitie.titel, inleiding: definitie.inleiding ?? null, los: definitie.los }] : [])

/** Per form: which roles write it. */
export const schrijversVan = (live: readonly Versie[]): ReadonlyMap<string, readonly Rol[]> => new Map(live.map(({ versie }) => [versie.sleutel, schrijvers(versie.definitie)]))
