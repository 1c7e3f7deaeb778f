import { afloopVan, hoogsteEerst, laatsteDag, somOp, type Omleidreden, type Stapstand } from '@regietafel/domain/escalatie'
import { dagVan, kortDatum, type Datum } from '@regietafel/domain/kernel'
import { rollen, type Rol } from '@regietafel/domain/regie'
import type { WachtrijEscalatie } from '../wachtrijtypes.ts'

/** Names by id; somebody of another gemeente may have none here. */
export type Namen = ReadonlyMap<string, string>
export const naamVan = (namen: Namen, id: string | null): string => (id === null ? 'de bewaking' : (namen.get(id) ?? 'een collega'))
/** Who acts here and has no name here guards from another gemeente; never an id. */
export const operatorNaam = (namen: Namen, id: string): string => namen.get(id) ?? 'een operator van elders'

/** Whoever it went to. */
export interface Bereikt { readonly naam: string; readonly rol: Rol; readonly omgeleidVan: Rol | null; /** Null: not known. */ readonly reden?: Omleidreden | null }

const rolwoord = (rol: Rol): string => rollen[rol].label.replace(/ \(.*\)$/, '').toLowerCase()
const hoofdletter = (tekst: string): string => tekst.charAt(0).toUpperCase() + tekst.slice(1)

const waarom = (rol: Rol, reden: Omleidreden | null): string =>
  reden?.leeg ? `Niemand had de rol ${rolwoord(rol)}` : `${rol === 'gemeente' ? 'Van de gemeente is niemand er' : `${hoofdletter(rolwoord(rol))} is er niet`}${reden?.afwezigTot ? ` tot en met ${laatsteDag(reden.afwezigTot)}` : ''}`

/** "Joost, procesregisseur"; "Gedragswetenschapper is er niet: naar Marjan en Nadia (casusregisseur)": a reason is said once. Nobody is said too. */
export function aanInWoorden(aan: readonly Bereikt[], naar: readonly Rol[]): string[] {
  if (aan.length === 0) return [`Niemand: ${naar.map(rolwoord).join(' en ')} is er niet`]
  const bedoeld = aan.flatMap(({ naam, rol, omgeleidVan }) => (omgeleidVan === null ? [`${naam}, ${rolwoord(rol)}`] : []))
  const omgeleid = aan.flatMap(({ naam, rol, omgeleidVan, reden = null }) => (omgeleidVan === null ? [] : [{ naam, rol, zin: waarom(omgeleidVan, reden) }]))
  return [...bedoeld, ...[...Map.groupBy(omgeleid, ({ zin }) => zin)].map(([zin, mensen]) => `${zin}: naar ${wie(mensen)}`)]
}

/** "Femke, Tom en Sem (operator)" */
const wie = (mensen: readonly Pick<Bereikt, 'naam' | 'rol'>[]): string =>
  somOp([...Map.groupBy(mensen, ({ rol }) => rol)].map(([rol, groep]) => `${somOp(groep.map(({ naam }) => naam))} (${rolwoord(rol)})`))

export interface Stand {
  readonly status: WachtrijEscalatie['status']
  readonly herinnering: boolean
  readonly bevestigdDoor: string | null
  readonly overgenomenDoor: string | null
  readonly uitgesteldTot: string | null
  readonly opgelostDoor: string | null
  readonly vervangen: boolean
  readonly achterafOnterecht: boolean
  /** How the step stands that it is about. */
  readonly stap: Stapstand
  /** Of a planned one: it should have gone off. */
  readonly teLaat?: boolean
}

/** One state in words: "Opgepakt door Bilal", "Uitgesteld tot wo 7 okt"; of what nobody settled how it ended. */
export function staatInWoorden(stand: Stand, namen: Namen, vandaag: Datum): string {
  const { status, herinnering, bevestigdDoor, overgenomenDoor, uitgesteldTot, opgelostDoor, teLaat = false } = stand
  const afloop = afloopVan(stand)
  if (afloop) return afloop.woord
  switch (status) {
    case 'gepland': return teLaat ? 'Had al moeten gaan' : 'Gepland'
    case 'bevestigd': return `Opgepakt door ${naamVan(namen, overgenomenDoor ?? bevestigdDoor)}`
    case 'uitgesteld': return uitgesteldTot ? `Uitgesteld tot ${kortDatum(dagVan(uitgesteldTot), Number(vandaag.slice(0, 4)))}` : 'Uitgesteld'
    case 'opgelost': return `Opgelost door ${naamVan(namen, opgelostDoor)}`
    case 'open': return herinnering ? 'Herinnering' : overgenomenDoor ? `Niet opgepakt, terug bij ${naamVan(namen, overgenomenDoor)}` : 'Niet opgepakt'
  }
}

export { hoogsteEerst }
/** By its name; the row itself says it by its plan. */
export const isHerinneringstrap = (trap: string): boolean => /^H\d+$/.test(trap)
