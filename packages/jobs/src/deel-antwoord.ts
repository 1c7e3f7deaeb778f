import { binnen } from './fouten.ts'

/**
 * One question at a time: who asks while it is out, or within `geldigMs` milliseconds after its answer, gets the same one, a fault too. A question without an answer
 * after `geduldMs` is a fault (WachtrijOnbereikbaar): what hangs on a dead connection must not hold up who asks later. For a door
 * without a lock: however hard somebody knocks, what stands behind it hears one knock. Times are of a clock that only runs forward.
 */
export function deelAntwoord<T>(vraag: () => Promise<T>, { geldigMs, geduldMs, klok = () => performance.now() }: { readonly geldigMs: number; readonly geduldMs: number; readonly klok?: () => number }): () => Promise<T> {
  let laatste: Promise<T> | null = null
  let tot = 0
  return () => {
    if (laatste && klok() < tot) return laatste
    tot = Infinity
    const gevraagd = (laatste = binnen(geduldMs, vraag(), 'shared question'))
    const klaar = (): void => void (tot = klok() + geldigMs)
    gevraagd.then(klaar, klaar)
    return gevraagd
  }
}
