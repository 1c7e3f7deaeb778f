import { createHash, timingSafeEqual } from 'node:crypto'

const hash = (tekst: string): Buffer => createHash('sha256').update(tekst).digest()

/** Whether this Authorization header carries the token; takes as long whatever it carries. */
export const isBearer = (kop: string | null | undefined, token: string): boolean => timingSafeEqual(hash(kop ?? ''), hash(`Bearer ${token}`)) && token.length > 0
