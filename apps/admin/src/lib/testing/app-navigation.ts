import { onDestroy } from 'svelte'

/** Stands in for `$app/navigation` in component tests: nobody goes anywhere. */
export const goto = (naar: URL | string, hoe: object = {}): Promise<void> => {
  gegaan.push({ naar: String(naar), hoe })
  return Promise.resolve()
}
/** Where was gone to. */
export const gegaan: { readonly naar: string; readonly hoe: object }[] = []
export const invalidateAll = (): Promise<void> => Promise.resolve()

/** Nothing navigates in a component test, but for what `kwamAan` says. */
export function afterNavigate(bij: Aankomst): void {
  try {
    onDestroy(() => aankomsten.delete(bij))
  } catch {
    aankomsten.clear() // asked outside a component: the last one counts
  }
  aankomsten.add(bij)
}
type Aankomst = (hoe: { readonly type: string; readonly to: { readonly url: URL } }) => void
const aankomsten = new Set<Aankomst>()
/** As if she came on the page on which these components stand. */
export const kwamAan = (type = 'goto'): void => {
  const to = { url: new URL(location.href) }
  for (const bij of [...aankomsten]) bij({ type, to })
}

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
