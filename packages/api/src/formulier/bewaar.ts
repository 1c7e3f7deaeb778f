import { formulierRepository, type FormulierRij } from '@regietafel/db'
import { acceptAntwoord, detecteerBotsingen, noteerRevisies, verhuisWijzigingen, type Aanname, type Antwoorden, type Geparkeerd, type Pad, type Wijziging } from '@regietafel/domain/formulier'
import { refuse, unwrap } from '../errors.ts'
import type { ProcedureContext } from '../trpc.ts'
import type { Botsing, FormulierBewaard } from '../types.ts'
import type { GeladenFormulier } from './load.ts'
import { namenVan } from './namen.ts'
import { beschrijfApart } from './apart.ts'
import { loadVersie, loadVersieMet, type Versie } from './versie.ts'

/** `versie`: of the questions these changes were typed on; left out: those of now. */
export interface TeBewaren { readonly volgnr: number; readonly revisie: number; readonly versie?: number | undefined; readonly wijzigingen: readonly Wijziging[] }

/**
 * Autosave. Makes the concept when this is the first thing written; checks field by field whether somebody else was first;
 * merges what is left; and withdraws the akkoorden when the content changed, because they were given on other words.
 * A change typed on another version of the questions, because the form moved meanwhile, is made to fit or put apart.
 * A change that is not stored comes back in `botsingen` or `geweigerd`, with its value: nothing typed is lost.
 */
export async function bewaar(ctx: ProcedureContext, geladen: GeladenFormulier, { volgnr, revisie, versie: getyptOp, wijzigingen: getypt }: TeBewaren): Promise<FormulierBewaard> {
  if (!geladen.stand.voortgang.open) return refuse({ code: 'CASUS_AFGESLOTEN' })
  const rij = await openConcept(ctx, geladen, volgnr)
  if (rij.status === 'vastgesteld') return refuse({ code: 'FORMULIER_AL_VASTGESTELD' })

  // It may have moved to other questions while this waited for the lock.
  const versie = rij.formulierversieId === geladen.versie.versie.id ? geladen.versie : await loadVersie(ctx.tx, rij.formulierversieId)
  const { wijzigingen, geparkeerd } = await pas(ctx, versie, getyptOp, getypt)
  const { aangenomen, botsingen } = detecteerBotsingen({ veldrevisies: rij.veldrevisies, basisRevisie: revisie, wijzigingen, bewaard: rij.antwoorden })
  const context = { ...geladen.regelContext, akkoorden: rij.akkoorden }
  const aanname = unwrap(acceptAntwoord({ form: versie.form, bewaard: rij.antwoorden, wijzigingen: aangenomen, context, rol: ctx.gebruiker.rol }))
  const bewaard = await schrijf(ctx, rij, { ...aanname, apart: legApart(rij, geparkeerd, { wie: ctx.gebruiker.id, revisie }), apartPaden: geparkeerd.map(({ pad }) => pad) })
  return {
    id: rij.id,
    volgnr: rij.volgnr,
    ...bewaard,
    botsingen: await metNamen(ctx, botsingen),
    geweigerd: aanname.geweigerd,
    vervallen: aanname.vervallen,
    problemen: aanname.beoordeling.problemen,
    versie: versie.versie.versie,
    bewaardOp: ctx.nu,
  }
}

interface Gepast { readonly wijzigingen: readonly Wijziging[]; readonly geparkeerd: readonly Geparkeerd[] }

async function pas({ tx }: ProcedureContext, naar: Versie, getyptOp: number | undefined, wijzigingen: readonly Wijziging[]): Promise<Gepast> {
  const van = getyptOp === undefined || getyptOp === naar.versie.versie ? null : await loadVersieMet(tx, naar.versie.sleutel, getyptOp)
  if (!van) return { wijzigingen, geparkeerd: [] }
  const gepast = verhuisWijzigingen({ van: van.form, naar: naar.form, wijzigingen })
  return { ...gepast, geparkeerd: gepast.geparkeerd.map((apart) => beschrijfApart(apart, van)) }
}

/** What is typed on in a question that stands apart takes the place of one's own earlier text; never that of somebody who wrote it meanwhile. */
function legApart({ geparkeerd, veldrevisies }: FormulierRij, nieuw: readonly Geparkeerd[], { wie, revisie }: { readonly wie: string; readonly revisie: number }): readonly Geparkeerd[] {
  return nieuw.reduce<readonly Geparkeerd[]>((lijst, apart) => {
    const laatste = veldrevisies[apart.pad]
    const vanMij = !laatste || laatste.rev <= revisie || laatste.door === wie
    const plek = lijst.findLastIndex((eerder) => eerder.pad === apart.pad && (vanMij || zelfde({ w: eerder.waarde }, { w: apart.waarde })))
    return plek < 0 ? [...lijst, apart] : lijst.with(plek, apart)
  }, geparkeerd)
}

/** Locked until the transaction ends. Two first writes at once make one concept. */
function openConcept({ tx, gebruiker }: ProcedureContext, { casus, versie, antwoorden, herkomst }: GeladenFormulier, volgnr: number): Promise<FormulierRij> {
  return formulierRepository(tx).openConcept({
    casusId: casus.id, sleutel: versie.versie.sleutel, volgnr, formulierversieId: versie.versie.id, antwoorden, herkomst, door: gebruiker.id,
  })
}

type Opgeslagen = Pick<FormulierBewaard, 'revisie' | 'antwoorden' | 'veldrevisies' | 'akkoorden'>

async function schrijf({ tx, gebruiker, nu }: ProcedureContext, rij: FormulierRij, { antwoorden, aangenomen, vervallen, apart, apartPaden }: Omit<Aanname, 'beoordeling'> & { readonly apart: readonly Geparkeerd[]; readonly apartPaden: readonly Pad[] }): Promise<Opgeslagen> {
  const gelijk = zelfde(antwoorden, rij.antwoorden)
  if (gelijk && tekst(apart) === tekst(rij.geparkeerd)) return { revisie: rij.revisie, antwoorden: rij.antwoorden, veldrevisies: rij.veldrevisies, akkoorden: rij.akkoorden }
  const veldrevisies = noteerRevisies(rij.veldrevisies, [...new Set([...aangenomen, ...vervallen.map(({ pad }) => pad), ...apartPaden])], { rev: rij.revisie + 1, door: gebruiker.id, op: nu })
  const akkoorden = gelijk ? rij.akkoorden : {}
  const opgeslagen = await formulierRepository(tx).save({ id: rij.id, revisie: rij.revisie, antwoorden, veldrevisies, akkoorden, geparkeerd: apart })
  // The row is locked, so nobody can have been first.
  if (!opgeslagen) throw new Error('locked formulier was saved by somebody else')
  return { revisie: opgeslagen.revisie, antwoorden, veldrevisies, akkoorden }
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
