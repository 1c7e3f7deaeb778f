import { appendGebeurtenissen, casusRepository, loadVoortgang, lockCasus, type Casus, type CasusBezetting, type CasusSleutel, type CasusVoortgang } from '@regietafel/db'
import { casusFeiten, type BesluitContext, type Gebeurtenis } from '@regietafel/domain/casus'
import type { Datum, Result } from '@regietafel/domain/kernel'
import { handelingenInCasus, magInCasus, type Band, type Handeling } from '@regietafel/domain/regie'
import { refuse, unwrap, type Fout } from '../errors.ts'
import { registreer } from '../logboek.ts'
import type { ProcedureContext } from '../trpc.ts'
import { loadBezetting } from './bezetting.ts'
import { momentVan } from './klok.ts'

export interface GeladenCasus {
  readonly casus: Casus
  readonly bezetting: CasusBezetting
  readonly band: Band
  readonly mag: readonly Handeling[]
}

/**
 * The one way into a casus. Absent and invisible give the same refusal; what is visible but not allowed is refused as that.
 * Records that the gebruiker looked or acted.
 */
export async function loadCasus(ctx: ProcedureContext, sleutel: CasusSleutel, handeling: Handeling): Promise<GeladenCasus> {
  const { gebruiker, tx, herkomst } = ctx
  const casus = await casusRepository(tx).findVisible(sleutel, { gebruikerId: gebruiker.id, rol: gebruiker.rol, organisatieId: gebruiker.organisatieId })
  if (!casus) return refuse({ code: 'NIET_GEVONDEN' })
  const bezetting = await loadBezetting(tx, casus.id)
  const band = bandVan(bezetting, gebruiker)
  if (!magInCasus(gebruiker.rol, handeling, band)) return refuse({ code: 'NIET_TOEGESTAAN', casusId: casus.id })
  await registreer(tx, { door: gebruiker.id, handeling, soort: 'casus', id: casus.id, uitkomst: 'gelukt', herkomst })
  return { casus, bezetting, band, mag: handelingenInCasus(gebruiker.rol, band) }
}

export const bandVan = ({ regies, betrokkenen }: CasusBezetting, { id, organisatieId }: { readonly id: string; readonly organisatieId: string }): Band => ({
  regies: regies.filter((regie) => regie.id === id).map(({ soort }) => soort),
  betrokken: betrokkenen.some((betrokkene) => betrokkene.id === id),
  team: regies.some((regie) => regie.organisatieId === organisatieId),
})

type Besluit = (context: BesluitContext, stand: CasusVoortgang) => Result<Gebeurtenis, Fout>

/**
 * An act on a casus: load, lock, decide, append. Two at once follow each other, and the second decides on what the first recorded.
 * `pad` is the field of the screen that a refusal about the date or the reason belongs to.
 */
export async function handel(ctx: ProcedureContext, casusId: string, handeling: Handeling, { besluit, pad }: { besluit: Besluit; pad?: string }): Promise<CasusVoortgang> {
  const { casus } = await loadCasus(ctx, { casusId }, handeling)
  await lockCasus(ctx.tx, casus.id)
  const stand = await loadVoortgang(ctx.tx, casus.id)
  const gebeurtenis = unwrap(besluit(besluitContext(ctx, casus, stand.gebeurtenissen), stand), pad)
  return append(ctx, casus.id, [gebeurtenis])
}

export const besluitContext = (ctx: ProcedureContext, casus: Casus, gebeurtenissen: readonly Gebeurtenis[]): BesluitContext => ({
  feiten: casusFeiten(gebeurtenissen), nu: momentVan(ctx.nu, gebeurtenissen), vandaag: ctx.vandaag, geboortedatum: casus.geboortedatum as Datum,
})

/** Appends in the name of the gebruiker. The moment of recording is given out by the database, under the lock. */
export const append = (ctx: ProcedureContext, casusId: string, gebeurtenissen: readonly Gebeurtenis[]): Promise<CasusVoortgang> =>
  appendGebeurtenissen(ctx.tx, casusId, gebeurtenissen.map(({ op: _, ...gebeurtenis }) => ({ ...gebeurtenis, door: ctx.gebruiker.id })))
