/** Stands in for `$app/navigation` in component tests: nobody goes anywhere. */
export const goto = (): Promise<void> => Promise.resolve()
export const invalidateAll = (): Promise<void> => Promise.resolve()

/** Nothing navigates in a component test. */
export const afterNavigate = (): void => undefined

interface Vertrek { readonly from: { readonly url: URL } | null; readonly to: { readonly url: URL } | null; readonly willUnload: boolean; readonly cancel: () => void }
let wacht: ((vertrek: Vertrek) => void) | null = null
/** The last one that asked is asked by `ga`. */
export const beforeNavigate = (vraag: (vertrek: Vertrek) => void): void => { wacht = vraag }
/** As if somebody goes there from /wachtrijen/kanalen; null: she closes the window. Whether she may. */
export function ga(pad: string | null): boolean {
  let mag = true
  const url = (waarheen: string) => ({ url: new URL(waarheen, 'http://x') })
  wacht?.({ from: url('/wachtrijen/kanalen'), to: pad === null ? null : url(pad), willUnload: pad === null, cancel: () => { mag = false } })
  return mag
}
