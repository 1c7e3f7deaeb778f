import { formulierRepository, type FormulierRij } from '@regietafel/db'
import { acceptAntwoord, detecteerBotsingen, noteerRevisies, type Aanname, type Antwoorden, type Wijziging } from '@regietafel/domain/formulier'
import { refuse, unwrap } from '../errors.ts'
import type { ProcedureContext } from '../trpc.ts'
import type { Botsing, FormulierBewaard } from '../types.ts'
import type { GeladenFormulier } from './load.ts'
import { namenVan } from './namen.ts'

export interface TeBewaren { readonly volgnr: number; readonly revisie: number; readonly wijzigingen: readonly Wijziging[] }

/**
 * Autosave. Makes the concept when this is the first thing written; checks field by field whether somebody else was first;
 * merges what is left; and withdraws the akkoorden when the content changed, because they were given on other words.
 * A change that is not stored comes back in `botsingen` or `geweigerd`, with its value: nothing typed is lost.
 */
export async function bewaar(ctx: ProcedureContext, geladen: GeladenFormulier, { volgnr, revisie, wijzigingen }: TeBewaren): Promise<FormulierBewaard> {
  if (!geladen.stand.voortgang.open) return refuse({ code: 'CASUS_AFGESLOTEN' })
  const rij = await openConcept(ctx, geladen, volgnr)
  if (rij.status === 'vastgesteld') return refuse({ code: 'FORMULIER_AL_VASTGESTELD' })

  const { aangenomen, botsingen } = detecteerBotsingen({ veldrevisies: rij.veldrevisies, basisRevisie: revisie, wijzigingen, bewaard: rij.antwoorden })
  const aanname = unwrap(acceptAntwoord({ form: geladen.versie.form, bewaard: rij.antwoorden, wijzigingen: aangenomen, context: { ...geladen.regelContext, akkoorden: rij.akkoorden }, rol: ctx.gebruiker.rol }))
  const bewaard = await schrijf(ctx, rij, aanname)
  return {
    id: rij.id,
    volgnr: rij.volgnr,
    ...bewaard,
    botsingen: await metNamen(ctx, botsingen),
    geweigerd: aanname.geweigerd,
    vervallen: aanname.vervallen,
    problemen: aanname.beoordeling.problemen,
    bewaardOp: ctx.nu,
  }
}

/** Locked until the transaction ends. Two first writes at once make one concept. */
function openConcept({ tx, gebruiker }: ProcedureContext, { casus, versie, antwoorden }: GeladenFormulier, volgnr: number): Promise<FormulierRij> {
  return formulierRepository(tx).openConcept({
    casusId: casus.id, sleutel: versie.versie.sleutel, volgnr, formulierversieId: versie.versie.id, antwoorden, door: gebruiker.id,
  })
}

type Opgeslagen = Pick<FormulierBewaard, 'revisie' | 'antwoorden' | 'veldrevisies' | 'akkoorden'>

async function schrijf({ tx, gebruiker, nu }: ProcedureContext, rij: FormulierRij, { antwoorden, aangenomen, vervallen }: Aanname): Promise<Opgeslagen> {
  if (zelfde(antwoorden, rij.antwoorden)) return { revisie: rij.revisie, antwoorden: rij.antwoorden, veldrevisies: rij.veldrevisies, akkoorden: rij.akkoorden }
  const veldrevisies = noteerRevisies(rij.veldrevisies, [...new Set([...aangenomen, ...vervallen.map(({ pad }) => pad)])], { rev: rij.revisie + 1, door: gebruiker.id, op: nu })
  const opgeslagen = await formulierRepository(tx).save({ id: rij.id, revisie: rij.revisie, antwoorden, veldrevisies, akkoorden: {} })
  // The row is locked, so nobody can have been first.
  if (!opgeslagen) throw new Error('locked formulier was saved by somebody else')
  return { revisie: opgeslagen.revisie, antwoorden, veldrevisies, akkoorden: {} }
}

/** Answers hold the same; the order of fields means nothing, the order of rows does. */
export function zelfde(a: Antwoorden, b: Antwoorden): boolean {
  return tekst(a) === tekst(b)
}
const tekst = (waarde: unknown): string => JSON.stringify(waarde, (_, w: unknown) =>
  typeof w === 'object' && w !== null && !Array.isArray(w) ? Object.fromEntries(Object.entries(w).sort(([x], [y]) => x < y ? -1 : 1)) : w)

async function metNamen({ tx }: ProcedureContext, botsingen: readonly Botsing[]): Promise<Botsing[]> {
  const namen = await namenVan(tx, botsingen.map(({ door }) => door))
  return botsingen.map((botsing) => ({ ...botsing, door: namen.get(botsing.door) ?? 'Iemand anders' }))
}
