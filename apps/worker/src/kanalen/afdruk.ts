import { createHash } from 'node:crypto'

/**
 * What a key looks like outside: in `Message-ID`, in `X-Idempotency-Key`, and in the log, from which it is read again when the database was put
 * back (`afdruk` of packages/db is the same). Of the person in the key nothing is left.
 */
export const afdruk = (sleutel: string): string => createHash('sha256').update(sleutel).digest('hex').slice(0, 32)
