import type { Uitkomst } from '@regietafel/db'
import { naFout } from '@regietafel/domain/escalatie'
import { foutCode } from '@regietafel/jobs'
import { KanaalFout } from '../kanalen/index.ts'

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
}

/** What is written down of one try. */
export function toUitkomst({ id, pogingen, eersteFoutOp }: { id: string; pogingen: number; eersteFoutOp: string | null }, { fout, duurMs }: Poging, { nu, terugvalMs }: Terugval): Uitkomst {
  if (!fout) return { id, code: null, duurMs, telt: true, definitief: false, nietVoor: null }
  return { id, code: fout.code, duurMs, ...naFout({ soort: fout.soort, pogingen, eersteFoutOp, nu, toeval: Math.random(), eersteMs: terugvalMs }) }
}
