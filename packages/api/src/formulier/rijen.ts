import { rijenVan, type CompileVeld, type Formulier } from '@regietafel/domain/formulier'
import type { ProcedureContext } from '../trpc.ts'
import type { Verwijsbaar } from '../types.ts'
import type { GeladenFormulier } from './load.ts'
import { loadBronnen } from './voorvul.ts'

/** A list in another form whose rows a question of this form points at. */
interface Bronlijst { readonly formulier: string; readonly vanLijst: string }

/** Rows of lists in other forms of this casus that the questions of this form ask for: of the last one that was vastgesteld, else of its concept. Only what this role may read there. */
export async function rijverwijzingen(ctx: ProcedureContext, { casus, versie }: Pick<GeladenFormulier, 'casus' | 'versie'>): Promise<Verwijsbaar[]> {
  const gevraagd = bronlijsten(versie.form)
  if (gevraagd.length === 0) return []
  const bronnen = await loadBronnen(ctx, casus.id, new Set(gevraagd.map(({ formulier }) => formulier)))
  return gevraagd.flatMap(({ formulier, vanLijst }) => {
    const bron = bronnen.get(formulier)
    const lijst = bron?.versie.form.velden.get(vanLijst)
    if (!bron || lijst?.soort !== 'rijen') return []
    return rijenVan(bron.antwoorden[vanLijst]).flatMap((rij) => alsVerwijsbaar(lijst, rij, { formulier, vanLijst }, bron.rij.status === 'concept'))
  })
}

function bronlijsten(form: Formulier): Bronlijst[] {
  const uit = new Map<string, Bronlijst>()
  const loop = (veld: CompileVeld): void => {
    const config = veld.config as { soort?: string; formulier?: string; vanLijst?: string } | undefined
    if (veld.veld.type === 'ref' && config?.soort === 'formulierrij') uit.set(`${config.formulier!}/${config.vanLijst!}`, { formulier: config.formulier!, vanLijst: config.vanLijst! })
    veld.kinderen.forEach(loop)
  }
  form.velden.forEach(loop)
  return [...uit.values()]
}

/** Named by what names the row, with its first choice below it, and that it may still change when it is from a concept. A row without a name cannot be pointed at yet. */
function alsVerwijsbaar(lijst: CompileVeld, rij: Readonly<Record<string, unknown>> & { readonly _id: string }, { formulier, vanLijst }: Bronlijst, concept: boolean): Verwijsbaar[] {
  const titel = lijst.kind.get((lijst.config as { rijtitel?: string } | undefined)?.rijtitel ?? lijst.type.rijen?.titel ?? '') ?? lijst.kinderen.find((kind) => kind.soort === 'tekst')
  const tekst = titel ? leesbaar(titel, rij[titel.id]) : ''
  if (tekst === '') return []
  const keuze = lijst.kinderen.find(({ veld }) => veld.type === 'keuze')
  const kenmerk = keuze && rij[keuze.id]
  const onder = [keuze && typeof kenmerk === 'string' ? leesbaar(keuze, kenmerk) : '', concept ? '(concept)' : ''].filter(Boolean).join(' ')
  return [{ soort: 'formulierrij', id: rij._id, tekst: tekst.slice(0, 300), formulier, lijst: vanLijst, ...(typeof kenmerk === 'string' && { kenmerk }), ...(onder && { onder }), ...(concept && { concept }) }]
}

const leesbaar = (veld: CompileVeld, waarde: unknown): string => {
  const gelezen = veld.opslag.safeParse(waarde)
  return gelezen.success ? veld.type.summarize(gelezen.data, veld.config).trim() : ''
}
