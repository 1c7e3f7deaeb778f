/** `rijnmond-1-op-1@2` as a screen sends it; anything else is "from nothing". */
export function leesVan(waarde: string): { sleutel: string; versie: number } | null {
  const delen = /^([a-z0-9][a-z0-9-]{0,62})@(\d{1,6})$/.exec(waarde)
  return delen ? { sleutel: delen[1]!, versie: Number(delen[2]) } : null
}
export const schrijfVan = ({ sleutel, versie }: { readonly sleutel: string; readonly versie: number }): string => `${sleutel}@${versie}`

/** The text of an uploaded file; empty when none was chosen. */
export async function bestandVan(form: FormData, naam: string): Promise<string> {
  const waarde = form.get(naam)
  return waarde instanceof File ? waarde.text() : ''
}

/** What the way to a concept is called, for who looks. */
export const conceptknop = ({ status, magGoedkeuren }: { readonly status: 'concept' | 'ter-goedkeuring'; readonly magGoedkeuren: boolean }): string =>
  magGoedkeuren ? 'Bekijk en keur goed' : status === 'concept' ? 'Verder met concept' : 'Bekijk concept'
