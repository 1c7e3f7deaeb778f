import type { Maat, Maatniveau, Maatregel } from './maat.ts'

export type Meldingniveau = 'let-op' | 'over-de-grens'

/** An alarm that is open. Moments in ms, real time. */
export interface OpenMelding {
  readonly niveau: Meldingniveau
  readonly begonnenOp: number
  /** When it was last as bad as its niveau. */
  readonly gezienOp: number
  /** How many of its steps were told. */
  readonly stap: number
  readonly opgepaktOp: number | null
}

/** `meld`: people are told now, once, however many steps have passed. */
export type Meldingbesluit =
  | { readonly doe: 'niets' }
  | ({ readonly doe: 'open' | 'bijwerken'; readonly meld: boolean } & Pick<OpenMelding, 'niveau' | 'begonnenOp' | 'gezienOp' | 'stap'>)
  | { readonly doe: 'einde'; readonly meld: boolean }

const MINUUT = 60_000
const DAG_MIN = 1_440
/** It has to be better for so long before it is over: a number that goes to and fro around its grens is one alarm. */
export const RUST_MS = 3 * MINUUT
/** Nothing is known of it any more for so long: it is over. */
export const UIT_ZICHT_MS = 60 * MINUUT
/** Who picked it up hears nothing more of it for so long. */
export const OPGEPAKT_MS = DAG_MIN * MINUUT

/** Minutes after the begin of step `i` (from 0): those of the rule, and then every day. */
export const stapMinuut = (stappen: readonly number[], i: number): number =>
  i < stappen.length ? stappen[i]! : (stappen.at(-1) ?? 0) + DAG_MIN * (i - stappen.length + (stappen.length > 0 ? 1 : 0))

/** How many steps have passed after so many minutes. */
export function stappenGezet(stappen: readonly number[], minuten: number): number {
  let aantal = 0
  while (stapMinuut(stappen, aantal) <= minuten) aantal += 1
  return aantal
}

export interface Waarneming {
  readonly niveau: Maatniveau
  /** Ms, real time. */
  readonly nu: number
  /** How long it has to be better; 0 for what is exact, like a pauze. */
  readonly rustMs?: number
}

/** What happens with an alarm after one look. Only what is over the grens is told; let-op stands on the screen. */
export function beslisMelding(open: OpenMelding | null, { niveau, nu, rustMs = RUST_MS }: Waarneming, regel: Pick<Maatregel, 'stappen' | 'actief'>): Meldingbesluit {
  if (!regel.actief) return open ? { doe: 'einde', meld: open.stap > 0 } : { doe: 'niets' }
  if (niveau === 'let-op' || niveau === 'over-de-grens') return open ? blijft(open, niveau, nu, { rustMs, regel }) : begint(niveau, nu, regel)
  if (!open || nu - open.gezienOp < (niveau === 'onbekend' ? UIT_ZICHT_MS : rustMs)) return { doe: 'niets' }
  return { doe: 'einde', meld: open.stap > 0 }
}

function begint(niveau: Meldingniveau, nu: number, { stappen }: Pick<Maatregel, 'stappen'>): Meldingbesluit {
  const stap = niveau === 'over-de-grens' ? stappenGezet(stappen, 0) : 0
  return { doe: 'open', niveau, begonnenOp: nu, gezienOp: nu, stap, meld: stap > 0 }
}

function blijft(open: OpenMelding, gezien: Meldingniveau, nu: number, { rustMs, regel }: { rustMs: number; regel: Pick<Maatregel, 'stappen'> }): Meldingbesluit {
  if (open.niveau === 'over-de-grens' && gezien === 'let-op')
    return nu - open.gezienOp < rustMs ? { doe: 'niets' } : { doe: 'bijwerken', ...open, niveau: 'let-op', gezienOp: nu, meld: false }
  // What nobody was told of yet begins when it goes over the grens.
  const begonnenOp = gezien === 'over-de-grens' && open.niveau === 'let-op' && open.stap === 0 ? nu : open.begonnenOp
  const gezet = gezien === 'over-de-grens' ? stappenGezet(regel.stappen, (nu - begonnenOp) / MINUUT) : open.stap
  const stil = open.opgepaktOp !== null && nu - open.opgepaktOp < OPGEPAKT_MS
  const meld = gezet > open.stap && !stil
  return { doe: 'bijwerken', niveau: gezien, begonnenOp, gezienOp: nu, stap: meld ? gezet : open.stap, meld }
}

const duur = (minuten: number): string => {
  if (minuten === 0) return 'Meteen'
  if (minuten % DAG_MIN === 0) return minuten === DAG_MIN ? 'Na een dag' : `Na ${minuten / DAG_MIN} dagen`
  if (minuten % 60 === 0) return `Na ${minuten / 60} uur`
  return minuten === 1 ? 'Na 1 minuut' : `Na ${minuten} minuten`
}

/** "Na 5 minuten een mail, na 30 minuten nog een, daarna elke dag." */
export function stappenInWoorden({ stappen, email, webhook, actief, maat }: Pick<Maatregel, 'stappen' | 'actief'> & { readonly email: boolean; readonly webhook: boolean; /** A pauze is over before a day is. */ readonly maat?: Maat }): string {
  if (!actief) return 'Geen melding: je ziet het getal alleen op het scherm.'
  if (!email && !webhook) return 'Alleen op het scherm: er gaat geen bericht uit.'
  const wat = email ? (webhook ? 'een mail en een webhook' : 'een mail') : 'een webhook'
  const [eerste = 0, ...rest] = stappen
  return `${[`${duur(eerste)} ${wat}`, ...rest.map((minuten) => `${duur(minuten).toLowerCase()} nog een`), ...(maat === 'pauzes' ? [] : ['daarna elke dag'])].join(', ')}.`
}
