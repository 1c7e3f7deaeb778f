import { boolean, doublePrecision, index, integer, jsonb, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core'
import { sql } from 'drizzle-orm'
import { gemeente } from './gemeente.ts'
import { gemeenteId, id, moment, nu } from './kolommen.ts'

/** One gemeente's own thresholds for a maat. No row: the shipped rule. `stappen`: minutes after the begin at which it is told again, so that nobody is flooded. */
export const meldregel = pgTable(
  'meldregel',
  {
    gemeenteId: uuid().notNull().references(() => gemeente.id),
    maat: text().notNull(),
    letOp: doublePrecision(),
    grens: doublePrecision().notNull(),
    stappen: jsonb().$type<number[]>().notNull(),
    email: boolean().notNull().default(true),
    webhook: boolean().notNull().default(true),
    actief: boolean().notNull().default(true),
    gewijzigdDoor: text().notNull(),
    gewijzigdOp: moment().notNull().default(nu),
  },
  (t) => [primaryKey({ columns: [t.gemeenteId, t.maat] })],
)

/** An alarm from its begin to its end. At most one open per gemeente, maat and doel. Real time. */
export const melding = pgTable(
  'melding',
  {
    id: id(),
    gemeenteId: gemeenteId().references(() => gemeente.id),
    maat: text().notNull(),
    /** What exactly: a kanaal, the id of a pauze; empty when the maat says enough. */
    doel: text().notNull().default(''),
    niveau: text().$type<'let-op' | 'over-de-grens'>().notNull(),
    waarde: doublePrecision().notNull(),
    grens: doublePrecision().notNull(),
    begonnenOp: moment().notNull().default(sql`now()`),
    gezienOp: moment().notNull().default(sql`now()`),
    eindeOp: moment(),
    /** How many of the steps were told. */
    stap: integer().notNull().default(0),
    gemeldOp: moment(),
    opgepaktDoor: text(),
    opgepaktOp: moment(),
    /** What she does about it; about the guarding, never about a casus. */
    opgepaktReden: text(),
  },
  (t) => [unique('melding_tenant').on(t.gemeenteId, t.id), index('melding_open').on(t.gemeenteId, t.maat, t.doel).where(sql`einde_op is null`)],
)

/** One message of an alarm to one person or webhook; `sleutel` is its idempotency key: `meldingId:stap:ontvanger`. */
export const meldingverzending = pgTable(
  'meldingverzending',
  {
    id: id(),
    gemeenteId: gemeenteId(),
    meldingId: uuid().notNull(),
    stap: integer().notNull(),
    kanaal: text().$type<'email' | 'webhook'>().notNull(),
    gebruikerId: text(),
    webhookId: uuid(),
    sleutel: text().notNull(),
    status: text().$type<'wacht' | 'bezorgd' | 'mislukt'>().notNull().default('wacht'),
    pogingen: integer().notNull().default(0),
    laatsteFoutCode: text(),
    nietVoor: moment(),
    aangemaaktOp: moment().notNull().default(sql`now()`),
    bezorgdOp: moment(),
  },
  (t) => [unique('meldingverzending_sleutel').on(t.gemeenteId, t.sleutel), index('meldingverzending_wacht').on(t.gemeenteId, t.nietVoor).where(sql`status = 'wacht'`)],
)
