/**
 * Brings two orders of the same things together. `over` is what there is in the end; all of it comes out, once.
 * Mine is the ground; what they moved or added stands behind what it stands behind with them. What both moved stands where I put it; `botst` when that was elsewhere.
 */
export function voegVolgorde([basis, mijn, hunne]: readonly [readonly string[], readonly string[], readonly string[]], over: ReadonlySet<string>): { readonly volgorde: readonly string[]; readonly botst: boolean } {
  const [b, m, h] = [basis, mijn, hunne].map((lijst) => lijst.filter((id) => over.has(id))) as [string[], string[], string[]]
  const [inB, inM, inH] = [new Set(b), new Set(m), new Set(h)]
  const samen = (lijst: readonly string[]): string[] => lijst.filter((id) => inB.has(id) && inM.has(id) && inH.has(id))
  const [sb, sm, sh] = [samen(b), samen(m), samen(h)]
  const doorMij = verzet(sb, sm)
  const doorHen = verzet(sb, sh)
  const botst = [...doorHen].some((id) => doorMij.has(id)) && sm.join(' ') !== sh.join(' ')
  const uit = m.filter((id) => !doorHen.has(id) || doorMij.has(id))
  const staat = new Set(uit)
  for (const [i, id] of h.entries()) {
    if (staat.has(id)) continue
    // everything before it with them has its place by now
    const plek = i === 0 ? 0 : uit.indexOf(h[i - 1]!) + 1
    uit.splice(plek, 0, id)
    staat.add(id)
  }
  for (const id of over) if (!staat.has(id)) uit.push(id)
  return { volgorde: uit, botst }
}

/** What has to move to make the one order into the other: all but the longest row that they have in common. */
function verzet(van: readonly string[], naar: readonly string[]): Set<string> {
  let begin = 0
  while (begin < van.length && van[begin] === naar[begin]) begin++
  let eind = 0
  while (eind < van.length - begin && van[van.length - 1 - eind] === naar[naar.length - 1 - eind]) eind++
  const [x, y] = [van.slice(begin, van.length - eind), naar.slice(begin, naar.length - eind)]
  const breed = y.length + 1
  const lang = new Uint16Array((x.length + 1) * breed)
  for (let i = x.length - 1; i >= 0; i--)
    for (let j = y.length - 1; j >= 0; j--) lang[i * breed + j] = x[i] === y[j] ? lang[(i + 1) * breed + j + 1]! + 1 : Math.max(lang[(i + 1) * breed + j]!, lang[i * breed + j + 1]!)
  const uit = new Set(x)
  for (let i = 0, j = 0; i < x.length && j < y.length;) {
    if (x[i] === y[j]) {
      uit.delete(x[i]!)
      i++
      j++
    } else if (lang[(i + 1) * breed + j]! >= lang[i * breed + j + 1]!) i++
    else j++
  }
  return uit
}
