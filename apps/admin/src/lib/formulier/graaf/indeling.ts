/**
 * A layered layout for a small directed graph: causes left, consequences right. Pure: no DOM, no measuring.
 * All measures in SVG units; text width is estimated because the browser is not asked.
 */
export interface GraafKnoop {
  readonly id: string
  readonly tekst: string
}
export interface GraafPijl {
  readonly id: string
  readonly van: string
  readonly naar: string
  readonly tekst: string
}

export interface KnoopPlaats {
  readonly id: string
  /** Left and top. */
  readonly x: number
  readonly y: number
  readonly regels: readonly string[]
}
export interface PijlPlaats {
  readonly id: string
  /** The `d` of an SVG path, ending at the edge of the target. */
  readonly pad: string
  readonly tekst: string
  /** Middle of the label. */
  readonly tekstX: number
  readonly tekstY: number
}
export interface Indeling {
  readonly breedte: number
  readonly hoogte: number
  readonly knopen: readonly KnoopPlaats[]
  readonly pijlen: readonly PijlPlaats[]
}

export const KNOOP_BREEDTE = 164
export const KNOOP_HOOGTE = 52
const TUSSEN_LAGEN = 88
const TUSSEN_RIJEN = 36
const RAND = 14
/** Room above for arrows that go back over the nodes. */
const BOOG = 30
const TEKENS_PER_REGEL = 21

/** Cuts a text into at most two lines that fit in a node; what does not fit ends in an ellipsis. */
export function breek(tekst: string, perRegel = TEKENS_PER_REGEL): string[] {
  const regels: string[] = ['']
  for (const woord of tekst.trim().split(/\s+/)) {
    const laatste = regels.at(-1)!
    if (laatste === '') regels[regels.length - 1] = woord
    else if (laatste.length + 1 + woord.length <= perRegel) regels[regels.length - 1] = `${laatste} ${woord}`
    else regels.push(woord)
  }
  const kort = regels.slice(0, 2).map((r) => (r.length > perRegel ? `${r.slice(0, perRegel - 1)}…` : r))
  if (regels.length > 2) kort[1] = `${kort[1]!.replace(/…$/, '').slice(0, perRegel - 1)}…`
  return kort
}

/** The layer of each node: longest way from a cause without a cause. Arrows that close a circle do not count. */
export function lagen(knopen: readonly GraafKnoop[], pijlen: readonly GraafPijl[]): ReadonlyMap<string, number> {
  const uit = new Map(knopen.map((k) => [k.id, [] as string[]]))
  for (const p of pijlen) if (p.van !== p.naar && uit.has(p.naar)) uit.get(p.van)?.push(p.naar)
  const vooruit = zonderTerug(knopen, uit)
  const laag = new Map(knopen.map((k) => [k.id, 0]))
  for (const id of volgorde(knopen, vooruit)) {
    for (const naar of vooruit.get(id)!) laag.set(naar, Math.max(laag.get(naar)!, laag.get(id)! + 1))
  }
  return laag
}

/** Drops the arrows that lead back into the path walked so far (depth first, in the order of the list). */
function zonderTerug(knopen: readonly GraafKnoop[], uit: ReadonlyMap<string, readonly string[]>): Map<string, string[]> {
  const stand = new Map<string, 'open' | 'klaar'>()
  const vooruit = new Map(knopen.map((k) => [k.id, [] as string[]]))
  const bezoek = (id: string): void => {
    stand.set(id, 'open')
    for (const naar of uit.get(id)!) {
      if (stand.get(naar) === 'open') continue
      vooruit.get(id)!.push(naar)
      if (!stand.has(naar)) bezoek(naar)
    }
    stand.set(id, 'klaar')
  }
  for (const { id } of knopen) if (!stand.has(id)) bezoek(id)
  return vooruit
}

/** Topological order of a graph without circles. */
function volgorde(knopen: readonly GraafKnoop[], uit: ReadonlyMap<string, readonly string[]>): string[] {
  const inkomend = new Map(knopen.map((k) => [k.id, 0]))
  for (const doelen of uit.values()) for (const naar of doelen) inkomend.set(naar, inkomend.get(naar)! + 1)
  const klaar = knopen.map((k) => k.id).filter((id) => inkomend.get(id) === 0)
  for (let i = 0; i < klaar.length; i++) {
    for (const naar of uit.get(klaar[i]!)!) {
      inkomend.set(naar, inkomend.get(naar)! - 1)
      if (inkomend.get(naar) === 0) klaar.push(naar)
    }
  }
  return klaar
}

