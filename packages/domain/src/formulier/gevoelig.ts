import type { Rol } from '../regie/index.ts'
import type { Antwoorden, Formulierdefinitie, Gevoeligheid, Veld } from './definitie.types.ts'
import { isRegelStandaard } from './compileer.ts'
import { eigen, isRecord } from './grenzen.ts'
import { redenPad } from './pad.ts'
import { schrijvers } from './vaststellen.ts'

/** Who may read an answer of a class, besides who writes the form; `alle` is every role that may read the form at all. */
export const leesrollen: Readonly<Record<Gevoeligheid, readonly Rol[] | 'alle'>> = {
  gewoon: 'alle',
  vertrouwelijk: ['casusregisseur', 'gedragswetenschapper', 'zorgaanbieder'],
  gezondheid: ['casusregisseur', 'gedragswetenschapper', 'zorgaanbieder', 'ret'],
  strafrechtelijk: ['casusregisseur', 'gedragswetenschapper', 'procesregisseur', 'ret'],
}

/** How a class is called, and what it is for. */
export const gevoeligheden: Readonly<Record<Gevoeligheid, string>> = { gewoon: 'Gewoon', vertrouwelijk: 'Vertrouwelijk', gezondheid: 'Gezondheid', strafrechtelijk: 'Strafrechtelijk' }

/** May this role read answers of this class in this form? Who writes it always may. */
export function magLezen(definitie: Formulierdefinitie, klasse: Gevoeligheid | undefined, rol: Rol): boolean {
  // a class that we do not know (a concept may hold anything) is read by who writes, and nobody else
  const wie = Object.hasOwn(leesrollen, klasse ?? 'gewoon') ? leesrollen[klasse ?? 'gewoon'] : []
  return wie === 'alle' || wie.includes(rol) || schrijvers(definitie).includes(rol)
}

export interface Afscherming {
  /** Without every answer that the role may not read, and every reason why one is not there. */
  readonly antwoorden: Antwoorden
  /** Ids of the fields whose answers are kept from this role, in the order of the form, also when they have none. Of a list as a whole only its own id. */
  readonly afgeschermd: readonly string[]
}

/**
 * Takes away what a role may not read. A class on a list holds for its rows; a computed value that hangs on a screened answer is screened with it,
 * and so is one that hangs on a question that a screened answer shows or hides. Where the form lets its answers say who reads it (`lezers`), all is screened from who was not chosen;
 * `vastgesteld` says whether that holds for who wrote it too. Use this on the server, before anything leaves it: a screen that hides is no screen.
 */
export function schermAf(definitie: Formulierdefinitie, antwoorden: Antwoorden, rol: Rol, { vastgesteld = false }: { readonly vastgesteld?: boolean } = {}): Afscherming {
  const dicht = gekozenWeg(definitie, antwoorden, rol, vastgesteld)
  if (dicht) return { antwoorden: zonderVelden(definitie.secties.flatMap(({ velden }) => velden), antwoorden, new Set(dicht)), afgeschermd: dicht }
  if (schrijvers(definitie).includes(rol)) return { antwoorden, afgeschermd: [] }
  const weg = afgeschermdVoor(definitie, rol)
  if (weg.size === 0) return { antwoorden, afgeschermd: [] }
  const velden = definitie.secties.flatMap((sectie) => sectie.velden)
  return { antwoorden: zonderVelden(velden, antwoorden, weg), afgeschermd: [...weg] }
}

/** Ids of the fields that are closed because the form itself says who reads it, and this role was not chosen; null when it may read on. What was chosen stays to be seen. */
function gekozenWeg(definitie: Formulierdefinitie, antwoorden: Antwoorden, rol: Rol, vastgesteld: boolean): readonly string[] | null {
  const { lezers } = definitie
  if (!lezers || (!vastgesteld && schrijvers(definitie).includes(rol))) return null
  const gekozen = eigen(antwoorden, lezers.veld)
  const mag = (Array.isArray(gekozen) ? gekozen : [gekozen]).some((w) => typeof w === 'string' && Object.hasOwn(lezers.rollen, w) && lezers.rollen[w]!.includes(rol))
  if (mag) return null
  return definitie.secties.flatMap(({ velden }) => velden.filter(({ id, type }) => id !== lezers.veld && type !== 'informatie').map(({ id }) => id))
}

