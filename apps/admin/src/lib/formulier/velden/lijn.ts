export interface Lijntekening {
  readonly breedte: number
  readonly hoogte: number
  readonly links: number
  readonly boven: number
  readonly onder: number
  readonly max: number
  readonly eersteWeek: number
  readonly laatsteWeek: number
  readonly pad: string
  readonly punten: readonly { readonly week: number; readonly x: number; readonly y: number }[]
}

/** A small line from 0 to the highest value, in SVG units; null below two points, because one point is no line. */
export function tekenLijn(punten: readonly { readonly week: number; readonly waarde: number }[]): Lijntekening | null {
  const eerste = punten[0]
  const laatste = punten.at(-1)
  if (eerste === undefined || laatste === undefined || laatste.week === eerste.week) return null
  const [breedte, hoogte, links, boven, onder] = [320, 140, 34, 10, 116]
  const max = Math.max(1, ...punten.map((p) => p.waarde))
  const rond = (n: number) => Math.round(n * 10) / 10
  const plaatsen = punten.map((p) => ({
    week: p.week,
    x: rond(links + ((p.week - eerste.week) / (laatste.week - eerste.week)) * (breedte - links - 8)),
    y: rond(onder - (Math.max(0, p.waarde) / max) * (onder - boven)),
  }))
  const pad = plaatsen.map((p, i) => `${i === 0 ? 'M' : 'L'}${p.x} ${p.y}`).join('')
  return { breedte, hoogte, links, boven, onder, max, eersteWeek: eerste.week, laatsteWeek: laatste.week, pad, punten: plaatsen }
}
