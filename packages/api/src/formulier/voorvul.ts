import { formulierRepository, kaderRepository, type FormulierRij, type schema } from '@regietafel/db'
import { acceptAntwoord, zelfde, type Antwoorden, type CompileVeld, type Context, type Voorvulling } from '@regietafel/domain/formulier'
import { feiten, type Feit } from '@regietafel/domain/formulier'
import { dagVan, langDatum } from '@regietafel/domain/kernel'
import type { ProcedureContext } from '../trpc.ts'
import type { Herkomstregel, Voorstel } from '../types.ts'
import { loadVersie, type Versie } from './versie.ts'
import { zieFormulier } from './zicht.ts'

type Herkomst = schema.Herkomst

/** What a field could begin with, and where that comes from. */
interface Vondst { readonly veld: CompileVeld; readonly waarde: unknown; readonly herkomst: Omit<Herkomst, 'waarde'>; readonly bron: string }

/** First answers for the fields that name a source, over what a new form begins with. Only what fits the question and what this person may read; nothing that is there already. */
export async function vulVoor(ctx: ProcedureContext, { casusId, versie, begin, context, velden = () => true }: {
  readonly casusId: string; readonly versie: Versie; readonly begin: Antwoorden; readonly context: Context; readonly velden?: (veld: CompileVeld) => boolean
}): Promise<{ readonly antwoorden: Antwoorden; readonly herkomst: Readonly<Record<string, Herkomst>> }> {
  const leeg = (await zoek(ctx, casusId, versie, context)).filter(({ veld }) => velden(veld) && begin[veld.id] === undefined)
  if (leeg.length === 0) return { antwoorden: begin, herkomst: {} }
  // What is already there goes along, so that a form without defaults is not seen as not begun.
  const aanname = acceptAntwoord({ form: versie.form, bewaard: begin, wijzigingen: leeg.map(({ veld, waarde }) => ({ pad: veld.id, waarde })), context })
  if (!aanname.ok) return { antwoorden: begin, herkomst: {} }
  const { antwoorden, aangenomen } = aanname.value
  const gelukt = leeg.filter(({ veld }) => aangenomen.includes(veld.id) && antwoorden[veld.id] !== undefined)
  return { antwoorden, herkomst: Object.fromEntries(gelukt.map(({ veld, herkomst }) => [veld.id, { ...herkomst, waarde: antwoorden[veld.id] }])) }
}

/** What the sources say now, where that is not what stands in the form: to offer, never to put over what was typed. */
export async function stelVoor(ctx: ProcedureContext, { rij, versie, context }: { readonly rij: FormulierRij; readonly versie: Versie; readonly context: Context }): Promise<readonly Voorstel[]> {
  const gevonden = await zoek(ctx, rij.casusId, versie, context)
  return gevonden.flatMap(({ veld, waarde, bron }) => {
    const hier = rij.antwoorden[veld.id]
    if (zelfde(hier, waarde) || zelfde(rij.herkomst[veld.id]?.waarde, waarde)) return []
    const past = acceptAntwoord({ form: versie.form, bewaard: rij.antwoorden, wijzigingen: [{ pad: veld.id, waarde }], context })
    if (!past.ok || past.value.geweigerd.length > 0 || past.value.vervallen.length > 0) return []
    return [{ veldId: veld.id, waarde, tekst: leesbaar(veld, waarde), bron }]
  })
}

/** In words, for under the field: where its answer came from, as long as it is still that answer. */
export async function leesHerkomst({ tx }: ProcedureContext, herkomst: Readonly<Record<string, Herkomst>>): Promise<Readonly<Record<string, Herkomstregel>>> {
  const uitFormulier = Object.values(herkomst).some(({ soort }) => soort === 'formulier')
  const titels = new Map(uitFormulier ? (await kaderRepository(tx).listFormulieren()).map(({ sleutel, titel }) => [sleutel, titel]) : [])
  return Object.fromEntries(Object.entries(herkomst).map(([veldId, { soort, bron, op, waarde }]) =>
    [veldId, { waarde, tekst: soort === 'feit' ? `Overgenomen uit de casus: ${feitnaam(bron)}.` : `Overgenomen uit ${titels.get(bron) ?? bron}, ${langDatum(dagVan(op))}.` }]))
}

