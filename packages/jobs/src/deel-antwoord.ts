/**
 * One question at a time: who asks while it is out, or within `ms` milliseconds after its answer, gets the same one, a fault too. For a door
 * without a lock: however hard somebody knocks, what stands behind it hears one knock. Times are of a clock that only runs forward.
 */
export function deelAntwoord<T>(vraag: () => Promise<T>, ms: number, klok: () => number = () => performance.now()): () => Promise<T> {
  let laatste: Promise<T> | null = null
  let tot = 0
  return () => {
    if (laatste && klok() < tot) return laatste
    tot = Infinity
    const gevraagd = (laatste = vraag())
    const klaar = (): void => void (tot = klok() + ms)
    gevraagd.then(klaar, klaar)
    return gevraagd
  }
}
