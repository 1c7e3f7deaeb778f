import { KNOOP_BREEDTE as B, KNOOP_HOOGTE as H } from './indeling.ts'

/** Kinds of a factor by shape, in the order of the options; colour only follows the shape. A fifth kind starts again. */
export const vormen = ['rechthoek', 'ovaal', 'zeshoek', 'dubbel'] as const
/** `leeg`: no kind chosen yet. */
export type Vorm = (typeof vormen)[number] | 'leeg'

export const vormVan = (opties: readonly { readonly waarde: string }[], waarde: unknown): Vorm => {
  const plek = opties.findIndex((o) => o.waarde === waarde)
  return plek < 0 ? 'leeg' : vormen[plek % vormen.length]!
}

const vlak = (x: number, y: number, b: number, h: number, r: number) =>
  `M${x + r} ${y}H${x + b - r}a${r} ${r} 0 0 1 ${r} ${r}V${y + h - r}a${r} ${r} 0 0 1 ${-r} ${r}H${x + r}a${r} ${r} 0 0 1 ${-r} ${-r}V${y + r}a${r} ${r} 0 0 1 ${r} ${-r}z`

/** Outline of a node of the standard size at the origin, as the `d` of one or two paths. */
export const omtrek = {
  rechthoek: [vlak(0, 0, B, H, 3)],
  ovaal: [vlak(0, 0, B, H, H / 2)],
  zeshoek: [`M14 0H${B - 14}L${B} ${H / 2}L${B - 14} ${H}H14L0 ${H / 2}z`],
  dubbel: [vlak(0, 0, B, H, 3), vlak(4, 4, B - 8, H - 8, 1)],
  leeg: [vlak(0, 0, B, H, 3)],
} as const satisfies Record<Vorm, readonly string[]>
