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
