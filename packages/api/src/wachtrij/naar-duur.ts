/** An answer is kept this many times as long as it took to find: at most a fiftieth of the time goes into finding it. */
const FACTOR = 50
const bewaard = new Map<string, { readonly waarde: unknown; readonly tot: number }>()

/**
 * For what is slow in a large gemeente only and changes seldom: a few milliseconds are asked anew within the second, half a second once in
 * half a minute. `sleutel` names the gemeente too. `nu` in milliseconds.
 */
export async function naarDuur<T>(sleutel: string, vraag: () => Promise<T>, nu: () => number = () => performance.now()): Promise<T> {
  const er = bewaard.get(sleutel)
  const begin = nu()
  if (er && er.tot > begin) return er.waarde as T
  const waarde = await vraag()
  const klaar = nu()
  bewaard.set(sleutel, { waarde, tot: klaar + (klaar - begin) * FACTOR })
  return waarde
}
