import { formulierRepository, loadVoortgang, type CasusSleutel, type CasusVoortgang, type FormulierRij, type schema } from '@regietafel/db'
import { akkoordVelden, beginAntwoorden, schrijvers, type Antwoorden, type Context } from '@regietafel/domain/formulier'
import { magInCasus, type Handeling } from '@regietafel/domain/regie'
import { loadCasus, type GeladenCasus } from '../casus/load.ts'
import { refuse } from '../errors.ts'
import type { ProcedureContext } from '../trpc.ts'
import type { FormulierOpen } from '../types.ts'
import { feitenVan } from './feiten.ts'
import { loadNieuwsteVersie, loadVersie, type Versie } from './versie.ts'
import { vulVoor } from './voorvul.ts'

export interface GeladenFormulier extends GeladenCasus {
  readonly stand: CasusVoortgang
  readonly versie: Versie
  /** Null as long as nobody wrote anything. */
  readonly rij: FormulierRij | null
  /** What is in it; for one that was not begun, what it begins with. */
  readonly antwoorden: Antwoorden
  /** Where first answers came from, by field id. */
  readonly herkomst: Readonly<Record<string, schema.Herkomst>>
  readonly regelContext: Context
}

/** A form of a casus with everything its rules need. A form the gemeente does not have, and a copy that is not there, do not exist. */
export async function loadFormulier(ctx: ProcedureContext, { casus: sleutelVanCasus, sleutel, volgnr, handeling }: {
  readonly casus: CasusSleutel; readonly sleutel: string; readonly volgnr?: number | undefined; readonly handeling: Handeling
}): Promise<GeladenFormulier> {
  const geladen = await loadCasus(ctx, sleutelVanCasus, handeling)
  const { tx } = ctx
  const laatste = await formulierRepository(tx).find(geladen.casus.id, sleutel)
  const rij = volgnr === undefined || laatste?.volgnr === volgnr ? laatste : await formulierRepository(tx).find(geladen.casus.id, sleutel, volgnr)
  // The first copy begins by writing in it, a later one only through `nieuweVersie`.
  if (!rij && volgnr !== undefined && (laatste !== null || volgnr !== 1)) return refuse({ code: 'NIET_GEVONDEN' })
  const versie = rij ? await loadVersie(tx, rij.formulierversieId) : await loadNieuwsteVersie(tx, sleutel)
  if (!versie) return refuse({ code: 'NIET_GEVONDEN' })
  const stand = await loadVoortgang(tx, geladen.casus.id)
  const feiten = feitenVan(geladen.casus, geladen.bezetting, stand, ctx.vandaag)
  const regelContext: Context = { vandaag: ctx.vandaag, feiten, akkoorden: rij?.akkoorden ?? {} }
  if (rij) return { ...geladen, stand, versie, rij, regelContext, antwoorden: rij.antwoorden, herkomst: rij.herkomst }
  return { ...geladen, stand, versie, rij, regelContext, ...(await vulVoor(ctx, { casusId: geladen.casus.id, versie, begin: beginAntwoorden(versie.form, regelContext), context: regelContext })) }
}

/** A form by its own id. Invisible and absent are the same. */
export async function loadFormulierById(ctx: ProcedureContext, formulierId: string, handeling: Handeling): Promise<GeladenFormulier & { readonly rij: FormulierRij }> {
  const rij = await formulierRepository(ctx.tx).lock(formulierId)
  if (!rij) return refuse({ code: 'NIET_GEVONDEN' })
  const geladen = await loadFormulier(ctx, { casus: { casusId: rij.casusId }, sleutel: rij.sleutel, volgnr: rij.volgnr, handeling })
  return { ...geladen, rij }
}

/** What this gebruiker may do with this form now. */
export function magHier({ gebruiker }: ProcedureContext, { band, stand, versie, rij }: GeladenFormulier): FormulierOpen['mag'] {
  const kan = (handeling: Handeling) => magInCasus(gebruiker.rol, handeling, band)
  const schrijft = schrijvers(versie.versie.definitie).includes(gebruiker.rol)
  const concept = stand.voortgang.open && rij?.status !== 'vastgesteld'
  return {
    schrijven: concept && schrijft && kan('formulier.schrijven'),
    vaststellen: concept && rij !== null && schrijft && kan('formulier.vaststellen'),
    akkoord: concept && rij !== null && kan('formulier.akkoord')
      ? akkoordVelden(versie.form).filter(({ rollen }) => rollen.includes(gebruiker.rol)).map(({ veldId }) => veldId)
      : [],
    nieuweVersie: stand.voortgang.open && rij?.status === 'vastgesteld' && schrijft && kan('formulier.schrijven'),
  }
}
