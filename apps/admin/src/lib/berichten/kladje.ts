/** Words that were typed and not saved yet, kept in this window so that leaving the page loses nothing. They hold no personal data. */
export interface Kladje { readonly onderwerp: string; readonly tekst: string; readonly revisie: number }

const sleutel = (soort: string): string => `regietafel:bericht:${soort}`

/** Null when there is none, when it cannot be read, or when storage is not allowed. */
export function leesKladje(soort: string, opslag: Storage | undefined = globalThis.sessionStorage): Kladje | null {
  try {
    const gelezen = JSON.parse(opslag?.getItem(sleutel(soort)) ?? 'null') as Partial<Kladje> | null
    return typeof gelezen?.onderwerp === 'string' && typeof gelezen.tekst === 'string' && typeof gelezen.revisie === 'number' ? (gelezen as Kladje) : null
  } catch {
    return null
  }
}

/** Null throws it away. */
export function bewaarKladje(soort: string, kladje: Kladje | null, opslag: Storage | undefined = globalThis.sessionStorage): void {
  try {
    if (kladje) opslag?.setItem(sleutel(soort), JSON.stringify(kladje))
    else opslag?.removeItem(sleutel(soort))
  } catch {
    // Storage is full or not allowed: the words still stand on the page.
  }
}
