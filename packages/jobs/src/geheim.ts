import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'

/** A sealed secret that does not open: another GEHEIM_SLEUTEL, or it was tampered with. The message says no more. */
export class GeheimFout extends Error {
  override name = 'GeheimFout'
  readonly code = 'GEHEIM_ONLEESBAAR'
}

const VERSIE = 'v1'
const SLEUTEL_BYTES = 32
const IV_BYTES = 12

/** Whether this can be GEHEIM_SLEUTEL: 32 bytes in base64 (or base64url). */
export const isGeheimSleutel = (sleutel: string): boolean => /^[\w+/-]+={0,2}$/.test(sleutel) && Buffer.from(sleutel, 'base64').length === SLEUTEL_BYTES

/** Passwords and words that stand in examples and manuals. */
const VOORBEELDEN = new Set(['postgres', 'password', 'wachtwoord', 'geheim', 'secret', 'changeme', 'change-me', 'regietafel', 'admin', 'test', 'example'])
/** Shorter words turn up in what was drawn at random. */
const VOORBEELDWOORD = new RegExp([...VOORBEELDEN].filter((woord) => woord.length >= 6).join('|'), 'i')
/** Fewer different characters than this were typed by somebody. */
const WEINIG = 8

/** Whether the password in this address is one out of a manual. */
export const isVoorbeeldwachtwoord = (url: string): boolean => VOORBEELDEN.has(decodeURIComponent(URL.parse(url)?.password ?? '').toLowerCase())

/** A sentence for each of these addresses (by the name of its variable) that has such a password; never the password itself. */
export const voorbeeldwachtwoorden = (adressen: Readonly<Record<string, string | null | undefined>>): string[] =>
  Object.entries(adressen).flatMap(([naam, url]) => (isVoorbeeldwachtwoord(url ?? '') ? [`Het wachtwoord in ${naam} is een voorbeeld. Kies een eigen wachtwoord.`] : []))

/** Whether this GEHEIM_SLEUTEL was not drawn at random: one repeated byte, or readable text. */
export function isVoorbeeldsleutel(sleutel: string): boolean {
  const bytes = Buffer.from(sleutel, 'base64')
  return new Set(bytes).size < WEINIG || /^[\x20-\x7e]{32}$/.test(bytes.toString('latin1'))
}

/** Whether a secret that may have any form was not drawn at random: a few characters over and over, or words of a manual. */
export const isVoorbeeldgeheim = (geheim: string): boolean => new Set(geheim).size < WEINIG || VOORBEELDWOORD.test(geheim)

/**
 * Seals a secret for a column (AES-256-GCM): `v1.<iv>.<tag>.<ciphertext>` in base64url. `sleutel` is GEHEIM_SLEUTEL. Twice the same
 * secret gives two texts. @throws GeheimFout for a sleutel that is none
 */
export function sealGeheim(sleutel: string, geheim: string): string {
  const iv = randomBytes(IV_BYTES)
  const cipher = createCipheriv('aes-256-gcm', toKey(sleutel), iv)
  const verzegeld = Buffer.concat([cipher.update(geheim, 'utf8'), cipher.final()])
  return [VERSIE, ...[iv, cipher.getAuthTag(), verzegeld].map((deel) => deel.toString('base64url'))].join('.')
}

/** @throws GeheimFout */
export function openGeheim(sleutel: string, verzegeld: string): string {
  const key = toKey(sleutel)
  const [versie, iv, tag, inhoud, ...rest] = verzegeld.split('.')
  if (versie !== VERSIE || !iv || !tag || inhoud === undefined || rest.length > 0) throw new GeheimFout('GEHEIM_ONLEESBAAR')
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, Buffer.from(iv, 'base64url'), { authTagLength: 16 })
    decipher.setAuthTag(Buffer.from(tag, 'base64url'))
    return Buffer.concat([decipher.update(Buffer.from(inhoud, 'base64url')), decipher.final()]).toString('utf8')
  } catch {
    throw new GeheimFout('GEHEIM_ONLEESBAAR')
  }
}

function toKey(sleutel: string): Buffer {
  if (!isGeheimSleutel(sleutel)) throw new GeheimFout('GEHEIM_SLEUTEL_ONGELDIG')
  return Buffer.from(sleutel, 'base64')
}
