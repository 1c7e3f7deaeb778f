import type { Gebeurtenis } from '../casus/index.ts'
import type { Kalender } from '../kalender/index.ts'
import { dagOp, err, kortDag, ok, toDag, toDatum, toMs, toPad, type Fout, type Result } from '../kernel/index.ts'
import type { Kaderdefinitie } from './definitie.ts'
import { gebeurd, inTeTrekken, startTeCorrigeren, teCorrigeren, verwerkCorrecties, type Regel } from './feiten.ts'
import { isOpschortbaar, leesOpschortingen, opschortingsregels, vrijeDagenVan, type Opschorting } from './opschorting.ts'
import { voortgang } from './voortgang.ts'

/** Why an opschorting, hervatting, verlenging or correction may not be recorded: `veld` of the gebeurtenis, and a Dutch sentence. */
export interface Weigering {
  readonly code:
    | 'CASUS_AFGESLOTEN' | 'DATUM_IN_TOEKOMST' | 'GROND_ONBEKEND' | 'GROND_OP' | 'OPSCHORTING_LOOPT_AL' | 'OPSCHORTING_LOOPT_NIET' | 'OPSCHORTING_OVERLAPT'
    | 'AL_VERSTREKEN' | 'TERMIJN_ONBEKEND' | 'TERMIJN_NIET_OPEN' | 'NIET_VERLENGBAAR' | 'AL_VERLENGD' | 'TE_LANG' | 'GEEN_PLAATSING' | 'VOLGORDE_PLAATSINGEN' | 'GEEN_START' | 'VOLGORDE_START' | 'ZELFDE_DAG' | 'NIET_VASTGESTELD'
  readonly veld: string
  readonly melding: string
}

type Soort = 'opgeschort' | 'hervat' | 'verlengd' | 'plaatsing-gecorrigeerd' | 'start-gecorrigeerd' | 'formulier-ingetrokken'
type Van<S extends Soort> = Extract<Gebeurtenis, { soort: S }>

/** The kader of the casus, its calendar, and what was recorded before. */
export interface WeegContext {
  readonly kader: Kaderdefinitie
  readonly kalender: Kalender
  readonly eerder: readonly Gebeurtenis[]
}

const nee = (code: Weigering['code'], veld: string, melding: string): Weigering => ({ code, veld, melding })
const dagen = (aantal: number) => (aantal === 1 ? '1 dag' : `${aantal} dagen`)
const toon = (dag: number) => kortDag(dag)

const isAfgesloten = (regels: readonly Regel[]): boolean => regels.findLast(({ gebeurtenis: { soort } }) => soort === 'casus-afgesloten' || soort === 'casus-heropend')?.gebeurtenis.soort === 'casus-afgesloten'

const pauzes = (kader: Kaderdefinitie, regels: readonly Regel[]): readonly Opschorting[] =>
  leesOpschortingen(kader, regels.flatMap(({ gebeurtenis: g }) => (g.soort === 'opgeschort' || g.soort === 'hervat' ? [g] : [])))

/** Null when it may be recorded. `op` of the gebeurtenis is the moment of deciding. */
export function weigering(context: WeegContext, g: Gebeurtenis): Weigering | null {
  const op = toMs(g.op)
  const regels = gebeurd(context.eerder, op)
  const vandaag = dagOp(op)
  switch (g.soort) {
    case 'opgeschort': return weegOpschorten(context, regels, g)
    case 'hervat': return weegHervatten(context, regels, g)
    case 'verlengd': return weegVerlengen(context, regels, g)
    case 'plaatsing-gecorrigeerd': return toDag(g.datum) > vandaag ? toekomst() : weegPlaatsing(regels, g)
    case 'start-gecorrigeerd': return toDag(g.datum) > vandaag ? toekomst() : weegStart(regels, g)
    case 'formulier-ingetrokken':
      return inTeTrekken(verwerkCorrecties(regels), g.formulier) >= 0 ? null : nee('NIET_VASTGESTELD', 'formulier', 'Dit formulier is niet vastgesteld, dus er is niets in te trekken.')
    default: return null
  }
}

const toekomst = () => nee('DATUM_IN_TOEKOMST', 'datum', 'Deze dag ligt in de toekomst.')
const dicht = () => nee('CASUS_AFGESLOTEN', 'soort', 'De casus is afgesloten; heropen hem eerst.')

