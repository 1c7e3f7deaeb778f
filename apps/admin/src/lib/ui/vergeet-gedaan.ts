import { afterNavigate, goto } from '$app/navigation'
import { page } from '$app/state'

/**
 * What was just done is said once. Its word leaves the address as soon as it stands on the page, so that a reload, a bookmark or a colleague who
 * gets the address does not say it again; the page stays as it is. Without script it stays in the address. `ook`: what else of
 * the address belongs to that sentence. Called when a page is made.
 */
export function vergeetGedaan(ook: readonly string[] = []): void {
  afterNavigate(() => {
    const url = new URL(location.href)
    if (!url.searchParams.has('gedaan')) return
    for (const naam of ['gedaan', ...ook]) url.searchParams.delete(naam)
    // eslint-disable-next-line svelte/no-navigation-without-resolve -- it is where she is
    void goto(url, { shallow: true, replace: true, reset: false, state: page.state })
  })
}
