export interface Stuk {
  readonly tekst: string
  /** Only in this text, not in the other. */
  readonly anders: boolean
}

/** Above this many words in either text the middle is marked as one piece: the comparison costs words × words. */
const MAX_WOORDEN = 1_000

/**
 * Marks in `tekst` what `ander` does not have, word by word (longest common sequence; equal start and end first).
 * Joining all pieces gives `tekst` back, character for character.
 */
export function markeer(tekst: string, ander: string): Stuk[] {
  const a = tekst.match(/\s*\S+|\s+$/g) ?? []
  const b = ander.match(/\s*\S+|\s+$/g) ?? []
  const gelijk = (i: number, j: number) => a[i]!.trim() === b[j]!.trim()
  let begin = 0
  while (begin < a.length && begin < b.length && gelijk(begin, begin)) begin++
  let [eindA, eindB] = [a.length, b.length]
  while (eindA > begin && eindB > begin && gelijk(eindA - 1, eindB - 1)) [eindA, eindB] = [eindA - 1, eindB - 1]
  const gedeeld = gemeenschappelijk(a.slice(begin, eindA), b.slice(begin, eindB))
  return voegSamen(a.map((woord, i) => ({ tekst: woord, anders: i >= begin && i < eindA && !gedeeld.has(i - begin) })))
}

/**
 * A first text to go on from with both: what they share once, sentence by sentence; where they differ, that of `mijn` and that of `hun`
 * after each other, with a blank line around each.
 */
export function begintekst(mijn: string, hun: string): string {
  const [a, b] = [zinnen(mijn), zinnen(hun)]
  const delen: string[] = []
  const erbij = (stukken: readonly string[]) => {
    const tekst = stukken.join('').trim()
    if (tekst !== '') delen.push(tekst)
  }
  let [i, j] = [0, 0]
  let gelijk: string[] = []
  for (const [x, y] of [...gemeenschappelijk(a, b), [a.length, b.length] as const]) {
    if (x > i || y > j) {
      erbij(gelijk)
      gelijk = []
      erbij(a.slice(i, x))
      erbij(b.slice(j, y))
    }
    if (x < a.length) gelijk.push(a[x]!)
    ;[i, j] = [x + 1, y + 1]
  }
  erbij(gelijk)
  return delen.join('\n\n')
}

/** Sentences and lines; joined they are the text. */
const zinnen = (tekst: string): string[] => tekst.match(/\s*[^.!?\n]*(?:[.!?]+(?=\s|$)|[.!?]|\n|$)/g)?.filter((zin) => zin !== '') ?? []

/** Places in `a`, each with its place in `b`, that are part of the longest common sequence. */
function gemeenschappelijk(a: readonly string[], b: readonly string[]): ReadonlyMap<number, number> {
  const uit = new Map<number, number>()
  if (a.length === 0 || b.length === 0 || a.length > MAX_WOORDEN || b.length > MAX_WOORDEN) return uit
  const breedte = b.length + 1
  const lengte = new Uint16Array((a.length + 1) * breedte)
  const gelijk = (i: number, j: number) => a[i]!.trim() === b[j]!.trim()
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      lengte[i * breedte + j] = gelijk(i, j) ? lengte[(i + 1) * breedte + j + 1]! + 1 : Math.max(lengte[(i + 1) * breedte + j]!, lengte[i * breedte + j + 1]!)
    }
  }
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    if (gelijk(i, j)) {
      uit.set(i, j)
      i++
      j++
    } else if (lengte[(i + 1) * breedte + j]! >= lengte[i * breedte + j + 1]!) i++
    else j++
  }
  return uit
}

function voegSamen(stukken: readonly Stuk[]): Stuk[] {
  const uit: Stuk[] = []
  for (const stuk of stukken) {
    const laatste = uit.at(-1)
    if (laatste?.anders === stuk.anders) uit[uit.length - 1] = { tekst: laatste.tekst + stuk.tekst, anders: stuk.anders }
    else uit.push(stuk)
  }
  return uit
}
