import { escalatiedaadRepository, gebruikerRepository, kalenderRepository, type EscalatieTeDoen, type Tx } from '@regietafel/db'
import { decideDaad, gedaneDaden, type Betaalbesluit, type Daad, type DaadFout, type Daadomstandigheid, type Mensendaad } from '@regietafel/domain/escalatie'
import type { Datum, Moment } from '@regietafel/domain/kernel'
import { mag, magOperator, type Handeling, type Operatorniveau, type Rol } from '@regietafel/domain/regie'
import { refuse, type Fout } from '../errors.ts'
import { registreer, type Herkomst } from '../logboek.ts'

/** Who acts, in a transaction inside the gemeente of the escalatie: that of herself, or of an operator who guards it from elsewhere. */
export interface Daadcontext {
  readonly tx: Tx
  readonly gebruiker: { readonly id: string; readonly rol: Rol; readonly operatorniveau: Operatorniveau | null }
  readonly herkomst: Herkomst
  /** Of this transaction. */
  readonly nu: Moment
}

export interface Daadvraag {
  readonly escalatieId: string
  readonly daad: Mensendaad
  readonly reden: string
  /** The day on which it wakes, for `uitgesteld`. */
  readonly tot?: Datum | undefined
  readonly besluit?: Betaalbesluit | undefined
  /** How many acts the person saw when she decided; left out: what is there now. */
  readonly gezien?: number | undefined
}

/** Who got it, who should have and was away, who has it, who guards them all; about a betaalvlag also who decides on it. For anybody else it does not exist. */
export const magErbij = ({ aan, bedoeld, overgenomenDoor, betaalvlag }: Pick<EscalatieTeDoen, 'aan' | 'bedoeld' | 'overgenomenDoor' | 'betaalvlag'>, { id, rol }: Daadcontext['gebruiker']): boolean =>
  mag(rol, 'escalatie.lezen') || aan.includes(id) || bedoeld.includes(id) || overgenomenDoor === id || (betaalvlag && mag(rol, 'escalatie.betaalbesluit'))

/** Besides having to do with it: about the money only the gemeente decides; what came to her only as a betaalvlag is not hers to do; and an operator, who sees no dossier, takes nothing over from a professional. */
export function magDaad(escalatie: Parameters<typeof magErbij>[0], daad: Mensendaad, gebruiker: Daadcontext['gebruiker']): boolean {
  const { rol, operatorniveau } = gebruiker
  const kan = (handeling: Handeling) => mag(rol, handeling) && magOperator(rol, operatorniveau, handeling)
  if (daad === 'overgenomen' && rol === 'operator') return false
  return daad === 'betaalbesluit' ? kan('escalatie.betaalbesluit') : kan('escalatie.bevestigen') && magErbij({ ...escalatie, betaalvlag: false }, gebruiker)
}

/** What decides besides the escalatie itself. */
export async function omstandigheid({ tx, gebruiker, nu }: Pick<Daadcontext, 'tx' | 'gebruiker' | 'nu'>): Promise<Omit<Daadomstandigheid, 'reden'>> {
  const [kalender, grens] = await Promise.all([kalenderRepository(tx).kalender(), escalatiedaadRepository(tx).uitstelgrens()])
  return { door: gebruiker.id, nu, kalender, grens }
}

/** One act of one person on one escalatie, with its reason: the new state, the act, and the line in the logboek, or a refusal and nothing. */
export async function doeDaad(ctx: Daadcontext, vraag: Daadvraag): Promise<void> {
  const { tx, gebruiker, herkomst } = ctx
  const daden = escalatiedaadRepository(tx)
  const [escalatie, om] = await Promise.all([daden.find(vraag.escalatieId), omstandigheid(ctx)])
  if (!escalatie || !magErbij(escalatie, gebruiker)) return refuse({ code: 'NIET_GEVONDEN' })
  if (!magDaad(escalatie, vraag.daad, gebruiker)) return refuse({ code: 'NIET_TOEGESTAAN', casusId: escalatie.casusId })
  if (vraag.gezien !== undefined && vraag.gezien !== escalatie.daden) return refuse(await netGewijzigd(ctx, escalatie))

  const besluit = decideDaad(escalatie, daadVan(vraag), { ...om, reden: vraag.reden })
  if (!besluit.ok) return refuse(await toFout(ctx, besluit.error))
  const gedaan = gedaneDaden(escalatie, besluit.value, vraag.daad)
  const gelukt = await daden.write({ van: escalatie, naar: besluit.value, daden: gedaan, door: gebruiker.id, reden: vraag.reden })
  if (!gelukt) return refuse(await netGewijzigd(ctx, await daden.find(escalatie.id)))
  for (const daad of gedaan) await registreer(tx, {
    door: gebruiker.id, handeling: daad === 'betaalbesluit' ? 'escalatie.betaalbesluit' : 'escalatie.bevestigen', soort: 'casus', id: escalatie.casusId, uitkomst: 'gelukt',
    // What an operator writes is about the guarding. What others write is about the casus: it stands with the act, where operators do not read it.
    reden: gebruiker.rol === 'operator' ? `${daad}: ${vraag.reden}` : daad, herkomst,
  })
}

function daadVan({ daad, tot, besluit }: Daadvraag): Daad {
  if (daad === 'uitgesteld') return tot === undefined ? refuse({ code: 'UITSTEL_TE_KORT', pad: 'tot' }) : { daad, tot }
  if (daad === 'betaalbesluit') return besluit === undefined ? refuse({ code: 'INVOER_ONGELDIG', melding: 'Kies een besluit.', pad: 'besluit' }) : { daad, besluit }
  return { daad }
}

const naamVan = async (tx: Tx, id: string | null): Promise<string | null> => (id === null ? null : ((await gebruikerRepository(tx).findById(id))?.naam ?? null))

/** Who was first: herself in another window too. */
const voorganger = async ({ tx, gebruiker }: Daadcontext, id: string | null): Promise<{ naam: string | null; zelf: boolean }> => ({ naam: await naamVan(tx, id), zelf: id === gebruiker.id })

const netGewijzigd = async (ctx: Daadcontext, escalatie: EscalatieTeDoen | null): Promise<Fout> => ({ code: 'ESCALATIE_NET_GEWIJZIGD', ...await voorganger(ctx, escalatie?.laatsteDoor ?? null) })

/** A refusal of the rules, with the name that belongs to it and the field it is about. */
async function toFout(ctx: Daadcontext, fout: DaadFout): Promise<Fout> {
  if (fout.code === 'ESCALATIE_AL_BEVESTIGD' || fout.code === 'ESCALATIE_AL_OPGELOST') return { code: fout.code, ...await voorganger(ctx, fout.door) }
  if (fout.code === 'ESCALATIE_NIET_VAN_JOU') return { code: fout.code, naam: await naamVan(ctx.tx, fout.door) }
  if (fout.code === 'UITSTEL_TE_KORT') return { ...fout, pad: 'tot' }
  if (fout.code === 'UITSTEL_TE_LANG') return { ...fout, pad: 'tot' }
  if (fout.code === 'BETAALBESLUIT_GELIJK') return { ...fout, pad: 'besluit' }
  return fout
}
