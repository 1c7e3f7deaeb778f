import { dagVan, kortDatum } from '../kernel/index.ts'
import { rollen, type Rol } from '../regie/index.ts'

/** Who can be reached per rol at this moment. Somebody who is absent or has left is not in it. */
export type Bezetting = ReadonlyMap<Rol, readonly string[]>

/** Who holds a rol at this moment: for one termijn, or (`termijnId` null) for the whole gemeente. */
export interface Houder {
  readonly gemeenteId: string
  readonly termijnId: string | null
  readonly rol: Rol
  readonly gebruikerId: string
}

/** Holders of one termijn together with those of its whole gemeente; each once per rol. */
export function createBezetting(houders: readonly Houder[]): (gemeenteId: string, termijnId: string) => Bezetting {
  const perPlek = Map.groupBy(houders, ({ termijnId, gemeenteId }) => termijnId ?? gemeenteId)
  return (gemeenteId, termijnId) => {
    const perRol = Map.groupBy([...(perPlek.get(termijnId) ?? []), ...(perPlek.get(gemeenteId) ?? [])], ({ rol }) => rol)
    return new Map([...perRol].map(([rol, lijst]) => [rol, [...new Set(lijst.map(({ gebruikerId }) => gebruikerId))]]))
  }
}

export interface Adressaat {
  readonly gebruikerId: string
  /** The rol in which this person is addressed. */
  readonly rol: Rol
  /** The rol that was meant, when nobody could be reached in it; null when it went where it was meant to go. */
  readonly omgeleidVan: Rol | null
}

/**
 * Whom these rollen reach now. Where nobody holds a rol, or its holder is absent, the opvolger is addressed at once, and so on;
 * empty only when nobody is left in the whole chain. Nobody is addressed twice; being meant goes before standing in.
 */
export function resolveAdressaten(naar: readonly Rol[], bezetting: Bezetting): readonly Adressaat[] {
  const gevonden = naar.flatMap((bedoeld) => {
    const rol = eersteBezette(bedoeld, bezetting)
    const houders = rol === null ? [] : (bezetting.get(rol) ?? [])
    return rol === null ? [] : houders.map((gebruikerId): Adressaat => ({ gebruikerId, rol, omgeleidVan: rol === bedoeld ? null : bedoeld }))
  })
  const perPersoon = new Map<string, Adressaat>()
  for (const adressaat of gevonden) {
    const eerder = perPersoon.get(adressaat.gebruikerId)
    if (!eerder || (eerder.omgeleidVan !== null && adressaat.omgeleidVan === null)) perPersoon.set(adressaat.gebruikerId, adressaat)
  }
  return [...perPersoon.values()]
}

/** A name that is no rol has nobody and no opvolger: a plan that was damaged reaches nobody, and the comparison says so. */
function eersteBezette(bedoeld: Rol, bezetting: Bezetting): Rol | null {
  for (let rol: Rol | null = bedoeld; rol !== null; rol = Object.hasOwn(rollen, rol) ? rollen[rol].opvolger : null) {
    if ((bezetting.get(rol) ?? []).length > 0) return rol
  }
  return null
}

/** Why nobody was reached in a rol: nobody held it then (`leeg`), or who held it was away. `afwezigTot`: the first moment at which she is back, when she is away still. */
export interface Omleidreden {
  readonly leeg: boolean
  readonly afwezigTot: string | null
}

/** "was er niet, en is er tot en met vr 9 okt niet" is said of somebody; that nobody has the rol, of the rol. `label` as in `rollen`. */
export function omleidzin(label: string, naar: string, reden: Omleidreden | null = null): string {
  const rol = label.replace(/ \(.*/, '').toLowerCase()
  const wie = `${rol.endsWith('team') ? 'Het' : 'De'} ${rol}`
  if (rol === 'gemeente' && !reden?.leeg) return `Van de gemeente ${reden?.afwezigTot ? `is niemand er tot en met ${laatsteDag(reden.afwezigTot)}` : 'was niemand er'}: daarom naar ${naar}`
  if (reden === null) return `${wie} was er niet, of niemand had die rol: daarom naar ${naar}`
  if (reden.leeg) return `Niemand had de rol ${rol}: daarom naar ${naar}`
  return `${wie} ${reden.afwezigTot === null ? 'was er niet' : `is er niet tot en met ${laatsteDag(reden.afwezigTot)}`}: daarom naar ${naar}`
}

/** One sentence for all who got it in the place of the same role for the same reason; who got it as was meant is in none. */
export function omleidzinnen(aan: readonly { readonly naam: string; /** Label of the role that was meant; null: this one. */ readonly omgeleidVan: string | null; readonly reden: Omleidreden | null }[]): string[] {
  const om = aan.filter((mens): mens is typeof mens & { omgeleidVan: string } => mens.omgeleidVan !== null)
  return [...Map.groupBy(om, ({ omgeleidVan, reden }) => JSON.stringify([omgeleidVan, reden?.leeg, reden?.afwezigTot])).values()]
    .map((groep) => omleidzin(groep[0]!.omgeleidVan, somOp(groep.map(({ naam }) => naam)), groep[0]!.reden))
}

/** "Femke, Tom en Sem" */
export const somOp = (namen: readonly string[]): string => [namen.slice(0, -1).join(', '), ...namen.slice(-1)].filter((deel) => deel !== '').join(' en ')

/** The last whole day before this moment: `vr 9 okt`. */
export const laatsteDag = (tot: string): string => {
  const dag = dagVan(new Date(Date.parse(tot) - 1).toISOString())
  return kortDatum(dag, Number(dag.slice(0, 4)))
}
