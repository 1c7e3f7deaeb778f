import { err, ok, type Result } from '@regietafel/domain/kernel'
import { fileTypeFromBuffer } from 'file-type'

/** Bytes of one file (10 MiB), and of all files of one form. */
export const MAX_BIJLAGE = 10 * 1024 * 1024
export const MAX_PER_FORMULIER = 200 * 1024 * 1024
export const MAX_AANTAL = 200

/** What may be added: texts, tables and pictures that a professional can read everywhere. By kind: what its name must end with. */
export const BIJLAGESOORTEN: Readonly<Record<string, readonly string[]>> = {
  'application/pdf': ['pdf'],
  'image/png': ['png'],
  'image/jpeg': ['jpg', 'jpeg'],
  'image/webp': ['webp'],
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': ['docx'],
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': ['xlsx'],
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': ['pptx'],
  'application/vnd.oasis.opendocument.text': ['odt'],
  'application/vnd.oasis.opendocument.spreadsheet': ['ods'],
  'text/plain': ['txt'],
}
const WELK = 'Voeg een pdf, een foto (png, jpg, webp), een Word-, Excel-, PowerPoint- of OpenDocument-bestand of een tekstbestand toe.'

export interface Herkend { readonly naam: string; readonly mediatype: string }
export interface Bijlageweigering { readonly code: 'BIJLAGE_LEEG' | 'BIJLAGE_TE_GROOT' | 'BIJLAGE_SOORT' | 'BIJLAGE_TE_VEEL'; readonly melding: string }
const nee = (code: Bijlageweigering['code'], melding: string): Result<never, Bijlageweigering> => err({ code, melding })

/** What a file is, from its content; its name only counts when it says the same. A program, a page of HTML or an SVG in the clothes of a picture is refused. */
export async function herken(bytes: Uint8Array, genoemd: string): Promise<Result<Herkend, Bijlageweigering>> {
  if (bytes.length === 0) return nee('BIJLAGE_LEEG', 'Dit bestand is leeg. Kies een ander bestand.')
  if (bytes.length > MAX_BIJLAGE) return nee('BIJLAGE_TE_GROOT', 'Dit bestand is groter dan 10 MB. Maak het kleiner of verdeel het.')
  const naam = schoneNaam(genoemd)
  const uitgang = naam.split('.').at(-1)!.toLowerCase()
  const gevonden = await fileTypeFromBuffer(bytes).catch(() => undefined)
  const mediatype = gevonden ? gevonden.mime : isTekst(bytes) ? 'text/plain' : null
  const uitgangen = mediatype === null ? undefined : BIJLAGESOORTEN[mediatype]
  if (!uitgangen) return nee('BIJLAGE_SOORT', `Dit soort bestand kan hier niet. ${WELK}`)
  if (!uitgangen.includes(uitgang)) return nee('BIJLAGE_SOORT', `De naam van dit bestand past niet bij wat erin staat. ${WELK}`)
  return ok({ naam, mediatype: mediatype! })
}

/** Without folders, without characters that a name cannot have, at most 150 long with its ending kept. */
export function schoneNaam(genoemd: string): string {
  // eslint-disable-next-line no-control-regex
  const kaal = genoemd.normalize('NFC').slice(-1_000).split(/[/\\]/).at(-1)!.replace(/[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2066-\u2069"<>|:*?]/g, '').trim()
  const punt = kaal.lastIndexOf('.')
  const [stam, eind] = punt > 0 ? [kaal.slice(0, punt), kaal.slice(punt).slice(0, 10)] : [kaal, '']
  return `${stam.slice(0, 150 - eind.length) || 'bestand'}${eind}`
}

/** Plain text in UTF-8 without control characters, and not the beginning of a page or program. */
function isTekst(bytes: Uint8Array): boolean {
  const begin = Buffer.from(bytes.subarray(0, 512)).toString('latin1').trimStart().toLowerCase()
  if (/^(<[!?a-z]|#!|%!|mz)/.test(begin)) return false
  try {
    const tekst = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    // eslint-disable-next-line no-control-regex
    return !/[\u0000-\u0008\u000e-\u001a\u001c-\u001f]/.test(tekst)
  } catch {
    return false
  }
}
