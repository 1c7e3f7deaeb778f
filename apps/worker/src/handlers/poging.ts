import type { Uitkomst } from '@regietafel/db'
import { naFout, sluitKanaal, weerOp } from '@regietafel/domain/escalatie'
import { foutCode } from '@regietafel/jobs'
import { KanaalFout, type Kanaal } from '../kanalen/index.ts'

export interface Poging {
  /** Null: the other side took it over. */
  readonly fout: KanaalFout | null
  readonly duurMs: number
}

/** One try, timed. Whatever goes wrong is a KanaalFout. */
export async function probeer(verstuur: () => Promise<void>): Promise<Poging> {
  const begin = performance.now()
  const fout = await verstuur().then(
    () => null,
    (error: unknown) => (error instanceof KanaalFout ? error : new KanaalFout(foutCode(error), 'later')),
  )
  return { fout, duurMs: Math.round(performance.now() - begin) }
}

export interface Terugval {
  /** `nu()` of the transaction. */
  readonly nu: string
  /** Milliseconds before the second try. */
  readonly terugvalMs: number
  /** Since when nothing gets through where it goes; null: something did. */
  readonly dichtSinds: string | null
}

/** The other side was reached and answered about this one message, or nothing gets through to it. */
export const isDicht = (kanaal: Kanaal, { fout }: Poging): boolean => fout !== null && sluitKanaal(kanaal, fout.soort)

export interface Gevolg {
  /** What is written down of one try. */
  readonly uitkomst: Uitkomst
  /** Where it goes is shut, and is tried again then; null: it is not. */
  readonly sluitTot: string | null
}

/** What follows from one try. A message that found it shut waits for that, and not shorter than it has to by itself. */
export function toGevolg({ id, kanaal, pogingen, eersteFoutOp }: { id: string; kanaal: Kanaal; pogingen: number; eersteFoutOp: string | null }, poging: Poging, { nu, terugvalMs, dichtSinds }: Terugval): Gevolg {
  const { fout, duurMs } = poging
  if (!fout) return { uitkomst: { id, code: null, duurMs, telt: true, definitief: false, nietVoor: null }, sluitTot: null }
  const stand = { soort: fout.soort, nu, toeval: Math.random(), eersteMs: terugvalMs }
  const sluitTot = isDicht(kanaal, poging) ? weerOp({ ...stand, sinds: dichtSinds }) : null
  const vervolg = naFout({ ...stand, pogingen, eersteFoutOp })
  const nietVoor = fout.soort === 'kanaal' || (sluitTot !== null && vervolg.nietVoor !== null && sluitTot > vervolg.nietVoor) ? sluitTot : vervolg.nietVoor
  return { uitkomst: { id, code: fout.code, duurMs, ...vervolg, nietVoor }, sluitTot }
}
