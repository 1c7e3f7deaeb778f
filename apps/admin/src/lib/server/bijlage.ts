/** Bytes of one request with a file: 10 MiB of file and what stands around it. */
export const MAX_VERZOEK = 11 * 1024 * 1024

export type Ontvangen = { readonly ok: true; readonly veldId: string; readonly naam: string; readonly inhoud: string } | { readonly ok: false; readonly status: number; readonly melding: string }
const nee = (status: number, melding: string): Ontvangen => ({ ok: false, status, melding })

const TE_GROOT = 'Dit bestand is groter dan 10 MB. Maak het kleiner of verdeel het.'

/** One file from our own page. How large it is, is known before a byte of it is taken in. */
export async function leesBestand(request: Request, origin: string): Promise<Ontvangen> {
  if (request.headers.get('origin') !== origin) return nee(403, 'Dit verzoek komt niet van Regietafel.')
  if (!request.headers.get('content-type')?.toLowerCase().startsWith('multipart/form-data;')) return nee(415, 'Dit soort bericht kan hier niet.')
  const lengte = Number(request.headers.get('content-length') ?? Number.NaN)
  if (Number.isNaN(lengte)) return nee(411, 'Er staat niet bij hoe groot dit bestand is. Probeer het opnieuw.')
  if (lengte > MAX_VERZOEK) return nee(413, TE_GROOT)
  const form = await request.formData().catch(() => null)
  const [veldId, bestand] = [form?.get('veldId'), form?.get('bestand')]
  if (typeof veldId !== 'string' || !(bestand instanceof File)) return nee(400, 'Dit bestand kwam niet heel aan. Probeer het opnieuw.')
  return { ok: true, veldId, naam: bestand.name, inhoud: Buffer.from(await bestand.arrayBuffer()).toString('base64') }
}

/** `filename` for old readers, `filename*` for the real name (RFC 6266). No quote, line end or path can get out of it. */
export function alsBijlage(naam: string): string {
  const kaal = naam.normalize('NFKD').replace(/[^\w. -]/g, '_').slice(0, 150)
  return `attachment; filename="${kaal}"; filename*=UTF-8''${encodeURIComponent(naam.toWellFormed()).replace(/['()*]/g, (teken) => `%${teken.charCodeAt(0).toString(16).toUpperCase()}`)}`
}
