import { afterNavigate, goto } from '$app/navigation'
import { page } from '$app/state'

/**
 * What was just done is said once. Its word leaves the address as soon as it stands on the page, so that a reload, a bookmark or a colleague who
 * gets the address does not say it again; the page stays as it is. Who comes back to the page later does not read it either: the router still knows
 * the page by that word, and asks it anew without. Without script it stays in the address. `ook`: what else of the address belongs to that sentence.
 * Called when a page is made.
 */
export function vergeetGedaan(ook: readonly string[] = []): void {
  afterNavigate(({ type }) => {
    const url = new URL(location.href)
    const erna = !url.searchParams.has('gedaan')
    if (erna && !(type === 'popstate' && page.url.searchParams.has('gedaan'))) return
    for (const naam of ['gedaan', ...ook]) url.searchParams.delete(naam)
    // eslint-disable-next-line svelte/no-navigation-without-resolve -- it is where she is
    void goto(url, { shallow: !erna, replace: true, reset: false, ...(!erna && { state: page.state }) })
  })
}
