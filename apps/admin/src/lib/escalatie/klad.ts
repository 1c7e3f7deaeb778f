/** What somebody typed about an escalatie and did not send yet, kept in this window. The key holds ids only. */
export interface Klad { readonly daad: string; readonly reden: string; readonly tot: string; readonly besluit: string }

const sleutel = (escalatieId: string, gebruikerId: string): string => `regietafel:escalatie:${escalatieId}:${gebruikerId}`

/** Null when there is none, when it cannot be read, or when storage is not allowed. */
export function leesKlad(escalatieId: string, gebruikerId: string): Klad | null {
  try {
    const gelezen = JSON.parse(globalThis.sessionStorage.getItem(sleutel(escalatieId, gebruikerId)) ?? 'null') as Partial<Klad> | null
    return gelezen && (['daad', 'reden', 'tot', 'besluit'] as const).every((veld) => typeof gelezen[veld] === 'string') ? (gelezen as Klad) : null
  } catch {
    return null
  }
}

/** Nothing typed, or null: thrown away. */
export function bewaarKlad(escalatieId: string, gebruikerId: string, klad: Klad | null): void {
  try {
    if (klad && (klad.reden.trim() || klad.tot || klad.besluit)) globalThis.sessionStorage.setItem(sleutel(escalatieId, gebruikerId), JSON.stringify(klad))
    else globalThis.sessionStorage.removeItem(sleutel(escalatieId, gebruikerId))
  } catch {
    // Storage is full or not allowed: the words still stand on the page.
  }
}
