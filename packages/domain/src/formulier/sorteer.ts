import { err, ok, type Result } from '../kernel/index.ts'

/** Puts what must come first first; refuses with the members of a circle. Without recursion. Keeps the given order where it is free. */
export function sorteer<T>(knopen: readonly T[], eerst: (knoop: T) => Iterable<T>): Result<T[], T[]> {
  const uit: T[] = []
  const stand = new Map<T, 'bezig' | 'klaar'>()
  for (const begin of knopen) {
    if (stand.has(begin)) continue
    const pad: { knoop: T; rest: Iterator<T> }[] = []
    const betreed = (knoop: T) => {
      stand.set(knoop, 'bezig')
      pad.push({ knoop, rest: eerst(knoop)[Symbol.iterator]() })
    }
    betreed(begin)
    for (let top = pad.at(-1); top; top = pad.at(-1)) {
      const volgende = top.rest.next()
      if (volgende.done) {
        stand.set(top.knoop, 'klaar')
        uit.push(top.knoop)
        pad.pop()
      } else if (stand.get(volgende.value) === 'bezig') return err(pad.slice(pad.findIndex((stap) => stap.knoop === volgende.value)).map((stap) => stap.knoop))
      else if (!stand.has(volgende.value)) betreed(volgende.value)
    }
  }
  return ok(uit)
}