function weegOpschorten(context: WeegContext, regels: readonly Regel[], g: Van<'opgeschort'>): Weigering | null {
  const { kader } = context
  const { gronden, maxDagenTotaal } = opschortingsregels(kader)
  const grond = gronden.find((x) => x.grond === g.grond)
  const van = toDag(g.datum)
  if (isAfgesloten(regels)) return dicht()
  if (gronden.length === 0) return nee('GROND_ONBEKEND', 'grond', 'In dit kader kan de klok niet worden stilgezet.')
  if (!grond) return nee('GROND_ONBEKEND', 'grond', `Dit kader kent geen grond "${g.grond}"; wel: ${gronden.map((x) => x.grond).join(', ')}.`)
  if (van > dagOp(toMs(g.op))) return toekomst()
  const eerder = pauzes(kader, regels)
  const lopend = eerder.find((o) => o.loopt && van < o.tot && van >= o.van)
  if (lopend) return nee('OPSCHORTING_LOOPT_AL', 'datum', `De klok staat al stil sinds ${toon(lopend.van)}; laat hem eerst weer lopen.`)
  const ander = eerder.find((o) => van < o.tot)
  if (ander) return nee('OPSCHORTING_OVERLAPT', 'datum', `Dit overlapt met een eerdere opschorting; die liep van ${toon(ander.van)} tot ${toon(ander.tot)}.`)
  const vrij = vrijeDagenVan(kader, eerder, g.grond)
  if (vrij <= 0) {
    const vanGrond = eerder.reduce((som, o) => (o.grond === g.grond ? som + o.tot - o.van : som), 0)
    return nee('GROND_OP', 'grond', vanGrond >= grond.maxDagen
      ? `Voor "${grond.titel}" zijn alle ${dagen(grond.maxDagen)} al gebruikt.`
      : `Samen mag de klok ${dagen(maxDagenTotaal)} stilstaan; die zijn al gebruikt.`)
  }
  if (g.uiterlijk !== undefined && (toDag(g.uiterlijk) <= van || toDag(g.uiterlijk) > van + vrij)) return nee('TE_LANG', 'uiterlijk', `Deze opschorting eindigt na ${g.datum} en uiterlijk op ${toDatum(van + vrij)}.`)
  if (g.bevoegd !== undefined) return null
  const geraakt = overschreden(context, g).find(({ deadline }) => toDag(deadline) >= van)
  return geraakt ? nee('AL_VERSTREKEN', 'datum', `"${geraakt.titel}" was op ${toon(toDag(geraakt.deadline))} al verstreken. Stilzetten met terugwerkende kracht mag alleen met een reden van wie daartoe bevoegd is.`) : null
}

/** Termijnen that are or were late at the moment of deciding, and that an opschorting would move. */
function overschreden({ kader, kalender, eerder }: WeegContext, { op }: Gebeurtenis) {
  const opschortbaar = new Set(kader.termijnen.filter(isOpschortbaar).map((t) => t.termijn))
  return voortgang(kader, eerder, kalender, op).termijnen.filter((t) => opschortbaar.has(t.termijn) && (t.toestand === 'verstreken' || t.teLaat))
}

function weegHervatten({ kader }: WeegContext, regels: readonly Regel[], g: Van<'hervat'>): Weigering | null {
  const lopend = pauzes(kader, regels).find((o) => o.loopt)
  if (!lopend) return nee('OPSCHORTING_LOOPT_NIET', 'soort', 'De klok staat niet stil, dus er is niets te hervatten.')
  if (toDag(g.datum) < lopend.van) return nee('OPSCHORTING_OVERLAPT', 'datum', `De klok staat pas stil sinds ${toon(lopend.van)}.`)
  return null
}

function weegVerlengen({ kader, kalender, eerder }: WeegContext, regels: readonly Regel[], g: Van<'verlengd'>): Weigering | null {
  if (isAfgesloten(regels)) return dicht()
  const definitie = kader.termijnen.find((t) => t.termijn === g.termijn)
  if (!definitie) return nee('TERMIJN_ONBEKEND', 'termijn', `Dit kader kent geen termijn "${g.termijn}".`)
  if (!definitie.verlengbaar) return nee('NIET_VERLENGBAAR', 'termijn', `"${definitie.titel}" kan in dit kader niet worden verlengd.`)
  if (g.dagen > definitie.verlengbaar.maxDagen) return nee('TE_LANG', 'dagen', `Verlengen kan met ten hoogste ${dagen(definitie.verlengbaar.maxDagen)}.`)
  const lopen = voortgang(kader, eerder, kalender, g.op).termijnen.filter((t) => t.termijn === g.termijn && (g.cyclus === undefined || t.cyclus === g.cyclus))
  const loop = lopen.at(-1)
  if (!loop || loop.toestand === 'afgerond' || loop.toestand === 'vervallen') return nee('TERMIJN_NIET_OPEN', 'termijn', `"${definitie.titel}" loopt nu niet.`)
  if (loop.verlengd) return nee('AL_VERLENGD', 'termijn', `"${loop.titel}" is al een keer verlengd.`)
  if (loop.toestand === 'verstreken') return nee('AL_VERSTREKEN', 'termijn', `"${loop.titel}" was op ${toon(toDag(loop.deadline))} al verstreken; verlengen kan alleen ervoor.`)
  return null
}

