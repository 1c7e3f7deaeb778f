import { boolean, index, integer, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { sql } from 'drizzle-orm'
import { gemeente } from './gemeente.ts'
import { id, moment, nu, spoor } from './kolommen.ts'

export type Taaksoort = 'terugblik' | 'kalender-bijwerken' | 'formulier-verhuizen' | 'bezorg-opnieuw'
export type Taakstatus = 'wacht' | 'bezig' | 'klaar' | 'geannuleerd' | 'mislukt'

/**
 * Long work that the worker does for somebody who waits for it: with progress, and it can be stopped. `levensteken_op` is real time;
 * one that is `bezig` without a sign of life for a minute is taken over and begins again. Ids and settings in `invoer`, no personal data.
 */
export const achtergrondtaak = pgTable(
  'achtergrondtaak',
  {
    id: id(),
    gemeenteId: uuid().notNull().references(() => gemeente.id),
    soort: text().$type<Taaksoort>().notNull(),
    invoer: jsonb().$type<Record<string, unknown>>().notNull(),
    status: text().$type<Taakstatus>().notNull().default('wacht'),
    gedaan: integer().notNull().default(0),
    totaal: integer(),
    uitkomst: jsonb().$type<Record<string, unknown>>(),
    foutCode: text(),
    pogingen: integer().notNull().default(0),
    annuleren: boolean().notNull().default(false),
    door: text().notNull(),
    aangemaaktOp: moment().notNull().default(nu),
    begonnenOp: moment(),
    klaarOp: moment(),
    levenstekenOp: moment(),
    /** W3C traceparent of the click that asked for it. */
    spoor: text().default(spoor),
  },
  (t) => [
    index('achtergrondtaak_open').on(t.gemeenteId, t.aangemaaktOp).where(sql`status in ('wacht', 'bezig')`),
    index('achtergrondtaak_lijst').on(t.gemeenteId, t.soort, t.aangemaaktOp),
  ],
)
