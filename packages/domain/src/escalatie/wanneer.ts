import { dagOp, klokMs, tijdVan, toDatum, toMinuten, toMs, type Dag, type Datum, type Tijdstip } from '../kernel/index.ts'
import { vergelijkTrap } from './trap.ts'

/** When one gemeente mails. Times are local clock times in Amsterdam, `HH:MM` or `HH:MM:SS` (seconds do not count). */
export interface Mailinstelling {
  /** When everybody gets her verzamelmail. In the quiet hours it waits for their end. */
  readonly verzameltijd: string
  /** Quiet from `stilVan` up to `stilTot`, over midnight when that is earlier on the clock. Equal: never quiet. */
  readonly stilVan: string
  readonly stilTot: string
  /** Trappen that are mailed at once and by themselves, as they were chosen; what comes after them on the ladder is too (`isSpoedtrap`). */
  readonly spoed: readonly string[]
  /** Urgent ones break through the quiet hours. */
  readonly spoedDoorStilte: boolean
}

/** What holds for a gemeente that chose nothing. The columns of `meldinginstelling` have the same defaults. */
export const STANDAARD_MAILINSTELLING: Mailinstelling = { verzameltijd: '09:00', stilVan: '20:00', stilTot: '07:00', spoed: ['E3', 'E4'], spoedDoorStilte: false }

export interface TeMailen {
  readonly trap: string
  readonly nu: Tijdstip
  readonly instelling: Mailinstelling
  /** This person has a verzamelmail of today (Amsterdam) already. */
  readonly hadVandaag: boolean
}

export interface Mailmoment {
  /** Waits for the verzamelmail of its day; false goes by itself. */
  readonly verzamelen: boolean
  /** Not to be mailed before this (UTC, milliseconds). Null: at once. */
  readonly nietVoor: string | null
}

const iso = (ms: number): string => new Date(ms).toISOString()

/** The end of the quiet hours at `ms`, or null when it is not quiet then. */
export function eindeStilteMs(ms: number, { stilVan, stilTot }: Pick<Mailinstelling, 'stilVan' | 'stilTot'>): number | null {
  const [van, tot] = [toMinuten(stilVan), toMinuten(stilTot)]
  const dag = dagOp(ms)
  const minuut = toMinuten(tijdVan(ms))
  const overMiddernacht = van > tot
  const stil = overMiddernacht ? minuut >= van || minuut < tot : minuut >= van && minuut < tot
  if (!stil) return null
  const eindeDag = overMiddernacht && minuut >= van ? dag + 1 : dag
  const einde = klokMs(eindeDag, tot)
  return einde > ms ? einde : klokMs(eindeDag, tot, 'tweede')
}

/** When the verzamelmail that is planned for `dag` goes: at the verzameltijd, or at the end of the quiet hours it falls in. */
function verzamelMs(dag: Dag, instelling: Mailinstelling): number {
  const ms = klokMs(dag, toMinuten(instelling.verzameltijd))
  return eindeStilteMs(ms, instelling) ?? ms
}

/** The first moment after `ms` (or, with `vanaf`, on a later local day) at which verzamelmails go. */
function volgendeVerzamelMs(ms: number, instelling: Mailinstelling, vanafDag: Dag): number {
  for (let dag = vanafDag - 1; ; dag += 1) {
    const op = verzamelMs(dag, instelling)
    if (op >= ms && dagOp(op) >= vanafDag) return op
  }
}

const opLadder = /^E\d+$/

/** The highest trap of the ladder that was chosen as urgent; null when none was. What comes after it is urgent as well. */
export const hoogsteSpoed = (spoed: readonly string[]): string | null => spoed.filter((trap) => opLadder.test(trap)).sort(vergelijkTrap).at(-1) ?? null

/** Urgent: chosen so, or above all on the ladder that are. A trap that a kader adds at the top does not wait longer than what it follows. */
export function isSpoedtrap(trap: string, spoed: readonly string[]): boolean {
  const hoogste = hoogsteSpoed(spoed)
  return spoed.includes(trap) || (hoogste !== null && opLadder.test(trap) && vergelijkTrap(trap, hoogste) > 0)
}

/**
 * When somebody is mailed about a trap that goes off at `nu`. Urgent: at once, in quiet hours at their end. Else in the verzamelmail of
 * today when that still has to go, or has gone without anything for this person; else in the next. One verzamelmail per day.
 */
export function wanneerMail({ trap, nu, instelling, hadVandaag }: TeMailen): Mailmoment {
  const ms = toMs(nu)
  const stilTot = eindeStilteMs(ms, instelling)
  if (isSpoedtrap(trap, instelling.spoed)) return { verzamelen: false, nietVoor: stilTot === null || instelling.spoedDoorStilte ? null : iso(stilTot) }
  return { verzamelen: true, nietVoor: iso(verzamelmoment(ms, { instelling, hadVandaag, stil: stilTot !== null })) }
}

function verzamelmoment(ms: number, { instelling, hadVandaag, stil }: { instelling: Mailinstelling; hadVandaag: boolean; stil: boolean }): number {
  const vandaag = dagOp(ms)
  if (hadVandaag) return volgendeVerzamelMs(ms, instelling, vandaag + 1)
  const volgende = volgendeVerzamelMs(ms, instelling, vandaag)
  // Today's has gone, without this person: she gets hers now.
  return dagOp(volgende) === vandaag || stil ? volgende : ms
}

/** The moment of the first verzamelmail on a later local day than `nu`: for what found today's gone. */
export const verzamelmailMorgen = (nu: Tijdstip, instelling: Mailinstelling): string => iso(volgendeVerzamelMs(toMs(nu), instelling, dagOp(toMs(nu)) + 1))

/** Until when nobody is mailed at `nu`, or null. `spoed`: for what may break through. */
export function mailStilTot(nu: Tijdstip, instelling: Mailinstelling): { readonly gewoon: string | null; readonly spoed: string | null } {
  const einde = eindeStilteMs(toMs(nu), instelling)
  const gewoon = einde === null ? null : iso(einde)
  return { gewoon, spoed: instelling.spoedDoorStilte ? null : gewoon }
}

/** The day of a verzamelmail that goes at `nu`. */
export const verzameldag = (nu: Tijdstip): Datum => toDatum(dagOp(toMs(nu)))