function weegPlaatsing(regels: readonly Regel[], g: Van<'plaatsing-gecorrigeerd'>): Weigering | null {
  const lijst = verwerkCorrecties(regels)
  const nr = teCorrigeren(lijst, g.was)
  if (nr < 0) return g.was === undefined ? nee('GEEN_PLAATSING', 'soort', 'Er is nog geen plaatsing om te verbeteren.') : nee('GEEN_PLAATSING', 'was', `Er is geen plaatsing op ${g.was}.`)
  const plaatsingen = lijst.flatMap(({ gebeurtenis: p }, i) => (p.soort === 'plaatsing' || p.soort === 'overplaatsing' ? [{ i, datum: p.datum }] : []))
  const plek = plaatsingen.findIndex(({ i }) => i === nr)
  const [vorige, volgende] = [plaatsingen[plek - 1], plaatsingen[plek + 1]]
  if ((vorige && g.datum <= vorige.datum) || (volgende && g.datum >= volgende.datum)) {
    return nee('VOLGORDE_PLAATSINGEN', 'datum', `Deze dag past niet tussen de andere plaatsingen (${plaatsingen.filter(({ i }) => i !== nr).map(({ datum }) => datum).join(', ')}).`)
  }
  return null
}

function weegStart(regels: readonly Regel[], g: Van<'start-gecorrigeerd'>): Weigering | null {
  const lijst = verwerkCorrecties(regels)
  const nr = startTeCorrigeren(lijst, g.was)
  const fout = lijst[nr]?.gebeurtenis
  if (fout?.soort !== 'een-op-een-gestart') return g.was === undefined ? nee('GEEN_START', 'soort', 'De 1-op-1 is nog niet begonnen, dus er is niets te verbeteren.') : nee('GEEN_START', 'was', `Er is geen start van de 1-op-1 op ${g.was}.`)
  if (fout.datum === g.datum) return nee('ZELFDE_DAG', 'datum', 'Dit is al de dag waarop de 1-op-1 begon.')
  const einden = (deel: readonly Regel[]) => deel.flatMap(({ gebeurtenis: e }) => (e.soort === 'een-op-een-beeindigd' ? [e.datum] : []))
  const [vorig, volgend] = [einden(lijst.slice(0, nr)).at(-1), einden(lijst.slice(nr))[0]]
  if (volgend !== undefined && g.datum > volgend) return nee('VOLGORDE_START', 'datum', `De 1-op-1 eindigde op ${toon(toDag(volgend))}; de start ligt niet daarna.`)
  if (vorig !== undefined && g.datum < vorig) return nee('VOLGORDE_START', 'datum', `De vorige 1-op-1 eindigde op ${toon(toDag(vorig))}; deze start ligt niet daarvoor.`)
  return null
}

/** The gebeurtenis to append, an opschorting with the day on which its cap ends it; or why not. */
export function weeg(context: WeegContext, g: Van<Soort>): Result<Van<Soort>, Weigering> {
  const fout = weigering(context, g)
  if (fout) return err(fout)
  if (g.soort !== 'opgeschort' || g.uiterlijk !== undefined) return ok(g)
  const vrij = vrijeDagenVan(context.kader, pauzes(context.kader, gebeurd(context.eerder, toMs(g.op))), g.grond)
  return ok({ ...g, uiterlijk: toDatum(toDag(g.datum) + vrij) })
}

/** Whose rules a gebeurtenis is judged by: the first kader, except a verlenging, which is of one termijn in one kader. Undefined: of a kader that is not here. */
function rechter(kaders: readonly Kaderdefinitie[], g: Gebeurtenis): Kaderdefinitie | undefined {
  if (g.soort !== 'verlengd') return kaders[0]
  if (g.kader !== undefined) return kaders.find((k) => k.sleutel === g.kader)
  return kaders.find((k) => k.termijnen.some((t) => t.termijn === g.termijn)) ?? kaders[0]
}

/** What in a list of gebeurtenissen could not have been recorded, with its JSON path; each is judged by what was recorded before it. Of several kaders on one casus the main one comes first. */
export function controleerGebeurtenissen(kaders: Kaderdefinitie | readonly Kaderdefinitie[], gebeurtenissen: readonly Gebeurtenis[], kalender: Kalender): Fout[] {
  const alle = 'termijnen' in kaders ? [kaders] : kaders
  const volgorde = gebeurtenissen.map((g, i) => ({ g, i, op: toMs(g.op) })).sort((x, y) => x.op - y.op)
  const eerder: Gebeurtenis[] = []
  const fouten: { readonly i: number; readonly fout: Fout }[] = []
  for (const { g, i } of volgorde) {
    const kader = rechter(alle, g)
    const nietGoed = kader ? weigering({ kader, kalender, eerder }, g) : null
    if (nietGoed) fouten.push({ i, fout: { pad: toPad(['gebeurtenissen', i, nietGoed.veld]), melding: nietGoed.melding } })
    else eerder.push(g)
  }
  return fouten.sort((x, y) => x.i - y.i).map(({ fout }) => fout)
}
