import { tick, untrack } from 'svelte'

interface Bordfocus {
  readonly svg: () => SVGSVGElement | undefined
  /** Ids in the order of the keyboard. */
  readonly volgorde: () => readonly string[]
  readonly gekozen: () => string | null
  /** Where the keyboard goes; null when nothing is left on the board. */
  readonly naar: (id: string | null) => void
}

/** What has the keyboard may go, by an act that is undone: then what is chosen takes it, or what stood beside it. Call it while a component is made. */
export function houdFocusOpBord({ svg, volgorde, gekozen, naar }: Bordfocus): void {
  let stond: readonly string[] = []
  $effect.pre(() => {
    const nu = volgorde()
    const voor = stond
    stond = nu
    const had = svg()?.contains(document.activeElement) ? (document.activeElement?.getAttribute('data-id') ?? null) : null
    if (had === null || nu.includes(had) || !voor.includes(had)) return
    const i = voor.indexOf(had)
    const buur = [untrack(gekozen) ?? '', ...voor.slice(i + 1), ...voor.slice(0, i).toReversed()].find((id) => nu.includes(id)) ?? null
    void tick().then(() => { if (!document.activeElement || document.activeElement === document.body) naar(buur) })
  })
}
