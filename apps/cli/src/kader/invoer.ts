import { Gebeurtenis } from '@regietafel/domain/casus'
import { vindKader, kaders, type Kaderdefinitie } from '@regietafel/domain/kader'
import { Datum, err, Moment, ok, toFouten, toPad, type Fout, type Result } from '@regietafel/domain/kernel'
import { z } from 'zod'

const Vorm = z.strictObject({
  kader: z.enum(kaders.map(({ sleutel }) => sleutel) as [string, ...string[]]),
  nu: Moment,
  gebeurtenissen: z.array(Gebeurtenis),
})

export interface Simulatie {
  readonly kader: Kaderdefinitie
  readonly nu: string
  readonly gebeurtenissen: readonly Gebeurtenis[]
}

/** Reads the text of a simulation. Every fault at once, each with its JSON path. */
export function leesSimulatie(tekst: string): Result<Simulatie, readonly Fout[]> {
  let invoer: unknown
  try {
    invoer = JSON.parse(tekst.replace(/^\uFEFF/, ''))
  } catch (error) {
    return err([{ pad: '$', melding: `Dit is geen geldige JSON${plek(tekst, error)}.` }])
  }
  const gelezen = Vorm.safeParse(invoer)
  if (!gelezen.success) return err(sorteer([...toFouten(gelezen.error, invoer), ...naastOnbekendeSoort(invoer), ...onbekendInKader(invoer)]))
  const fouten = onbekendInKader(gelezen.data)
  if (fouten.length > 0) return err(fouten)
  return ok({ ...gelezen.data, kader: vindKader(gelezen.data.kader)! })
}

/** Form keys and poorten that this kader does not have. Also looks at input that is wrong elsewhere, so that nothing is found only the second time. */
function onbekendInKader(invoer: unknown): Fout[] {
  const { kader: sleutel, gebeurtenissen } = (invoer ?? {}) as { kader?: unknown; gebeurtenissen?: unknown }
  const kader = typeof sleutel === 'string' ? vindKader(sleutel) : undefined
  if (!kader || !Array.isArray(gebeurtenissen)) return []
  const formulieren = kader.formulieren.map((f) => f.formulier)
  const poorten = kader.poorten.map((p) => p.poort)
  return gebeurtenissen.flatMap((gebeurtenis: unknown, i): Fout[] => {
    if (typeof gebeurtenis !== 'object' || gebeurtenis === null || Array.isArray(gebeurtenis)) return []
    const { soort, formulier, poort } = gebeurtenis as Record<string, unknown>
    if (soort === 'formulier-vastgesteld' && typeof formulier === 'string' && !formulieren.includes(formulier)) return [onbekend(i, 'formulier', formulier, formulieren)]
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

function plek(tekst: string, error: unknown): string {
  const positie = /position (\d+)/.exec(error instanceof Error ? error.message : '')?.[1]
  if (positie === undefined) return tekst.trim() === '' ? ': het bestand is leeg' : ''
  const regels = tekst.slice(0, Number(positie)).split('\n')
  return ` (regel ${regels.length}, kolom ${regels.at(-1)!.length + 1})`
}