/** What the form does not know is not shown either: nobody can tell whose it is. */
function zonderVelden(velden: readonly Veld[], bron: Readonly<Record<string, unknown>>, weg: ReadonlySet<string>): Record<string, unknown> {
  const uit: Record<string, unknown> = typeof bron['_id'] === 'string' ? { _id: bron['_id'] } : {}
  for (const veld of velden) {
    if (weg.has(veld.id)) continue
    const [waarde, reden] = [eigen(bron, veld.id), eigen(bron, redenPad(veld.id))]
    if (waarde !== undefined) uit[veld.id] = Array.isArray(waarde) && veld.velden ? waarde.map((rij: unknown) => (isRecord(rij) ? zonderVelden(veld.velden!, rij, weg) : null)).filter((rij) => rij !== null) : waarde
    if (reden !== undefined) uit[redenPad(veld.id)] = reden
  }
  return uit
}

interface Plek { readonly veld: Veld; readonly ouder: string | null; readonly sectie: unknown }
const perVorm = new WeakMap<Formulierdefinitie, Map<Rol, ReadonlySet<string>>>()

/** Ids of the fields this role may not read the answers of, in the order of the form. */
export function afgeschermdVoor(definitie: Formulierdefinitie, rol: Rol): ReadonlySet<string> {
  let perRol = perVorm.get(definitie)
  if (!perRol) perVorm.set(definitie, (perRol = new Map()))
  let weg = perRol.get(rol)
  if (!weg) perRol.set(rol, (weg = zoekWeg(definitie, rol)))
  return weg
}

function zoekWeg(definitie: Formulierdefinitie, rol: Rol): ReadonlySet<string> {
  const plekken: Plek[] = []
  const loop = (velden: readonly Veld[], ouder: string | null, sectie: unknown): void => velden.forEach((veld) => {
    plekken.push({ veld, ouder, sectie })
    loop(veld.velden ?? [], veld.id, sectie)
  })
  for (const sectie of definitie.secties) loop(sectie.velden, null, sectie.zichtbaar)
  const weg = new Set<string>()
  /** Fields that may be read, but whose being there tells of an answer that may not. */
  const besmet = new Set<string>()
  const leest = (regel: unknown): boolean => [...namenIn(regel)].some((id) => weg.has(id) || besmet.has(id))
  for (let vorige = -1; vorige !== weg.size + besmet.size;) {
    vorige = weg.size + besmet.size
    for (const { veld, ouder, sectie } of plekken) {
      const { id } = veld
      if (weg.has(id)) continue
      const afgeleid = veld.berekening !== undefined
      if ((ouder !== null && weg.has(ouder)) || !magLezen(definitie, veld.gevoelig, rol) || leest(veld.berekening) || regelsIn(veld.standaard).some(leest) || wijst(veld).some((lijst) => weg.has(lijst))) weg.add(id)
      else if (leest(veld.zichtbaar) || (ouder === null ? leest(sectie) : besmet.has(ouder))) (afgeleid ? weg : besmet).add(id)
    }
  }
  return new Set(plekken.map(({ veld }) => veld.id).filter((id) => weg.has(id)))
}

/** The rules in a default: of the answer, or of cells of the rows that are laid ready. */
const regelsIn = (standaard: unknown): unknown[] => (Array.isArray(standaard) ? standaard.flatMap((rij: unknown) => (isRecord(rij) ? Object.values(rij).flatMap(regelsIn) : [])) : isRegelStandaard(standaard) ? [standaard.regel] : [])

/** Everything a rule names: fields, and cells of rows. */
function namenIn(regel: unknown): Set<string> {
  const uit = new Set<string>()
  const stapel: unknown[] = [regel]
  while (stapel.length > 0) {
    const knoop = stapel.pop()
    if (!Array.isArray(knoop)) continue
    if ((knoop[0] === 'veld' || knoop[0] === 'rij' || knoop[0] === 'ouder') && typeof knoop[1] === 'string') uit.add(knoop[1])
    else for (const deel of knoop as unknown[]) stapel.push(deel)
  }
  return uit
}

/** Lists whose rows this field points at: a relation between screened rows says something of them. */
function wijst({ config }: Veld): string[] {
  const lijst = isRecord(config) ? config['lijst'] : undefined
  return typeof lijst === 'string' ? [lijst] : []
}