export function deelIn(knopen: readonly GraafKnoop[], pijlen: readonly GraafPijl[]): Indeling {
  const laag = lagen(knopen, pijlen)
  const verbonden = new Set(pijlen.flatMap((p) => (p.van === p.naar ? [] : [p.van, p.naar])))
  const kolommen: string[][] = []
  for (const { id } of knopen) if (verbonden.has(id)) (kolommen[laag.get(id)!] ??= []).push(id)
  const gevuld = kolommen.filter((k) => k !== undefined)
  ordenOpBuren(gevuld, pijlen)
  const los = knopen.map((k) => k.id).filter((id) => !verbonden.has(id))
  const perRij = Math.max(gevuld.length, 3)
  const hoogsteKolom = Math.max(0, ...gevuld.map((k) => k.length))
  const rij = KNOOP_HOOGTE + TUSSEN_RIJEN
  const plaats = new Map<string, { x: number; y: number }>()
  const kolomX = (kolom: number) => RAND + kolom * (KNOOP_BREEDTE + TUSSEN_LAGEN)
  gevuld.forEach((ids, kolom) => {
    const verschuif = ((hoogsteKolom - ids.length) * rij) / 2
    ids.forEach((id, i) => plaats.set(id, { x: kolomX(kolom), y: BOOG + verschuif + i * rij }))
  })
  const onder = BOOG + hoogsteKolom * rij
  los.forEach((id, i) => plaats.set(id, { x: kolomX(i % perRij), y: onder + Math.floor(i / perRij) * rij }))
  const kolomAantal = Math.max(gevuld.length, Math.min(los.length, perRij), 1)
  return {
    breedte: kolomX(kolomAantal) - TUSSEN_LAGEN + RAND,
    hoogte: Math.max(onder + Math.ceil(los.length / perRij) * rij, BOOG + rij) - TUSSEN_RIJEN + RAND + 12,
    knopen: knopen.map((k) => ({ id: k.id, ...plaats.get(k.id)!, regels: breek(k.tekst) })),
    pijlen: pijlen.flatMap((p) => tekenPijl(p, plaats.get(p.van), plaats.get(p.naar))),
  }
}

/** Puts each node near the middle of its neighbours one layer to the left, which takes most crossings away. */
function ordenOpBuren(kolommen: string[][], pijlen: readonly GraafPijl[]): void {
  for (let k = 1; k < kolommen.length; k++) {
    const links = new Map(kolommen[k - 1]!.map((id, i) => [id, i]))
    const gewicht = (id: string): number => {
      const buren = pijlen.flatMap((p) => (p.naar === id ? [p.van] : p.van === id ? [p.naar] : [])).flatMap((b) => links.get(b) ?? [])
      return buren.length === 0 ? Number.MAX_SAFE_INTEGER : buren.reduce((a, b) => a + b, 0) / buren.length
    }
    const wegen = new Map(kolommen[k]!.map((id) => [id, gewicht(id)]))
    kolommen[k]!.sort((a, b) => wegen.get(a)! - wegen.get(b)!)
  }
}

interface Punt {
  readonly x: number
  readonly y: number
}

/** Right edge to left edge when the target lies to the right; over or under the nodes when it does not. */
function tekenPijl(pijl: GraafPijl, van: Punt | undefined, naar: Punt | undefined): PijlPlaats[] {
  if (van === undefined || naar === undefined || pijl.van === pijl.naar) return []
  const helft = KNOOP_HOOGTE / 2
  const basis = { id: pijl.id, tekst: pijl.tekst }
  if (naar.x > van.x) {
    const [x1, y1, x2, y2] = [van.x + KNOOP_BREEDTE, van.y + helft, naar.x - 3, naar.y + helft]
    const bocht = Math.min(TUSSEN_LAGEN / 2, (x2 - x1) / 2)
    return [{ ...basis, pad: `M${x1} ${y1}C${x1 + bocht} ${y1} ${x2 - bocht} ${y2} ${x2} ${y2}`, tekstX: x1 + TUSSEN_LAGEN / 2, tekstY: (y1 + y2) / 2 - 6 }]
  }
  const midden = KNOOP_BREEDTE / 2
  if (naar.x === van.x) {
    const omlaag = naar.y > van.y
    const [y1, y2] = omlaag ? [van.y + KNOOP_HOOGTE, naar.y - 3] : [van.y, naar.y + KNOOP_HOOGTE + 3]
    return [{ ...basis, pad: `M${van.x + midden} ${y1}L${naar.x + midden} ${y2}`, tekstX: van.x + midden + 8 + pijl.tekst.length * 3, tekstY: (y1 + y2) / 2 + 4 }]
  }
  const [x1, x2] = [van.x + midden + 14, naar.x + midden - 14]
  const [y1, y2] = [van.y + KNOOP_HOOGTE, naar.y + KNOOP_HOOGTE + 3]
  const diep = Math.max(y1, y2) + BOOG
  return [{ ...basis, pad: `M${x1} ${y1}C${x1} ${diep} ${x2} ${diep} ${x2} ${y2}`, tekstX: (x1 + x2) / 2, tekstY: diep - 2 }]
}
