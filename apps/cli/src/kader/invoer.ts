import { Gebeurtenis } from '@regietafel/domain/casus'
import { controleerGebeurtenissen, kaders, parseKader, vindKader, weeg, type Kaderdefinitie } from '@regietafel/domain/kader'
import { standaardKalender } from '@regietafel/domain/kalender'
import { Datum, err, Moment, ok, toFouten, toMs, toPad, type Fout, type Result } from '@regietafel/domain/kernel'
import { z } from 'zod'
import { leesJson } from './bron.ts'

const Naam = z.enum(kaders.map(({ sleutel }) => sleutel) as [string, ...string[]])
const vormMet = (kader: z.ZodType) => z.strictObject({ kader, nu: Moment, gebeurtenissen: z.array(Gebeurtenis) })

export interface Simulatie {
  /** The main kader first; never empty. */
  readonly kaders: readonly Kaderdefinitie[]
  readonly nu: string
  readonly gebeurtenissen: readonly Gebeurtenis[]
}

/**
 * Reads the text of a simulation. Every fault at once, each with its JSON path. `kader` in it is the name of one that comes with the
 * product or a kaderdefinitie; `eigen` go before it, and then it may be left out. Several run side by side on the same gebeurtenissen.
 */
export function leesSimulatie(tekst: string, eigen: readonly Kaderdefinitie[] = []): Result<Simulatie, readonly Fout[]> {
  const json = leesJson(tekst)
  if (!json.ok) return json
  const invoer = json.value
  const inInvoer = typeof invoer === 'object' && invoer !== null ? (invoer as { kader?: unknown }).kader : undefined
  const alsObject = typeof inInvoer === 'object' && inInvoer !== null && !Array.isArray(inInvoer)
  const gelezen = vormMet(eigen.length > 0 ? z.unknown().optional() : alsObject ? z.unknown() : Naam).safeParse(invoer)
  const inlijn = eigen.length === 0 && alsObject ? parseKader(inInvoer) : undefined
  const uitInvoer = inlijn?.ok ? inlijn.value : typeof inInvoer === 'string' ? vindKader(inInvoer) : undefined
  const bij = eigen.length > 0 ? eigen : uitInvoer ? [uitInvoer] : []
  const fouten = [...(inlijn && !inlijn.ok ? inlijn.error.map(({ pad, melding }) => ({ pad: `$.kader${pad.slice(1)}`, melding })) : []), ...onbekendInKader(invoer, bij)]
  if (!gelezen.success) return err(sorteer([...toFouten(gelezen.error, invoer), ...naastOnbekendeSoort(invoer), ...fouten]))
  if (fouten.length > 0 || bij.length === 0) return err(sorteer(fouten))
  const { nu, gebeurtenissen } = gelezen.data
  const geweigerd = controleerGebeurtenissen(bij, gebeurtenissen, standaardKalender)
  return geweigerd.length > 0 ? err(geweigerd) : ok({ nu, gebeurtenissen: metUiterlijk(bij[0]!, gebeurtenissen), kaders: bij })
}

/** An opschorting ends where the caps of the main kader end it, in the kaders beside it too, as when it is recorded. */
function metUiterlijk(hoofd: Kaderdefinitie, gebeurtenissen: readonly Gebeurtenis[]): readonly Gebeurtenis[] {
  return gebeurtenissen.map((g) => {
    if (g.soort !== 'opgeschort') return g
    const eerder = gebeurtenissen.filter((x) => x !== g && toMs(x.op) <= toMs(g.op))
    const gewogen = weeg({ kader: hoofd, kalender: standaardKalender, eerder }, g)
    return gewogen.ok ? gewogen.value : g
  })
}

/** Form keys and poorten that none of these kaders has. Also looks at input that is wrong elsewhere, so that nothing is found only the second time. */
function onbekendInKader(invoer: unknown, kaders: readonly Kaderdefinitie[]): Fout[] {
  const { gebeurtenissen } = (invoer ?? {}) as { gebeurtenissen?: unknown }
  if (kaders.length === 0 || !Array.isArray(gebeurtenissen)) return []
  const formulieren = [...new Set(kaders.flatMap((k) => k.formulieren.map((f) => f.formulier)))]
  const poorten = [...new Set(kaders.flatMap((k) => k.poorten.map((p) => p.poort)))]
  return gebeurtenissen.flatMap((gebeurtenis: unknown, i): Fout[] => {
    if (typeof gebeurtenis !== 'object' || gebeurtenis === null || Array.isArray(gebeurtenis)) return []
    const { soort, formulier, poort } = gebeurtenis as Record<string, unknown>
    if ((soort === 'formulier-vastgesteld' || soort === 'formulier-ingetrokken') && typeof formulier === 'string' && !formulieren.includes(formulier)) return [onbekend(i, 'formulier', formulier, formulieren)]
    if (soort === 'poort-beslist' && typeof poort === 'string' && !poorten.includes(poort)) return [onbekend(i, 'poort', poort, poorten)]
    return []
  })
}

/** The schema stops at a soort it does not know; `op` and `datum` beside it are looked at here. */
function naastOnbekendeSoort(invoer: unknown): Fout[] {
  const { gebeurtenissen } = (invoer ?? {}) as { gebeurtenissen?: unknown }
  if (!Array.isArray(gebeurtenissen)) return []
  return gebeurtenissen.flatMap((gebeurtenis: unknown, i): Fout[] => {
    const gelezen = z.looseObject({ op: Moment, datum: Datum.optional() }).safeParse(gebeurtenis)
    return gelezen.success || typeof gebeurtenis !== 'object' ? [] : toFouten(gelezen.error, gebeurtenis).map(({ pad, melding }) => ({ pad: `$.gebeurtenissen[${i}]${pad.slice(1)}`, melding }))
  })
}

const onbekend = (i: number, veld: string, waarde: string, bekend: readonly string[]): Fout => ({
  pad: toPad(['gebeurtenissen', i, veld]),
  melding: `Dit kader kent geen ${veld} ${JSON.stringify(waarde)}; ${bekend.length > 0 ? `wel: ${bekend.join(', ')}` : 'het heeft er geen'}.`,
})

/** One line per place: the first thing that is wrong there. In the order of the document as far as the list goes. */
function sorteer(fouten: readonly Fout[]): Fout[] {
  const eerste = new Map<string, Fout>()
  for (const fout of fouten) if (!eerste.has(fout.pad)) eerste.set(fout.pad, fout)
  const nr = ({ pad }: Fout) => Number(/^\$\.gebeurtenissen\[(\d+)\]/.exec(pad)?.[1] ?? -1)
  return [...eerste.values()].sort((x, y) => nr(x) - nr(y))
}
