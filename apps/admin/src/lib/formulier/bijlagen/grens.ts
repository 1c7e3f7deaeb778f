/** What the server takes; it judges again, from what is in the file. Bytes. */
export const MAX_BYTES = 10 * 1024 * 1024
const UITGANGEN = ['pdf', 'png', 'jpg', 'jpeg', 'webp', 'docx', 'xlsx', 'pptx', 'odt', 'ods', 'txt']
/** For `accept` of the file input. */
export const SOORTEN = UITGANGEN.map((uitgang) => `.${uitgang}`).join(',')
export const WELKE = 'Pdf, foto (png, jpg, webp), Word, Excel, PowerPoint, OpenDocument of tekst'

/** Why a file cannot go, or null. Told before a byte is sent. */
export function keurBestand({ name, size }: Pick<File, 'name' | 'size'>): string | null {
  if (size === 0) return 'Dit bestand is leeg. Kies een ander bestand.'
  if (size > MAX_BYTES) return `Dit bestand is ${grootte(size)}. Het mag hoogstens 10 MB zijn. Maak het kleiner of verdeel het.`
  if (!UITGANGEN.includes(name.split('.').at(-1)!.toLowerCase())) return `Dit soort bestand kan hier niet. Wel: ${WELKE.charAt(0).toLowerCase()}${WELKE.slice(1)}.`
  return null
}

/** "48 kB", "3,2 MB". */
export const grootte = (bytes: number): string => (bytes < 1_000_000 ? `${Math.max(1, Math.round(bytes / 1_000))} kB` : `${(bytes / 1_000_000).toFixed(1).replace('.', ',')} MB`)
