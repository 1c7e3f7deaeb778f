import { leesVan } from '#lib/concept/invoer.ts'

/** `verklarende-analyse@3` or `verklarende-analyse@standaard` as a screen sends it; anything else is "from nothing". */
export function leesBron(waarde: string): { sleutel: string; versie: number | 'standaard' } | null {
  const standaard = /^([a-z0-9][a-z0-9-]{0,62})@standaard$/.exec(waarde)
  return standaard ? { sleutel: standaard[1]!, versie: 'standaard' } : leesVan(waarde)
}

/** Bytes of a file that may be imported; the server asks the same. */
export const MAX_BESTAND = 2 * 1024 * 1024

/** The name and content of an uploaded file, as the api takes it; empty when none was chosen. */
export async function bestandAlsInvoer(form: FormData, naam: string): Promise<{ bestandsnaam: string; inhoud: string }> {
  const waarde = form.get(naam)
  if (!(waarde instanceof File)) return { bestandsnaam: '', inhoud: '' }
  return { bestandsnaam: waarde.name.slice(0, 300), inhoud: Buffer.from(await waarde.arrayBuffer()).toString('base64') }
}

/** How a file was recognised, for who brought it. */
export const bestandsoorten = { regietafel: 'een formulier van Regietafel', fhir: 'een FHIR Questionnaire', xlsform: 'een XLSForm' } as const
