import type { Escalatiehandeling, EscalatieRij as DbEscalatie } from '@regietafel/db'
import { leeftijdOp } from '@regietafel/domain/casus'
import { houderVan, mogelijkeDaden, terBeoordeling, type Daadomstandigheid, type Mensendaad } from '@regietafel/domain/escalatie'
import { dagVan, type Datum } from '@regietafel/domain/kernel'
import { mag, rollen, rolSleutels, type Rol } from '@regietafel/domain/regie'
import { magZien } from '../projectie.ts'
import type { Escalatiehand, EscalatieRij } from '../types.ts'
import type { Handelingrij } from '../escalatietypes.ts'
import { magDaad, type Daadcontext } from './daad.ts'

export type Kijker = Daadcontext['gebruiker']

/** What is needed besides the row to show it. */
export interface Bijschrift {
  readonly kijker: Kijker
  readonly om: Omit<Daadomstandigheid, 'reden'>
  /** Names by id of gebruiker. Who is not in it works elsewhere: an operator who guards this gemeente too. */
  readonly namen: ReadonlyMap<string, string>
  /** Whether somebody of the gemeente is there now who may decide about a betaalvlag; left out: not asked. */
  readonly beoordelaarIsEr?: boolean
  /** By id of casus; empty for who may see no names. */
  readonly kinderen?: ReadonlyMap<string, { readonly roepnaam: string; readonly geboortedatum: string }>
}

/** Whether the reader gets what was written: it may tell of a casus. */
export function zietReden({ id, rol }: Kijker, { door, rol: van, daad }: Pick<Escalatiehandeling, 'door' | 'rol' | 'daad'>): boolean {
  if (door === id) return true
  // Whose role is not known here is an operator of elsewhere; what operators write is about the guarding.
  if (rol === 'operator') return van === null || van === 'operator'
  // Of the gemeente what she decided herself, and what is about the guarding; what is about the casus stands in the dossier.
  if (rol === 'gemeente') return daad === 'betaalbesluit' || van === 'gemeente' || van === 'operator' || van === null
  return rol !== 'beheerder'
}

const ELDERS = 'Een operator'

export const toHandeling = (kijker: Kijker, h: Escalatiehandeling): Handelingrij => ({
  daad: h.daad, door: h.door === null ? null : (h.naam ?? ELDERS), op: h.op, reden: zietReden(kijker, h) ? h.reden : null, tot: h.tot && dagVan(h.tot), besluit: h.besluit,
  ...(h.reden !== null && !zietReden(kijker, h) && { verborgen: true }),
})

/** What says of a row whose it is. */
export const vanWie = ({ aan, bedoeld, overgenomenDoor, betaalvlag }: DbEscalatie): Parameters<typeof magDaad>[0] => ({ aan: aan.map(({ gebruikerId }) => gebruikerId), bedoeld, overgenomenDoor, betaalvlag })

/** Only what the rules would let through and this person may. */
export const kanDoen = (rij: DbEscalatie, { kijker, om }: Pick<Bijschrift, 'kijker' | 'om'>): Mensendaad[] => {
  return mogelijkeDaden(rij, om).filter((daad) => magDaad(vanWie(rij), daad, kijker))
}

export function toHand(rij: DbEscalatie, bij: Bijschrift): Omit<Escalatiehand, 'daden'> {
  const beoordelen = terBeoordeling(rij)
  const mails = rij.kanalen.filter(({ kanaal }) => kanaal === 'email')
  const naam = (id: string | null) => (id === null ? null : (bij.namen.get(id) ?? ELDERS))
  const houder = rij.status === 'opgelost' ? null : houderVan(rij)
  return {
    houder: naam(houder),
    vanMij: houder === bij.kijker.id,
    uitgesteldTot: rij.status === 'uitgesteld' && rij.uitgesteldTot !== null ? dagVan(rij.uitgesteldTot) : null,
    ...(rij.wasUitgesteldTot !== null && { wasUitgesteldTot: dagVan(rij.wasUitgesteldTot) }),
    opgelostDoor: naam(rij.opgelostDoor),
    betaalbesluit: rij.betaalbesluit,
    terBeoordeling: beoordelen,
    zonderBeoordelaar: beoordelen && bij.beoordelaarIsEr === false ? { gemeld: rij.aan.some(({ rol }) => rol === 'operator') } : null,
    stap: rij.stap,
    mailIngetrokken: mails.length > 0 && mails.every(({ status }) => status === 'laten-vallen'),
    kan: kanDoen(rij, bij),
  }
}

export function toRij(rij: DbEscalatie, bij: Bijschrift): EscalatieRij {
  const hand = toHand(rij, bij)
  const kind = bij.kinderen?.get(rij.casusId)
  return {
    ...hand,
    id: rij.id,
    nummer: rij.nummer,
    casusId: rij.casusId,
    ...(kind && { wie: `${kind.roepnaam}, ${leeftijdOp(kind.geboortedatum as Datum, dagVan(bij.om.nu))}` }),
    termijn: rij.termijn,
    termijnTitel: rij.termijnTitel,
    deadline: rij.deadline,
    trap: rij.trap,
    geplandOp: rij.geplandOp,
    afgegaanOp: rij.afgegaanOp,
    ouderdomMs: rij.ouderdomMs,
    aan: rij.aan.map(({ naam, rol, omgeleidVan, reden }) => ({ naam, rolLabel: rollen[rol].label, omgeleidVan: omgeleidVan && rollen[omgeleidVan].label, reden })),
    kanalen: rij.kanalen.map(({ kanaal, status, bezorgdOp }) => ({ kanaal, status, bezorgdOp })),
    status: rij.status,
    bevestigdDoor: rij.bevestigdDoor === null ? null : (bij.namen.get(rij.bevestigdDoor) ?? ELDERS),
    bevestigdOp: rij.bevestigdOp,
    betaalvlag: rij.betaalvlag,
    herinnering: rij.herinnering,
    vervangen: rij.vervangen,
    achterafOnterecht: rij.achterafOnterecht,
    gezien: rij.daden,
    magBevestigen: hand.kan.includes('bevestigd'),
    zoekBeoordelaar: bij.kijker.rol === 'operator' && hand.zonderBeoordelaar !== null,
  }
}

/** Ids of everybody who is named in these rows. */
export const mensenIn = (rijen: readonly DbEscalatie[]): string[] =>
  rijen.flatMap((rij) => [rij.bevestigdDoor, rij.overgenomenDoor, rij.uitgesteldDoor, rij.opgelostDoor].filter((id) => id !== null))

/** Who may decide about a betaalvlag. */
export const beoordelaars: readonly Rol[] = rolSleutels.filter((rol) => mag(rol, 'escalatie.betaalbesluit'))

export const magNamenZien = (rol: Rol): boolean => magZien(rol, 'roepnaam')
