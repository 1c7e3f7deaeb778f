import type { Formulierdefinitie, Sectie, Veld } from './definitie.types.ts'
import { isRecord } from './grenzen.ts'
import { nieuweSleutel, nieuwId } from './omtrek.ts'

export interface Kopie {
  readonly velden: readonly Veld[]
  /** Id before → id in the copy, of every field that was copied. */
  readonly vertaling: ReadonlyMap<string, string>
}

/**
 * Fields as they can stand in this form once more: with ids and keys that are free, and rules among them that point at the copies.
 * What they read outside themselves they go on reading. Not locked, and no longer part of a part. `bestaand` names the field of the form that an id stands for already, which keeps its id and key.
 */
export function kopieerVelden(definitie: Formulierdefinitie, velden: readonly Veld[], kans: () => number, bestaand: (id: string) => Veld | undefined = () => undefined): Kopie {
  const ids = new Set<string>()
  const sleutels = new Set<string>()
  const zie = (veld: Veld): void => {
    ids.add(veld.id)
    sleutels.add(veld.sleutel)
    veld.velden?.forEach(zie)
  }
  definitie.secties.forEach((sectie) => {
    ids.add(sectie.id)
    sectie.velden.forEach(zie)
  })
  const vertaling = new Map<string, string>()
  const nummer = (veld: Veld): void => {
    let id = bestaand(veld.id)?.id ?? nieuwId('veld', kans)
    for (let keer = 0; bestaand(veld.id) === undefined && ids.has(id); keer++) id = `f_${keer}${nieuwId('veld', kans).slice(2)}`
    ids.add(id)
    vertaling.set(veld.id, id)
    veld.velden?.forEach(nummer)
  }
  velden.forEach(nummer)
  const maak = (veld: Veld): Veld => {
    const oud = bestaand(veld.id)
    const sleutel = oud?.sleutel ?? (sleutels.has(veld.sleutel) ? nieuweSleutel(veld.label, sleutels) : veld.sleutel)
    sleutels.add(sleutel)
    const { vast: _v, deel: _d, deelId: _i, ...rest } = metVerwijzingen(veld, vertaling)
    return { ...rest, id: vertaling.get(veld.id)!, sleutel, ...(oud?.vast ? { vast: true } : {}), ...(veld.velden ? { velden: veld.velden.map(maak) } : {}) }
  }
  return { velden: velden.map(maak), vertaling }
}

const NAMEN = new Set(['veld', 'rij', 'ouder'])
const REGELS = ['zichtbaar', 'verplicht', 'gewenst', 'alleenLezen', 'berekening'] as const
/** Settings that name a field. */
const WIJZERS = ['lijst', 'naam', 'vorm', 'rijtitel'] as const

/** A rule in which other ids stand. Works on anything, without recursion deeper than `diepte`. */
export function vertaalRegel(regel: unknown, ids: ReadonlyMap<string, string>, diepte = 0): unknown {
  if (!Array.isArray(regel) || diepte > 60) return regel
  if (NAMEN.has(regel[0] as string) && typeof regel[1] === 'string') return [regel[0], ids.get(regel[1]) ?? regel[1], ...(regel.slice(2) as unknown[])]
  return regel.map((deel) => vertaalRegel(deel, ids, diepte + 1))
}

/** The same section or field with other ids in its own rules, settings and defaults; not in those of the fields inside it. */
export function metVerwijzingen<T extends Sectie | Veld>(bron: T, ids: ReadonlyMap<string, string>): T {
  const uit: Record<string, unknown> = { ...bron }
  const veld = bron as Partial<Veld>
  for (const deel of REGELS) if (veld[deel] !== undefined) uit[deel] = vertaalRegel(veld[deel], ids)
  if (Array.isArray(veld.controles)) uit['controles'] = veld.controles.map((controle) => ({ ...controle, als: vertaalRegel(controle.als, ids) }))
  if (veld.standaard !== undefined) uit['standaard'] = vertaalStandaard(veld.standaard, ids)
  if (isRecord(veld.config)) {
    const { config } = veld
    const anders = WIJZERS.filter((naam) => typeof config[naam] === 'string' && ids.has(config[naam]))
    if (anders.length > 0) uit['config'] = { ...config, ...Object.fromEntries(anders.map((naam) => [naam, ids.get(config[naam] as string)])) }
  }
  return uit as T
}

function vertaalStandaard(standaard: unknown, ids: ReadonlyMap<string, string>): unknown {
  if (isRecord(standaard) && 'regel' in standaard) return { ...standaard, regel: vertaalRegel(standaard['regel'], ids) }
  if (!Array.isArray(standaard)) return standaard
  // rows that are laid ready: their cells stand under the ids of the fields of the row
  return standaard.map((rij: unknown) => (isRecord(rij) ? Object.fromEntries(Object.entries(rij).map(([id, cel]) => [ids.get(id) ?? id, vertaalStandaard(cel, ids)])) : rij))
}
