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

/** Forms outside every kader that somebody with this role may add to a casus. */
export async function loadLosse(tx: Tx, rol: Rol): Promise<CasusOpen['losse'][number][]> {
  const sleutels = await kaderRepository(tx).listFormulieren()
  const versies = await Promise.all(sleutels.map(({ sleutel }) => loadNieuwsteVersie(tx, sleutel)))
  return versies.flatMap((gevonden) => {
    const definitie = gevonden?.versie.definitie
    return definitie?.los && schrijvers(definitie).includes(rol) ? [{ sleutel: definitie.sleutel, titel: definitie.titel, inleiding: definitie.inleiding ?? null, los: definitie.los }] : []
  })
}

/** Per form: which roles write it. */
export async function loadSchrijvers(tx: Tx): Promise<Map<string, readonly Rol[]>> {
  const sleutels = await kaderRepository(tx).listFormulieren()
  const versies = await Promise.all(sleutels.map(({ sleutel }) => loadNieuwsteVersie(tx, sleutel)))
  return new Map(versies.flatMap((gevonden) => gevonden ? [[gevonden.versie.sleutel, schrijvers(gevonden.versie.definitie)] as const] : []))
}