const feitnaam = (naam: string): string => (Object.hasOwn(feiten, naam) ? feiten[naam as Feit].label : naam)
const leesbaar = (veld: CompileVeld, waarde: unknown): string => {
  const gelezen = veld.opslag.safeParse(waarde)
  return gelezen.success ? veld.type.summarize(gelezen.data, veld.config) : ''
}

async function zoek(ctx: ProcedureContext, casusId: string, versie: Versie, context: Context): Promise<Vondst[]> {
  const vragen = [...versie.form.velden.values()].filter(({ veld }) => (veld.voorvul?.length ?? 0) > 0)
  if (vragen.length === 0) return []
  const bronnen = await loadBronnen(ctx, casusId, new Set(vragen.flatMap(({ veld }) => veld.voorvul!.flatMap((v) => (v.soort === 'formulier' ? [v.formulier] : [])))))
  return vragen.flatMap((veld) => {
    for (const voorvulling of veld.veld.voorvul!) {
      const vondst = zoekEen(ctx, voorvulling, bronnen, context)
      if (vondst) return [{ veld, ...vondst }]
    }
    return []
  })
}

/** Another form of the casus, with its answers as this role may read them. */
interface Bron { readonly rij: FormulierRij; readonly versie: Versie; readonly antwoorden: Antwoorden }

function zoekEen({ nu }: ProcedureContext, voorvulling: Voorvulling, bronnen: ReadonlyMap<string, Bron>, context: Context): Omit<Vondst, 'veld'> | null {
  if (voorvulling.soort === 'feit') {
    const waarde = voorvulling.feit === 'vandaag' ? context.vandaag : context.feiten[voorvulling.feit]
    return waarde === undefined || waarde === null ? null : { waarde, bron: `de casus: ${feitnaam(voorvulling.feit)}`, herkomst: { soort: 'feit', bron: voorvulling.feit, op: nu } }
  }
  const bron = bronnen.get(voorvulling.formulier)
  const veld = bron?.versie.form.velden.get(voorvulling.veldId)
  const waarde = bron?.antwoorden[voorvulling.veldId]
  if (!bron || !veld || waarde === undefined) return null
  const op = bron.rij.vastgesteldOp ?? bron.rij.gewijzigdOp
  return { waarde, bron: `${bron.versie.versie.titel}, ${langDatum(dagVan(op))}`, herkomst: { soort: 'formulier', bron: voorvulling.formulier, formulierId: bron.rij.id, volgnr: bron.rij.volgnr, op } }
}

/** Of each form the last one that was vastgesteld, else its concept; only what this role may read of it. */
export async function loadBronnen({ tx, gebruiker }: ProcedureContext, casusId: string, sleutels: ReadonlySet<string>): Promise<Map<string, Bron>> {
  const alle = await formulierRepository(tx).listByCasus(casusId)
  const uit = new Map<string, Bron>()
  for (const sleutel of sleutels) {
    const eigen = alle.filter((f) => f.sleutel === sleutel).sort((a, b) => b.volgnr - a.volgnr)
    const kop = eigen.find(({ status }) => status === 'vastgesteld') ?? eigen[0]
    const rij = kop && await formulierRepository(tx).findById(kop.id)
    if (!rij) continue
    const versie = await loadVersie(tx, rij.formulierversieId)
    uit.set(sleutel, { rij, versie, antwoorden: zieFormulier({ rij, versie, antwoorden: rij.antwoorden }, gebruiker.rol).antwoorden })
  }
  return uit
}
